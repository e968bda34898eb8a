"""Slides from a notebook's ``slideshow`` metadata: one HTML file that needs nothing else."""

from .exporter import ExplainerSlidesExporter
from .notes import Notes, Spoken
from .write import write_decks

__all__ = ["ExplainerSlidesExporter", "Notes", "Spoken", "write_decks"]
