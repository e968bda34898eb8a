"""Words of HTML without its marks: block by block, and what they cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

_BLOCKS = {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "details", "summary",
    "table", "tr", "td", "th", "caption", "thead", "tbody", "blockquote", "pre",
}  # fmt: skip
_ITEMS = {"li", "dd"}
_UNSEEN = "style, script, [popover]"
_SPACES = re.compile(r"\s+")
_CITATION = re.compile(r"\([^()]*\)")
_WHOLE = re.compile(r"[.!?][”\"')]*(?:\s*\([^()]*\))*$")


@dataclass(frozen=True)
class PlainText:
    """What HTML says.

    Parameters
    ----------
    paragraphs
        Its words, block by block.
    sources
        Words and address of each link that leads to another site, once each, in order.
    items
        The places, among the paragraphs, of items of lists.
    """

    paragraphs: tuple[str, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    items: frozenset[int] = frozenset()

    @property
    def full(self) -> str:
        """All words on one line, a colon after each heading."""
        return " ".join(map(self._closed, range(len(self.paragraphs))))

    def summary(self, caption: str, most: int) -> str:
        """Return what can stand beside a figure, without cutting anything off that qualifies it.

        That is all, where it has `most` letters or fewer; else the first paragraph, where it is
        made of sentences; else the caption. Where there is room the caption follows.
        """
        words = self._main(caption, most)
        both = f"{words} {caption}".strip()
        return both if words != caption and len(both) <= most else words

    def _main(self, caption: str, most: int) -> str:
        if len(self.full) <= most:
            return self.full or caption
        first = self.paragraphs[0]
        return first if _WHOLE.search(first) or not caption else caption

    @property
    def lines(self) -> tuple[str, ...]:
        """Its words, each heading on one line with what follows it."""
        found: list[str] = []
        for words in map(self._closed, range(len(self.paragraphs))):
            joined = found and found[-1].endswith((":", ";"))
            found[-1:] = [f"{found[-1]} {words}"] if joined else [*found[-1:], words]
        return tuple(found)

    def _closed(self, place: int) -> str:
        words = self.paragraphs[place]
        if _WHOLE.search(words) or words.endswith(":"):
            return words
        if place in self.items or _CITATION.fullmatch(words):
            return f"{words};" if place + 1 in self.items else f"{words}."
        return f"{words}:" if place + 1 < len(self.paragraphs) else f"{words}."


def paragraphs(htmls: Iterable[str], folded: bool = False) -> PlainText:
    """Return the words of HTML.

    Parameters
    ----------
    htmls
        Pieces of it, in their order.
    folded
        Whether what stands in ``<details>`` belongs to it.
    """
    soup = BeautifulSoup("".join(htmls), "html.parser")
    for unseen in soup.select(_UNSEEN if folded else f"{_UNSEEN}, details"):
        unseen.decompose()
    links = [(plain(link), str(link["href"])) for link in soup.select('a[href^="http"]')]
    blocks = list(_blocks(soup, in_list=False))
    items = frozenset(place for place, (_, item) in enumerate(blocks) if item)
    return PlainText(tuple(words for words, _ in blocks), tuple(dict.fromkeys(links)), items)


def plain(tag: Tag) -> str:
    """Return the words of an element on one line."""
    return _tidy(tag.get_text())


def _blocks(tag: Tag, in_list: bool) -> Iterator[tuple[str, bool]]:
    """Give the words of each innermost block, and whether it is an item of a list."""
    line = ""
    for child in tag.children:
        if isinstance(child, Tag) and child.name in _BLOCKS:
            yield from _line(line, in_list)
            yield from _blocks(child, in_list or child.name in _ITEMS)
            line = ""
        elif isinstance(child, Tag):
            line += child.get_text()
        elif isinstance(child, NavigableString):
            line += child
    yield from _line(line, in_list)


def _line(words: str, in_list: bool) -> Iterator[tuple[str, bool]]:
    if tidy := _tidy(words):
        yield tidy, in_list


def _tidy(words: str) -> str:
    return _SPACES.sub(" ", words).strip()
