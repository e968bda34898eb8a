"""What others wrote as HTML, on its way into a page: brought along, or missed where all can see it.

`clean` leaves out what a page may not hold. Here is found what a reader would miss then: pictures,
sound and film are put inside the page; for what cannot be there, a script's drawing or a frame,
stands an error or a note, never a hole that nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markupsafe import Markup

from ..markup import element
from ..notebook.mistakes import MistakeError
from .clean import clean
from .files import Attachments, Files, LostError
from .tokens import Token, end_of, tokens

Lose = Callable[[str, LostError, str], Markup]
"""Raises an error, or returns what is shown in the place of something that cannot be shown: given
its name, why it is lost, and where it is, if that is an address."""

_WATCHED = re.compile(
    r"<(?:img|image|feimage|picture|script|iframe|frame|embed|object|applet|audio|video|canvas)\b"
    r"|[\s\"'/]on\w+\s*=|javascript:|\burl\(\s*[\"']?(?![\"'#]|data:)",
    re.IGNORECASE,
)
_FRAMES = {"iframe", "frame", "embed", "object", "applet"}
_MEDIA = {"audio": "sound", "video": "film"}
_SEEN = {"img", "svg", "math", "audio", "video", "table", "progress", "meter", "hr"}
_UNSEEN = {"style", "script", "title", "template", "noscript", "textarea"}
_PRESSED = {"button", "label", "select", "option"}
_URL = re.compile(r"""\burl\(\s*(["']?)(?!#|data:)([^"')]+)\1\s*\)""", re.IGNORECASE)
_IS_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp)(?:[?#]|$)", re.IGNORECASE)
_DATA_ALONE = re.compile(r"application/(?:\w+\+)?json|text/x-|math/|text/template", re.IGNORECASE)
_ITS_TABLE = re.compile(r"""class\s*=\s*["'][^"']*\bdataframe\b""")
_WITHOUT = (
    "Save a picture of it too, so that the output stores one (PNG or SVG), "
    "or tag the cell 'remove-output' to leave it out"
)
NO_SCRIPT = LostError("a script draws it, and a page runs no script of a notebook", _WITHOUT)
_NO_FRAME = LostError("a page frames no other page", _WITHOUT)
_IDLE = "What a script would add or do here is missing: a page runs no script of a notebook."


class UnseenError(Exception):
    """HTML of which nothing can be seen on a page; `lost` says why."""

    def __init__(self, what: str, lost: LostError, link: str = "") -> None:
        super().__init__(what)
        self.what, self.lost, self.link = what, lost, link


def refuse(what: str, lost: LostError, link: str = "") -> Markup:
    """Stop at what is lost, where no notebook is at hand that could be named.

    Raises
    ------
    MistakeError
        Always.
    """
    raise MistakeError(f"{what}: {lost}")


def missing(what: str, lost: LostError, link: str = "") -> Markup:
    """Return the note that stands where something is lost, with a link to where it is."""
    words = f"Not on this page: {what}, because {lost.reason}."
    there = [" ", element("a", "Open it in the network", href=link)] if link else []
    return element("span", words, *there, class_="lost")


@dataclass(frozen=True)
class Gate:
    """Lets HTML of one notebook into a page.

    Parameters
    ----------
    files
        Where its pictures are.
    lose
        What happens to what is lost.
    """

    files: Files
    lose: Lose = refuse

    def html(self, raw: str, attachments: Attachments | None = None) -> Markup:
        """Return HTML, clean, with its pictures inside.

        Raises
        ------
        ExportError
            Where something is lost and no note may stand for it.
        """
        try:
            return self.seen(raw, attachments)
        except UnseenError as unseen:
            return self.lose(unseen.what, unseen.lost, unseen.link)

    def seen(self, raw: str, attachments: Attachments | None = None) -> Markup:
        """Return HTML as `html` does, for who knows what to show instead.

        Raises
        ------
        UnseenError
            Where nothing would be left to see.
        """
        raw = str(raw).replace("\0", "")  # Markup would escape what is put into it
        if not _WATCHED.search(raw):
            return clean(raw)
        walk = _Walk(self, attachments or {}, tokens(raw))
        written = "".join(walk.written())
        if walk.lost and not _shows(written):
            raise UnseenError(*walk.lost[0])
        if walk.lost:  # what is left shows where each of them was
            written = re.sub(r"\0(\d+)\0", lambda at: self.lose(*walk.lost[int(at[1])]), written)
        elif walk.scripted and not _shows(written):
            raise UnseenError("output of a script", NO_SCRIPT)
        elif walk.scripted and not _ITS_TABLE.search(raw):
            written += str(element("span", _IDLE, class_="lost"))
        return clean(written)

    def picture(
        self, url: str, alt: str, title: str | None = None, attachments: Attachments | None = None
    ) -> Markup:
        """Return a picture that Markdown names as an element, or what stands for it."""
        try:
            inside = self.files.inside(url, attachments=attachments)
        except LostError as lost:
            return self.lose(*_told("picture", url, lost))
        return element("img", src=inside, alt=alt, title=title)


Loss = tuple[str, LostError, str]


@dataclass
class _Walk:
    """The tokens of some HTML while they are written anew.

    What is lost leaves a mark in its place: a note, once it is known that other things are seen.
    """

    gate: Gate
    attachments: Attachments
    parts: Sequence[Token]
    lost: list[Loss] = field(default_factory=list)
    scripted: bool = False

    def written(self) -> Iterator[str]:
        at, commented, notes = 0, False, ""
        while at < len(self.parts):
            part, after = self.parts[at], at + 1
            commented = (commented or part.raw == "<!--") and part.raw != "-->"
            if part.kind != "start" or commented:
                yield part.raw + notes
                notes = ""
            elif part.name == "style":
                after = min(at + 2, len(self.parts))
                sheet, notes = self._filled(
                    "".join(each.raw for each in self.parts[at + 1 : after])
                )
                yield part.raw + sheet
            elif part.name in (*_MEDIA, *_FRAMES, "script"):
                after = end_of(self.parts, at) if part.name not in ("embed", "frame") else after
                yield self._element(part, self.parts[at + 1 : after])
            else:
                yield self._tag(part)
            at = after

    def _element(self, part: Token, inner: Sequence[Token]) -> str:
        given = attributes(part.raw)
        if part.name == "script":
            self.scripted |= not _DATA_ALONE.match(given.get("type", ""))
            return ""
        if part.name in _MEDIA:
            return self._media(part.name, given, inner)
        address = given.get("src") or given.get("data") or ""
        if address and part.name in ("embed", "object"):
            try:
                return element("img", src=self._inside(address), alt=given.get("title", ""))
            except LostError:
                pass  # what is no picture is a frame
        return self._lose(*_told("frame", address, _NO_FRAME))

    def _media(self, name: str, given: dict[str, str], inner: Sequence[Token]) -> str:
        named = (attributes(each.raw).get("src") for each in inner if each.name == "source")
        addresses = [address for address in (given.get("src"), *named) if address]
        lost = _told(_MEDIA[name], "", LostError("it names no file", "Name one"))
        for address in addresses:
            try:
                inside = self.gate.files.inside(address, (name, "video"), self.attachments)
            except LostError as error:
                lost = _told(_MEDIA[name], address, error)
            else:
                size = {
                    side: given.get(side) for side in ("width", "height", "aria-label", "title")
                }
                kept = {key.replace("-", "_"): value for key, value in size.items()}
                looped = "loop" in given
                return element(name, src=inside, controls=True, loop=looped, **kept)
        return self._lose(*lost)

    def _tag(self, part: Token) -> str:
        given = attributes(part.raw)
        self.scripted |= any(name.startswith("on") for name in given)
        self.scripted |= given.get("href", "").strip().lower().startswith("javascript:")
        if part.name == "canvas":
            self.scripted = True
        if part.name not in ("img", "image", "feimage"):
            return self._styled(part, given)
        named = next((key for key in ("src", "href", "xlink:href") if given.get(key)), "")
        try:
            inside = self._inside(given[named]) if named else ""
        except LostError as lost:
            return self._lose(*_told("picture", given[named], lost))
        if not inside:
            return self._lose("picture", LostError("it names no file", "Name one"), "")
        given[named] = inside
        return _tag_of(part, {key: value for key, value in given.items() if key != "srcset"})

    def _styled(self, part: Token, given: dict[str, str]) -> str:
        if not _URL.search(given.get("style", "")):
            return part.raw
        style, notes = self._filled(given["style"])
        return notes + _tag_of(part, given | {"style": style})

    def _filled(self, css: str) -> tuple[str, str]:
        """Return CSS with the pictures that it names inside, and notes on those that are lost."""
        notes = []

        def inside(named: re.Match[str]) -> str:
            if not _IS_PICTURE.search(named[2]):
                return named[0]  # a font, say: nothing to see is missing
            try:
                return f"url({self._inside(named[2].strip())})"
            except LostError as lost:
                notes.append(self._lose(*_told("picture", named[2], lost)))
                return "none"

        return _URL.sub(inside, css), "".join(notes)

    def _inside(self, address: str) -> str:
        return self.gate.files.inside(address, attachments=self.attachments)

    def _lose(self, what: str, lost: LostError, link: str) -> str:
        self.lost.append((what, lost, link))
        return f"\0{len(self.lost) - 1}\0"


def _tag_of(part: Token, given: dict[str, str]) -> str:
    """Return a start tag with other attributes."""
    name = re.sub(r"^<([\w:-]+).*", r"\1", part.raw, flags=re.DOTALL)
    kept = (f' {key}="{Markup.escape(value)}"' for key, value in given.items())
    return f"<{name}{''.join(kept)}{'/' if part.raw.endswith('/>') else ''}>"


def _told(kind: str, address: str, lost: LostError) -> Loss:
    """Return how something is called, why it is lost, and where it can be seen."""
    there = address.strip() if re.match(r"https?://", address.strip(), re.IGNORECASE) else ""
    short = "" if address[:5].lower() == "data:" else address.strip()
    return f"{kind} {short!r}" if short else kind, lost, there


def _shows(html: str) -> bool:
    """Return whether HTML shows anything; what is lost, and the name of a button, is nothing."""
    hidden: list[str] = []
    for part in tokens(html):
        if part.kind == "start" and part.name in _UNSEEN | _PRESSED:
            hidden.append(part.name)
        elif part.kind == "end" and part.name in hidden:
            hidden = hidden[: hidden.index(part.name)]
        elif part.kind == "start" and part.name in _SEEN:
            return True
        elif part.kind == "text" and not hidden:
            words = re.sub(r"\0\d+\0|&nbsp;", "", part.raw)
            if words.strip() and part.raw not in ("<!--", "-->"):
                return True
    return False


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in reversed(attrs):  # of two that are alike the first holds
            self.found[name] = value or ""


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a start tag, however it is written, by their names."""
    reader = _Attributes()
    reader.feed(tag)
    return dict(reversed(reader.found.items()))
