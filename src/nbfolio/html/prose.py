"""Markdown to HTML for one page: heading ids, a table of contents, images kept inside the page."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import mistune
from markupsafe import Markup

from ..markup import element
from .clean import OURS
from .files import Attachments, Files, LostError
from .gate import Gate
from .maths import maths
from .tokens import plain, tokens

_PLUGINS = ["table", "strikethrough", "task_lists", "def_list", "footnotes", "url"]
_NAMED = re.compile(r"(?<=!\[)([^\[\]\n]*\]\()([^()<>\n\"']* [^()<>\n\"']*)\)")
"""A picture whose name has blanks, as Jupyter writes those that are dropped into a cell."""


class Headings:
    """The headings of one page: ids that are used once, one first heading, the contents."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.contents: list[tuple[str, str]] = []
        self._used: set[str] = set()

    def add(self, words: str, level: int) -> Markup:
        """Note a heading and return its HTML; a second ``h1`` becomes an ``h2``."""
        said = plain(words)
        if level == 1 and self.title is None:
            self.title = said
        else:
            level = max(level, 2)
        ident = self._unused(slug(said))
        if level == 2:
            self.contents.append((ident, said))
        return element(f"h{level}", Markup(words), id=ident) + "\n"

    def _unused(self, ident: str) -> str:
        number, free = 1, ident
        while free in self._used or OURS.fullmatch(free):
            number += 1
            free = f"{ident}-{number}"
        self._used.add(free)
        return free


class Markdown(mistune.HTMLRenderer):
    """Turns all Markdown of one page into HTML.

    Parameters
    ----------
    folder
        Where the notebook is: pictures are read from there.
    online
        Whether pictures that are elsewhere are fetched.
    """

    def __init__(self, folder: Path, online: bool = False) -> None:
        super().__init__(escape=False)
        self.headings = Headings()
        self.gate = Gate(Files(folder, online))
        self._attachments: Attachments = {}
        self._markdown = mistune.create_markdown(renderer=self, plugins=[*_PLUGINS, maths])

    def html(self, source: str, attachments: Attachments | None = None) -> Markup:
        """Return Markdown as HTML; `attachments` are the pictures stored in the cell."""
        self._attachments = attachments or {}
        written = str(self._markdown(self._with_names(source)))
        return _scrolled(self.gate.html(written, self._attachments))

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        """Write a heading with an id."""
        return self.headings.add(text, level)

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Write a picture, itself inside the page."""
        return self.gate.picture(url, plain(text), title and unescape(title), self._attachments)

    def _with_names(self, source: str) -> str:
        """Return Markdown in which the blanks in names of pictures are written as it asks."""

        def named(found: re.Match[str]) -> str:
            try:
                self.gate.files.inside(found[2], attachments=self._attachments)
            except LostError:
                return found[0]
            return f"{found[1]}{quote(found[2].strip(), safe=':/%')})"

        return _NAMED.sub(named, source) if "](" in source else source


def _scrolled(html: Markup) -> Markup:
    """Return HTML in which each plain table scrolls by itself where it is wider than the page."""
    if "<table>" not in html:
        return html
    parts, inside = [], 0
    for part in tokens(html):
        before = after = ""
        if part.name == "table" and (inside or part.raw == "<table>"):
            before = '<div class="scroll">' if not inside else ""
            inside += 1 if part.kind == "start" else -1
            after = "</div>" if not inside else ""
        parts.append(f"{before}{part.raw}{after}")
    return Markup("".join(parts))


def slug(words: str) -> str:
    """Return `words` as an id: lowercase words joined by hyphens.

    >>> slug("Within an hour?")
    'within-an-hour'
    """
    return "-".join(re.findall(r"\w+", words.lower())) or "section"
