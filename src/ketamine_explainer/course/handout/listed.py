"""What the reader lists once for all notebooks: their sources."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from nbfolio.writers.paper.sheet import Sheet


def references(sheets: Iterable[Sheet]) -> list[Markup]:
    """Return the references of several notebooks, each once, by the alphabet."""
    return sorted({item for sheet in sheets for item in sheet.references}, key=str.casefold)
