"""Slides from a notebook's ``slideshow`` metadata: one HTML file that needs nothing else."""

from .. import Writer
from .exporter import FolioSlidesExporter

DECK = Writer(
    ".slides.html", lambda document: FolioSlidesExporter().from_document(document).encode()
)

__all__ = ["DECK", "FolioSlidesExporter"]
