"""A finished page in fewer bytes, of which a browser makes the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ..minify import minified_style
from .packed import ADDED, packed
from .passages import together
from .tokens import Token, end_of, tokens

_HEADINGS = {f"h{level}" for level in range(1, 7)}
_CLOSED_BY: Mapping[str, tuple[set[str], set[str]]] = {
    "li": ({"li"}, {"ul", "ol"}),
    "tr": ({"tr"}, {"thead", "tbody", "table"}),
    "thead": ({"tbody"}, set()),
    "tbody": (set(), {"table"}),
    **dict.fromkeys(("dt", "dd"), ({"dt", "dd"}, {"dl"})),
    **dict.fromkeys(("td", "th"), ({"td", "th"}, {"tr"})),
    "p": (
        {"p", "dl", "dt", "dd", "ul", "ol", "li", "div", *_HEADINGS},
        {"div", "dd", "dl", "ul", "ol", "li", "td", "th"},
    ),
}
"""Elements that what comes next closes, too: whose beginning, and whose end."""

_ASIDE = {"script", "style", "defs", "textarea"}
"""What is no markup, and what drawings refer to, stays as it is."""

_WAITS = ("<div hidden>", "<!--")
"""How a pane begins that waits as a comment."""

_WAITS_UNTIL = {"<!--": "-->", "<noscript>": "</noscript>"}
"""What waits, by how it begins, and how it ends."""

_DATA = '<script type="application/json" id="page-data">'
_BARE = re.compile(r"[\w.%,()-]+")
_UPRIGHT = re.compile(r"(?<=M)([\d.-]+) ([\d.-]+)L\1 (?=[\d.-]+(?:[A-Za-z]|$))")
"""Where a line of a path begins that goes straight up or down."""

_CARD = "estimate-"
_ID_OF_CARD = re.compile(rf"{_CARD}[\w-]+")

_SHAPES = {"circle", "ellipse", "line", "path", "polygon", "polyline", "rect", "text", "use"}

_OFTEN = 8
"""Parts of one style from which on it is a class: a page has room for few rules."""

_RULE = r"[a-z-]+:(?:[\w.,#%-]+|var\(--ke-\w+,#?\w+\))"
_OURS = re.compile(rf"(?=.*var\(){_RULE}(?:;{_RULE})*")
"""The style of a part of our own drawings, of which no stylesheet speaks: it names our colours.

It stands in a stylesheet as it is, so that nothing else may be in it that ends one.
"""

_ROOT = re.compile(r":root\s*\{([^}]*)\}")
_DECLARED = re.compile(r"(--[\w-]+)\s*:")
_ELSE = re.compile(r"var\((--[\w-]+),(?:#?\w+|var\(--[\w-]+(?:,#?\w+)?\))\)")
"""A colour of the page, and what it is where there is no such page."""

_LEAST = re.compile(r"(?:min|max)-width:\d+px")
"""That of a whole drawing of ours: how narrow it may become, or how wide."""


def light(html: str) -> str:
    """Return a page with the same elements and the same words in fewer bytes.

    Quotes and closing tags that HTML does not need are left out; stylesheets are shortened; styles
    that many parts of our drawings share become classes; the cards of numbers get short ids; files
    are compressed; what waits for the script is kept as its data, in which nothing is
    written twice. Of what is said nothing is
    decoded or escaped anew: what was safe stays so.

    Parameters
    ----------
    html
        A page as our templates and `clean` write it: attributes in double quotes, each element
        closed. Panes that wait as comments are lightened, too.
    """
    return _Light(tokens(html)).page()


class _Light:
    """A page while it gets shorter, and the short names that it has given."""

    def __init__(self, parts: Sequence[Token]) -> None:
        self.parts = parts
        tags = (part for part in parts if part.kind == "start" and "style=" in part.raw)
        self.often = Counter((tag.stored or {}).get("style") for tag in tags)
        self.archived = False
        self.classes: dict[str, str] = {}
        self.cards: dict[str, str] = {}
        self.kept = _named_by_scripts(parts)
        roots = (root[1] for part in parts for root in _ROOT.finditer(part.raw))
        self.declared = {name for root in roots for name in _DECLARED.findall(root)}

    def page(self) -> str:
        written, raw = list(self._written()), [part.raw for part in self.parts]
        if "</style>" in raw:
            every = ((name, self._declared(style)) for style, name in self.classes.items())
            rules = "".join(f".{name}{{{style}}}" for name, style in every)
            written[raw.index("</style>")] += f"<style>{rules}</style>"
        if _DATA in raw:
            self._keep(written, raw.index(_DATA) + 1)
        return "".join(written)

    def _keep(self, written: list[str], data: int) -> None:
        """Keep in the page's data, shorter, what waits until the script shows it."""
        places, cards = list(self._waiting()), list(_unopened(self.parts))
        panes = ["".join(written[place]) for place in places]
        rest = "".join(text for card in cards for text in written[card])
        whole = [*panes, *([rest] if cards else [])]
        if not whole or not (kept := together([*whole, written[data]])):
            return
        for number, place in enumerate(places):
            written[place] = [str(number), *[""] * (place.stop - place.start - 1)]
        for card in cards:
            written[card] = [""] * (card.stop - card.start)
        if cards:
            written[cards[0].start] = f"<div hidden data-rest><!--{len(places)}--></div>"
        written[data] = kept

    def _waiting(self) -> Iterator[slice]:
        """Give the place of what each pane holds that waits."""
        start = None
        for at, part in enumerate(self.parts):
            if start is None and (self.parts[at - 2].raw, self.parts[at - 1].raw) == _WAITS:
                start = at
            if start is not None and part.raw == "-->":
                yield slice(start, at)
                start = None

    def _written(self) -> Iterator[str]:
        """Give each token as it is to stand there."""
        aside: Token | None = None
        for at, part in enumerate(self.parts):
            if aside:
                short = aside.raw == "<style>" and part.kind == "text" and "<" not in part.raw
                yield self._declared(minified_style(part.raw)) if short else part.raw
                aside = None if (part.kind, part.name) == ("end", aside.name) else aside
            elif part.kind == "end":
                yield "" if self._is_needless(at) else part.raw + self._said_after(part)
            elif part.kind == "start" and part.name in _ASIDE:
                aside = part
                yield part.raw
            else:
                yield self._tag(part) if part.kind == "start" else part.raw

    def _declared(self, style: str) -> str:
        """Return a style that names the page's colours without what they else were."""
        return _ELSE.sub(lambda use: f"var({use[1]})" if use[1] in self.declared else use[0], style)

    def _is_needless(self, at: int) -> bool:
        """Return whether what comes after an end tag closes the element, too."""
        part, after = self.parts[at], self.parts[at + 1 : at + 3]
        if part.name not in _CLOSED_BY or not after:
            return False
        is_blank = part.name == "li" and after[0].kind == "text" and after[0].raw.isspace()
        starts, ends = _CLOSED_BY[part.name]
        comes = after[-1] if is_blank else after[0]
        return comes.name in (starts if comes.kind == "start" else ends)

    def _said_after(self, end: Token) -> str:
        archived, self.archived = self.archived, self.archived and end.name != "a"
        return ADDED if archived and end.name == "a" else ""

    def _tag(self, part: Token) -> str:
        if (given := part.stored) is None:
            return part.raw
        if [*given] == ["download", "href"] and given["href"].startswith("data:"):
            name, address = packed(given["download"], given["href"])
            self.archived = address != given["href"]
            return f'<a download="{name}" href="{address}">'
        attributes = self._attributes(part.name, given)
        end = "/" * part.raw.endswith("/>")
        end = " /" if end and attributes and not attributes.endswith('"') else end
        return f"<{part.raw[1 : len(part.name) + 1]}{attributes}{end}>"

    def _attributes(self, tag: str, given: dict[str, str]) -> str:
        style = given.get("style", "")
        known = _OURS if tag in _SHAPES else _LEAST if tag == "svg" else None
        if self.often[style] >= _OFTEN and known and known.fullmatch(style):
            given = self._classed(style, given)
        if given.get("target") == "_blank" and given.get("rel") == "noopener":
            del given["rel"]  # browsers take it for said
        for name in ("id", "popovertarget"):
            if given.get(name, "").startswith(_CARD) and given[name] not in self.kept:
                given[name] = self.cards.setdefault(given[name], f"_{len(self.cards)}")
        if tag == "path" and "d" in given:
            given["d"] = _UPRIGHT.sub(r"\1 \2V", given["d"])
        return "".join(_written(given.items(), quoted=tag == "meta"))

    def _classed(self, style: str, given: dict[str, str]) -> dict[str, str]:
        name = self.classes.setdefault(style, f"_{len(self.classes)}")
        kept = {key: value for key, value in given.items() if key not in ("class", "style")}
        return {"class": " ".join(filter(None, (given.get("class"), name))), **kept}


def _unopened(parts: Sequence[Token]) -> Iterator[slice]:
    """Give the cards that nothing opens but what waits: no reader without a script misses them.

    Slides that wait as text do so in a ``<noscript>``; without a script none of them is seen.
    """
    cards, opened, ends, at = dict[str, slice](), set[str](), "", 0
    while at < len(parts):
        part = parts[at]
        ends = "" if part.raw == ends else ends or _WAITS_UNTIL.get(part.raw, "")
        given = (part.stored or {}) if part.kind == "start" and not ends else {}
        if "popover" in given and given.get("id", "").startswith(_CARD):
            cards[given["id"]] = slice(at, end_of(parts, at))
            at = cards[given["id"]].stop
            continue
        opened.add(given.get("popovertarget", ""))
        at += 1
    inside = {
        name: {(part.stored or {}).get("popovertarget", "") for part in parts[card]} - {name}
        for name, card in cards.items()
    }
    known = set[str]()
    while more := (opened & cards.keys()) - known:
        known |= more
        opened |= set[str]().union(*(inside[name] for name in more))
    yield from (card for name, card in cards.items() if name not in known)


def _named_by_scripts(parts: Sequence[Token]) -> set[str]:
    """Return the cards that scripts of figures write buttons for: these keep their names."""
    scripts = (
        part.raw
        for before, part in pairwise(parts)
        if before.name == "script" and before.kind == "start" and "json" not in before.raw
    )
    return {id_ for script in scripts for id_ in _ID_OF_CARD.findall(script)}


def _written(attributes: Iterable[tuple[str, str]], quoted: bool) -> Iterable[str]:
    for name, value in attributes:
        if not value:
            yield f" {name}"
        elif quoted or not _BARE.fullmatch(value):
            yield f' {name}="{value}"'
        else:
            yield f" {name}={value}"
