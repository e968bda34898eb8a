"""Words of HTML without its marks: paragraphs, and what they cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

_BLOCKS = {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h3", "h4", "details", "table", "tr"}
_SPACES = re.compile(r"\s+")
_END = re.compile(r"(?<=[.!?])(?<!\be\.g\.)(?<!\bvs\.)\s+(?=[A-Z“\"'0-9(])")


@dataclass(frozen=True)
class Said:
    """What a sentence says.

    Parameters
    ----------
    paragraphs
        Its words, block by block.
    sources
        Words and address of each source it links to, once each, in order.
    """

    paragraphs: tuple[str, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()

    def briefly(self, most: int) -> str:
        """Return whole sentences from the start, `most` letters at most, but one at least."""
        text = " ".join(self.paragraphs[:1])
        parts = _END.split(text)
        kept = parts[:1]
        for part in parts[1:]:
            if len(" ".join([*kept, part])) > most:
                break
            kept.append(part)
        return " ".join(kept)


def paragraphs(htmls: Iterable[str]) -> Said:
    """Return the words of HTML. What is folded or belongs to screen readers only is left out."""
    soup = BeautifulSoup("".join(htmls), "html.parser")
    for unseen in soup.select("style, script, details, [aria-hidden=true]"):
        unseen.decompose()
    links = [(plain(link), str(link["href"])) for link in soup.select("a[href]")]
    return Said(tuple(_blocks(soup)), tuple(dict.fromkeys(links)))


def first_text(html: str, selector: str) -> str:
    """Return the words of the first element that a CSS selector finds, empty if there is none."""
    found = BeautifulSoup(html, "html.parser").select_one(selector)
    return plain(found) if found else ""


def plain(tag: Tag) -> str:
    """Return the words of an element on one line."""
    return _tidy(tag.get_text())


def _blocks(tag: Tag) -> Iterator[str]:
    """Give the words of each innermost block."""
    line = ""
    for child in tag.children:
        if isinstance(child, Tag) and (child.name in _BLOCKS):
            yield from filter(None, [_tidy(line)])
            yield from _blocks(child)
            line = ""
        elif isinstance(child, Tag):
            line += child.get_text()
        elif isinstance(child, NavigableString):
            line += child
    yield from filter(None, [_tidy(line)])


def _tidy(words: str) -> str:
    return _SPACES.sub(" ", words).strip()
