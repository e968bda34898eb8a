"""A notebook as one page of HTML that needs nothing else."""

from .. import Writer
from .exporter import FolioExporter

PAGE = Writer(".html", lambda document: FolioExporter().from_document(document).encode())

__all__ = ["PAGE", "FolioExporter"]
