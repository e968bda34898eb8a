"""Any notebook as pages and decks that need no kernel, no server and no network."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .notebook.errors import ExportError
    from .writers.page.exporter import FolioExporter

__all__ = ["ExportError", "FolioExporter"]

_HOMES = {"FolioExporter": "writers.page.exporter", "ExportError": "notebook.errors"}


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is asked for: nbconvert and all that it needs is slow."""
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(name)
