"""People of a hundred."""
