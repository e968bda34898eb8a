"""From an executed notebook and its widget state to one HTML page that needs nothing else."""

from .errors import ExportError
from .exporter import FolioExporter

__all__ = ["ExportError", "FolioExporter"]
