"""What a room is asked on a slide, and how the next one answers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from string import ascii_uppercase

from bs4 import BeautifulSoup

from ...notebook.ballot import ATTRIBUTE, Ballot, Choice, Numbers, read
from ...notebook.document import Block, Document, Widget

HANDS = "Read the options aloud and count the hands for each letter. Then go on to the answer."
GUESSES = "Let people call out guesses and type some into the table. Then go on to the answer."
"""What a speaker does at a question, in the notes of its slide."""

RIGHT = "\N{CHECK MARK}"
"""Stands before what is right or was found, so that no colour has to say it."""


def ballot_in(document: Document, blocks: Sequence[Block]) -> Ballot | None:
    """Return what the widgets of a cell let a room vote on: the first mark that says it."""
    for html in _htmls(document, blocks):
        for tag in BeautifulSoup(html, "html.parser").select(f"[{ATTRIBUTE}]"):
            with suppress(ValueError):  # a page leaves such a mark out, too
                return read(str(tag[ATTRIBUTE]))
    return None


def asking(ballot: Ballot, title: str) -> str:
    """Return what is said and done at a question, for the notes of its slide."""
    asked = "" if ballot.asks == title else f" {ballot.asks}"
    if isinstance(ballot, Choice):
        offered = " ".join(f"{letter}: {words}." for letter, words in lettered(ballot))
        return f"Say: {title}{asked} {offered}\n\nDo: {HANDS}"
    return f"Say: {title}{asked} {'; '.join(each.label for each in ballot.rows)}.\n\nDo: {GUESSES}"


def answer(ballot: Ballot) -> tuple[str, ...]:
    """Return what was right, or found, a line each; nothing where nobody knows."""
    if isinstance(ballot, Numbers):
        return tuple(f"{RIGHT} {each.label}: {each.truth.said}" for each in ballot.rows)
    if ballot.right is None:
        return ()
    letter, words = list(lettered(ballot))[ballot.right]
    return (f"{RIGHT} {letter}. {words}",)


def lettered(ballot: Choice) -> Iterator[tuple[str, str]]:
    """Give the options of a choice, each with the letter that a slide gives it."""
    yield from zip(ascii_uppercase, ballot.options, strict=False)


def _htmls(document: Document, blocks: Sequence[Block]) -> Iterable[str]:
    """Give the HTML of all widgets that blocks show, a mark of a vote in it."""
    models = document.state.models
    for widget in document.all(Widget, blocks):
        for ident in document.state.within(widget.model):
            value = models[ident].get("value")
            if isinstance(value, str) and ATTRIBUTE in value:
                yield value
