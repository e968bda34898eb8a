"""What maintainers run: set-up, pictures, and the recording of a site."""
