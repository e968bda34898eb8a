"""What matters to a reader: chosen, set side by side, and taken along on a sheet."""
