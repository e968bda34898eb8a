"""A notebook on paper: its sections with room for notes, and its answers apart."""
