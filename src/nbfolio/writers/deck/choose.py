"""Which cells of a notebook are slides: what their ``slideshow`` metadata say."""

from __future__ import annotations

from typing import Literal, cast, get_args

from nbformat import NotebookNode

Renderer = Literal["slide", "subslide", "fragment", "-", "skip", "notes"]

_KINDS = get_args(Renderer)


def kinds(nb: NotebookNode) -> list[Renderer]:
    """Return for each cell what it is in a deck.

    As nbconvert reads the metadata, with one exception: where some cells have a kind, those
    without one are left out. In a notebook without any, all cells are on one slide.
    """
    chosen = [cell.metadata.get("slideshow", {}).get("slide_type") for cell in nb.cells]
    rest = "skip" if any(chosen) else "-"
    return [cast(Renderer, kind if kind in _KINDS else rest) for kind in chosen]


def name_of(cell: NotebookNode, number: int) -> str:
    """Return what a slide that begins with a cell is called in an address."""
    given = cell.metadata.get("explainer", {}).get("slide")
    return str(given or cell.get("id") or f"slide-{number}")
