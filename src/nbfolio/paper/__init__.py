"""HTML on paper: printed by a browser that is installed."""
