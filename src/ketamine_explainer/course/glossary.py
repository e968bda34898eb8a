"""Terms on a page: each is a button where it first stands, which opens what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from nbfolio.html.tokens import Token
from nbfolio.markup import element

from ..content.records import Term
from ..synthesis.dialogs import dialog
from ..synthesis.values import on_one_line

_READ = ("p", "li", "dd", "td", "div", "blockquote")
"""Elements whose words are read on."""

_LEFT_ALONE = (
    "a", "button", "svg", "style", "script", "label", "legend", "select", "option", "summary", "th",
    "dt", "q", "math", "code", "pre", *(f"h{level}" for level in range(1, 7)),
)  # fmt: skip
"""Elements within which no button stands: names, links, what is quoted, drawings."""

_BEFORE, _AFTER = "[(“‘]", "[).,;:?!…”’]"
"""Signs that stand at the line of the word beside them."""

_FOLDED = ("details",)
_WAITING = {"<!--": 1, "-->": -1}
"""The ends of what a page keeps for later."""


def explained(body: Sequence[Token], terms: Mapping[str, Term]) -> list[Token]:
    """Return a page with a button at the first use of each term, and at its end what they open.

    Parameters
    ----------
    body : sequence of Token
        Its HTML.
    terms : mapping of str to Term
        By their ids. What stands open is explained there; else where it stands first.
    """
    named = {
        " ".join(words.lower().split()): id_ for id_, each in terms.items() for words in each.words
    }
    if not named:
        return [*body]
    found, used = [*body], dict[str, None]()
    longest = sorted(named, key=len, reverse=True)
    either = "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in longest)
    pattern = re.compile(rf"({_BEFORE}*)(?<![\w-])({either})(?![\w-])({_AFTER}*)", re.IGNORECASE)

    def first(match: re.Match[str]) -> str:
        before, words, after = match.groups()
        id_ = named[" ".join(words.lower().split())]
        if id_ in used:
            return match[0]
        used[id_] = None
        button = element("button", Markup(words), class_="ke-term", popovertarget=_name(id_))
        return on_one_line(before, button, after) if before or after else button

    for open_ in (True, False):
        for place in _places(found, open_):
            found[place] = Token("text", pattern.sub(first, found[place].raw))
            _hold_emphasised(found, place)
    cards = [_card(id_, each) for id_, each in terms.items() if id_ in used]
    return [*found, *([Token("text", str(element("div", *cards)))] if cards else [])]


def _hold_emphasised(found: list[Token], place: int) -> None:
    """Hold a button that is all of an emphasis to the punctuation that comes after that."""
    around = [each.raw for each in found[place - 1 : place + 3]]
    if len(around) < 4 or around[0] != "<em>" or around[2] != "</em>":
        return
    if not around[1].startswith("<button") or not (after := re.match(f"{_AFTER}+", around[3])):
        return
    held = on_one_line(*around[:3], after[0])
    found[place - 1 : place + 3] = [
        Token("text", ""), Token("text", held), Token("text", ""),
        Token("text", around[3][after.end() :]),
    ]  # fmt: skip


def _places(parts: Sequence[Token], open_: bool) -> Iterator[int]:
    """Give the places of words that are read on: of those that stand open, or of all."""
    around: list[str] = []
    waiting = 0
    for place, part in enumerate(parts):
        if part.kind == "start" and not part.raw.endswith("/>") and part.name not in _VOID:
            around.append(_kind(part))
        elif part.kind == "end" and around:
            around.pop()
        elif part.raw in _WAITING:
            waiting += _WAITING[part.raw]
        elif part.kind == "text" and _is_read(around) and (not open_ or _is_open(around, waiting)):
            yield place


_VOID = ("br", "img", "input", "hr", "wbr", "source", "link", "meta", "col", "track")
_CARD = "card"
"""Stands for an element that is opened over the page."""


def _kind(part: Token) -> str:
    return _CARD if " popover" in part.raw else part.name


def _is_read(around: Sequence[str]) -> bool:
    return any(name in _READ for name in around) and not {*around} & {*_LEFT_ALONE, _CARD}


def _is_open(around: Sequence[str], waiting: int) -> bool:
    return waiting == 0 and not {*around} & {*_FOLDED}


def _name(id_: str) -> str:
    return f"term-{id_}"


def _card(id_: str, term: Term) -> Markup:
    title = element("p", element("b", term.words[0]))
    said = element("div", title, element("p", term.means), class_="ke-meaning")
    return dialog(_name(id_), term.words[0], said)
