"""Slides from a notebook's ``slideshow`` metadata: one HTML file that needs nothing else."""

from .exporter import ExplainerSlidesExporter
from .write import DECK

__all__ = ["DECK", "ExplainerSlidesExporter"]
