"""Putting what was made where it is found: whole, or not at all."""
