"""A year of infusions, supposed."""
