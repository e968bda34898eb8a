"""References last, and as many on a slide as can be read there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil

from ...notebook.document import Cell, Document, Prose, References

NAME = "references"
"""What their slide is called in an address; the next ones are numbered."""

LINES, WIDTH = 19, 94
"""Lines on a slide, and letters on a line, at the smallest type that slides use."""

_MORE_NUMBERS = re.compile(r"(\[doi [^;\]]+)[^\]]*\]")
_LINK = re.compile(r"\]\([^)]*\)|<\w+:[^>]*>")


def with_references_last(document: Document) -> Document:
    """Return a notebook with all its references on its last slides, each of them once."""
    lists = list(document.all(References))
    if not lists:
        return document
    items = {_MORE_NUMBERS.sub(r"\1]", item) for each in lists for item in each.items}
    rest = [block for block in document.blocks if block not in lists]
    pages = list(_pages(sorted(items, key=str.casefold)))
    slides = [_slide(page, number, len(pages)) for number, page in enumerate(pages, start=1)]
    return replace(document, blocks=(*rest, *slides))


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


def _slide(items: Sequence[str], number: int, count: int) -> Prose:
    title = f"## References ({number} of {count})" if count > 1 else "## References"
    name = NAME if number == 1 else f"{NAME}-{number}"
    cell = Cell(0, name, "slide" if number == 1 else "subslide", name)
    return Prose(cell, "\n".join([title, "", *items]))
