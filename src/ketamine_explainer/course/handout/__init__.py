"""From executed notebooks to paper: handouts and a speaker's script, printed by a browser."""
