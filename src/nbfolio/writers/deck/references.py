"""References last, and as many on a slide as can be read there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from ...notebook.bundles import form
from ...notebook.shape import REFERENCES as TAG

LINES, WIDTH = 19, 94
"""Lines on a slide, and letters on a line, at the smallest type that slides use."""

_MORE_NUMBERS = re.compile(r"(\[doi [^;\]]+)[^\]]*\]")
_LINK = re.compile(r"\]\([^)]*\)|<https?:[^>]*>")


def with_references_last(nb: NotebookNode) -> NotebookNode:
    """Return a notebook with all its references on its last slides, each of them once."""
    lists = [cell for cell in nb.cells if TAG in cell.metadata.get("tags", ())]
    if not lists:
        return nb
    items = sorted({item for cell in lists for item in _items(cell)}, key=str.casefold)
    rest = [cell for cell in nb.cells if cell not in lists]
    pages = list(_pages(items))
    slides = [_slide(page, number, len(pages)) for number, page in enumerate(pages, start=1)]
    return NotebookNode({**nb, "cells": [*rest, *slides]})


def _items(cell: NotebookNode) -> Iterator[str]:
    for output in cell.get("outputs", ()):
        lines = (form(output, "text/markdown") or "").splitlines()
        yield from (_MORE_NUMBERS.sub(r"\1]", line) for line in lines if line.startswith("- "))


def _pages(items: Iterable[str]) -> Iterator[list[str]]:
    page: list[str] = []
    used = 0
    for item in items:
        lines = ceil(len(_LINK.sub("", item)) / WIDTH)
        if page and used + lines > LINES:
            yield page
            page, used = [], 0
        page.append(item)
        used += lines
    if page:
        yield page


def _slide(items: Sequence[str], number: int, count: int) -> NotebookNode:
    title = f"## References ({number} of {count})" if count > 1 else "## References"
    name = TAG if number == 1 else f"{TAG}-{number}"
    metadata = {
        "slideshow": {"slide_type": "slide" if number == 1 else "subslide"},
        "explainer": {"slide": name},
    }
    return new_markdown_cell("\n".join([title, "", *items]), id=name, metadata=metadata)
