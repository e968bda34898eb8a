"""The article claim by claim, and what to ask."""
