"""From executed notebooks and records to paper, printed by a browser: sheets, reader, handouts."""
