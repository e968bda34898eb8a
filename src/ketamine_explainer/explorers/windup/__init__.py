"""Wind-up of a nerve cell, and what blocking its channels does."""
