"""Evidence synthesis: records in words, figures derived from them, and as a table."""
