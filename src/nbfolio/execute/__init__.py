"""Running notebooks, and the form in which they are stored."""
