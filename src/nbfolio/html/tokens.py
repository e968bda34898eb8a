"""HTML as tokens, read by Python's own parser: what nobody changes is written back as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape
from html.parser import HTMLParser
from typing import Literal, NamedTuple

Kind = Literal["start", "end", "text"]

_ATTRIBUTE = re.compile(r'\s+([^\s"\'=<>/]+)(?:="([^"]*)")?')
_TAG = re.compile(rf"<[\w:-]+((?:{_ATTRIBUTE.pattern})*)\s*/?>")
"""A start tag whose attributes stand in double quotes, as `clean` and our templates write them."""


class Token(NamedTuple):
    """A tag, or what stands between two tags.

    Parameters
    ----------
    kind
        Which of them. The two ends of a comment are text, and so is what a ``<style>`` and a
        ``<script>`` hold; what a comment holds is read as tags, too: panes that wait stand in one.
    raw
        How it stands in the HTML.
    name
        Of a tag's element, in lower case.
    """

    kind: Kind
    raw: str
    name: str = ""

    @property
    def stored(self) -> dict[str, str] | None:
        """The attributes of a start tag, nothing decoded; None where they are written otherwise."""
        tag = _TAG.fullmatch(self.raw)
        return dict(_ATTRIBUTE.findall(tag[1])) if tag else None

    def attribute(self, name: str) -> str:
        """Return what an attribute of a start tag says; empty where it says nothing."""
        return unescape((self.stored or {}).get(name, "")) if name in self.raw else ""


def tokens(html: str) -> list[Token]:
    """Return HTML as its tokens; `written` makes the same text of them."""
    return _Reader(str(html)).found  # Markup would escape what is put into its parts


def written(parts: Iterable[Token]) -> str:
    """Return the HTML of tokens."""
    return "".join(part.raw for part in parts)


def end_of(parts: Sequence[Token], start: int) -> int:
    """Return the place after the last token of the element that begins at a place."""
    depth, name = 0, parts[start].name
    for place in range(start, len(parts)):
        if parts[place].name == name:
            depth += 1 if parts[place].kind == "start" else -1
        if not depth:
            return place + 1
    return len(parts)


def plain(html: str) -> str:
    """Return the words of HTML without its tags."""
    return unescape("".join(part.raw for part in tokens(html) if part.kind == "text")).strip()


class _Reader(HTMLParser):
    """Notes where each tag stands; what is left between them is text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Token] = []
        self._html, self._at, self._ended = html, 0, ""
        self.rawdata = html  # all of it at once, so that places in it stay what they are
        self.close()
        self._text(len(html))

    def parse_starttag(self, i: int) -> int:
        end = self.check_for_whole_start_tag(i)  # what a tag says is read when somebody asks
        if end > i:
            tag = self._html[i + 1 : end - 1].split(maxsplit=1)[0].partition("/")[0].lower()
            self._note("start", i, end, tag)
            if tag in self.CDATA_CONTENT_ELEMENTS and not self._html.startswith("/>", end - 2):
                self.set_cdata_mode(tag)
        return end

    def parse_endtag(self, i: int) -> int:
        end = super().parse_endtag(i)
        within = self.cdata_elem is not None  # a script that speaks of an end of something else
        return end if within else self._note("end", i, end, self._ended)

    def parse_comment(self, i: int, report: bool = True) -> int:
        end = super().parse_comment(i, report)
        if end > i:
            inner = self._html[i + len("<!--") : end].removesuffix("-->")
            self._text(i)
            self.found += [Token("text", "<!--"), *tokens(inner), Token("text", "-->")]
            self._at = end
        return end

    def handle_endtag(self, tag: str) -> None:
        self._ended = tag

    def _note(self, kind: Kind, start: int, end: int, name: str) -> int:
        if end > start:
            self._text(start)
            self.found.append(Token(kind, self._html[start:end], name))
            self._at = end
        return end

    def _text(self, until: int) -> None:
        if self._at < until:
            self.found.append(Token("text", self._html[self._at : until]))
