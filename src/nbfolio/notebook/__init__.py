"""A notebook as it is stored: its shape, its widgets' state, what its outputs hold."""
