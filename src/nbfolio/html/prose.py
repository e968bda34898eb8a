"""Markdown to HTML for one page: heading ids, a table of contents, images kept inside the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import mistune
from markupsafe import Markup

from ..markup import element
from ..notebook.document import Document, Prose
from .clean import OURS
from .code import highlighted
from .files import Attachments, Files, LostError
from .gate import Gate
from .maths import Tex, with_maths
from .tables import HELD, whole_rows
from .tokens import plain, tokens

_PLUGINS = ["table", "strikethrough", "task_lists", "def_list", "footnotes", "url"]
_LINK = re.compile(r"""\]\(<?#([^)>\s]+)|href=(["'])#(.*?)\2""")
_HEADING = re.compile(r"<h([1-6])\b([^<>]*)>(.*?)</h\1\s*>", re.DOTALL | re.IGNORECASE)
_NAMED = re.compile(r"(?<=!\[)([^\[\]\n]*\]\()([^()<>\n\"']* [^()<>\n\"']*)\)")
"""A picture whose name has blanks, as Jupyter writes those that are dropped into a cell."""


class Headings:
    """The headings of one page: ids that are used once, one first heading, the contents."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.contents: list[tuple[str, str]] = []
        self.links: set[str] = set()
        self._used: set[str] = set()

    def add(self, words: str, level: int, source: str | None = None, more: str = "") -> Markup:
        """Note a heading and return its HTML; a second ``h1`` becomes an ``h2``.

        Parameters
        ----------
        words
            As HTML.
        level
            From 1.
        source
            Its words as Jupyter makes an id of them; those of `words` where it is not given.
        more
            Attributes of its own, as HTML.
        """
        said = plain(words)
        if level == 1 and self.title is None:
            self.title = said
        else:
            level = max(level, 2)
        ident = self._unused(slug(said))
        if level == 2:
            self.contents.append((ident, said))
        aliases = [element("a", id=name) for name in self._aliases(ident, said, source or said)]
        written = element(f"h{level}", *aliases, Markup(words), id=ident) + "\n"
        return Markup(str(written).replace(">", f"{more}>", 1))

    def _aliases(self, ident: str, said: str, source: str) -> Iterator[str]:
        """Give what the notebook's links call a heading: by Jupyter's own id, or nearly by ours."""
        own = slug(said)
        for name in sorted(self.links - self._used):
            if name == source.strip().replace(" ", "-") or (slug(name) == own and own == ident):
                self._used.add(name)
                yield name

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
        self.tex = Tex()
        self._source = ""
        plugins: list[Any] = [*_PLUGINS, self.tex.plugin]
        self._markdown = mistune.create_markdown(renderer=self, plugins=plugins)

    @classmethod
    def of(cls, document: Document, online: bool = False) -> Markdown:
        """Return what writes the Markdown of a notebook: it knows its TeX and its links."""
        prose = cls(document.folder, online)
        sources = [each.markdown for each in document.all(Prose)]
        prose.tex.read(sources)
        prose.headings.links = {
            unquote(at[1] or at[3]) for each in sources for at in _LINK.finditer(each)
        }
        return prose

    def html(self, source: str, attachments: Attachments | None = None) -> Markup:
        """Return Markdown as HTML; `attachments` are the pictures stored in the cell."""
        self._attachments = attachments or {}
        written = str(self._markdown(whole_rows(self._with_names(source)))).replace(HELD, "|")
        return _scrolled(self.gate.html(written, self._attachments))

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        """Write a heading with an id."""
        return self.headings.add(text, level, self._source)

    def render_token(self, token: dict[str, Any], state: mistune.BlockState) -> str:
        """Write a token, and note the words that a heading has in Markdown."""
        if token["type"] == "heading":
            self._source = _said(token.get("children", ()))
        return super().render_token(token, state)

    def block_code(self, code: str, info: str | None = None) -> str:
        """Write code, in its colours where Markdown names its language."""
        language = (info or "").strip().partition(" ")[0].strip("{}.")
        named = f"language-{language}" if language else None
        words = element("code", highlighted(code, language), class_=named)
        return element("pre", words) + "\n"

    def block_html(self, html: str) -> str:
        """Write HTML: the TeX in it is maths, and its headings are headings of the page."""
        return _HEADING.sub(self._raw_heading, with_maths(super().block_html(html), self.tex))

    def _raw_heading(self, found: re.Match[str]) -> str:
        level, more, words = int(found[1]), found[2], found[3]
        if re.search(r"\sid\s*=", more, re.IGNORECASE):
            return found[0]
        return self.headings.add(words, level, more=more).strip()

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


def _said(tokens: Iterable[dict[str, Any]]) -> str:
    """Return the words of tokens as Jupyter reads them in a heading: its TeX is still TeX."""
    parts = []
    for token in tokens:
        if "children" in token:
            parts.append(_said(token["children"]))
        elif token["type"] in ("linebreak", "softbreak"):
            parts.append(" ")
        elif token["type"] != "inline_html":
            parts.append(unescape(token.get("source") or token.get("raw", "")))
    return "".join(parts)


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
