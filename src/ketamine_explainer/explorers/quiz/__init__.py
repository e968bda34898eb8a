"""Questions to the reader: at the end of a page, in two short tests, in exercises."""
