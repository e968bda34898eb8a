"""What is made of a notebook: each writer reads it, none knows another."""
