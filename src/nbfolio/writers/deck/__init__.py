"""Slides from a notebook's ``slideshow`` metadata: one HTML file that needs nothing else."""

from .exporter import FolioSlidesExporter

__all__ = ["FolioSlidesExporter"]
