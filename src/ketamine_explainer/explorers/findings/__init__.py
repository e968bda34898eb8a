"""Findings in rows, each beside its control; the options of a decision."""
