"""Cells, outputs and widgets as HTML, and the script that moves them without a kernel."""
