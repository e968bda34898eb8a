"""The course as a plugin of nbfolio: its frame, and what is built of its notebooks."""
