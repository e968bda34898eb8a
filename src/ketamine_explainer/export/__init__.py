"""From an executed notebook and its widget state to one HTML page that needs nothing else."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .errors import ExportError
    from .folio import FolioExporter

__all__ = ["ExportError", "FolioExporter"]

_HOMES = {"FolioExporter": "folio", "ExportError": "errors"}


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is asked for: nbconvert and all that it needs is slow."""
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(name)
