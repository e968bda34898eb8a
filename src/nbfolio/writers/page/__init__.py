"""A notebook as one page of HTML that needs nothing else."""

from .exporter import FolioExporter

__all__ = ["FolioExporter"]
