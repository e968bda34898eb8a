"""The sources of a deck: on one slide those that are cited most, and where all of them stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from math import ceil

from ...notebook.document import Cell, Document, Prose, References

NAME = "references"
"""What their slide is called in an address."""

LINES, WIDTH = 15, 82
"""Lines on the slide, and letters on a line, at the smallest type that slides use."""

_NUMBER = re.compile(r"\[doi [^\]]*\]")
_LINK = re.compile(r"\]\([^)]*\)|<\w+:[^>]*>")
_ADDRESS = re.compile(r"https?://[^\s\"'<>)\\]+")


def with_references_last(document: Document, told: Callable[[int], str]) -> Document:
    """Return a notebook whose last slide has its sources, the most cited ones first.

    Parameters
    ----------
    document
        The notebook.
    told
        Where all of so many sources stand, in words: said where not all have room.
    """
    lists = list(document.all(References))
    if not lists:
        return document
    rest = [block for block in document.blocks if block not in lists]
    items = sorted({item for each in lists for item in each.items}, key=str.casefold)
    kept = list(_fitting(_most_cited(items, replace(document, blocks=tuple(rest)))))
    whole = len(kept) == len(items)
    words = [] if whole else ["", told(len(items))]
    title = "## Sources" if whole else "## The sources that are cited most"
    text = "\n".join([title, "", *kept, *words])
    return replace(document, blocks=(*rest, Prose(Cell(0, NAME, "slide", NAME), text)))


def _most_cited(items: Iterable[str], document: Document) -> list[str]:
    """Return references by how often a notebook links to them; equals keep their order."""
    cited = Counter(_ADDRESS.findall("\n".join(_texts(document))))

    def often(item: str) -> int:
        found = _ADDRESS.search(item)
        return cited[found[0]] if found else 0

    return sorted(items, key=often, reverse=True)


def _texts(document: Document) -> Iterator[str]:
    """Give all words that may link to a source: of prose, and of widgets."""
    for prose in document.all(Prose):
        yield prose.markdown
    for model in document.state.models.values():
        yield from (value for value in model.traits.values() if isinstance(value, str))


def _fitting(items: Iterable[str]) -> Iterator[str]:
    """Give as many of the first references as there is room for, their numbers left out."""
    used = 0
    for item in items:
        short = _NUMBER.sub("[doi]", item)
        used += ceil(len(_LINK.sub("", short)) / WIDTH)
        if used > LINES:
            return
        yield short
