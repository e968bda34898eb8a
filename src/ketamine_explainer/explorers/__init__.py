"""What a notebook shows: a room for each topic, and the kit that all are built with."""
