"""Letters A to D on paper: cards that a room raises where nobody has a device."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from markupsafe import Markup

from nbfolio.markup import element
from nbfolio.paper.printing import print_all
from nbfolio.typeface import typeset

from ..synthesis.typeface import typeface
from .artefact import ExecutedCourse, OnWritten
from .explainer import ASSETS
from .names import PAPERS

SHAPES: Mapping[str, tuple[str, str, str]] = {
    "A": ("circle", "#0b5cad", '<circle cx="50" cy="50" r="48"/>'),
    "B": ("square", "#a84300", '<rect x="4" y="4" width="92" height="92"/>'),
    "C": ("triangle", "#00684d", '<path d="M50 0 100 100H0Z"/>'),
    "D": ("diamond", "#86286f", '<path d="M50 0 100 50 50 100 0 50Z"/>'),
}
"""Name, colour and outline of each letter's shape: as decks have them (nbfolio's ``vote.css``).

White letters stand on each colour with a contrast of 5 or more, and whoever does not tell the
colours apart tells the shapes.
"""

_DOWN = {"A": 68, "B": 68, "C": 86, "D": 68}
"""How far down a letter stands, in hundredths of its shape: within a triangle lower."""

_TALL = {"A": 58, "B": 58, "C": 44, "D": 48}
"""Size of a letter, in hundredths of its shape."""


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Print the cards of these names into a folder.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print.
    """
    title = executed.content.course.title
    print_all(_documents(title, files), folder, wrote)


def _documents(title: str, files: Collection[str]) -> Iterator[tuple[str, str]]:
    for paper, size in PAPERS.items():
        if (name := f"cards-{paper}.pdf") in files:
            yield name, cards(title, size)


def cards(title: str, size: str) -> str:
    """Return the cards as a document: a set of four to a page, then each letter on its own page.

    Parameters
    ----------
    title
        Of the course.
    size
        Of the paper, as CSS calls it.
    """
    cut = element("p", "Cut along the lines: a set for each person.", class_="cut")
    four = element("section", *(_card(letter) for letter in SHAPES), cut, class_="four")
    alone = [element("section", _card(letter), class_="one") for letter in SHAPES]
    style = f"@page {{ size: {size}; }}\n{(ASSETS / 'cards.css').read_text('utf-8')}"
    name = f"Cards A to D · {title}"
    head = element(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup('<meta http-equiv="Content-Security-Policy" '
               'content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:;">'),
        element("title", name),
        element("style", Markup(style)),
    )  # fmt: skip
    body = element("body", element("h1", name), four, *alone)
    page = f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"
    return typeset(page, typeface())


def _card(letter: str) -> Markup:
    """Return a letter in its shape; whoever does not see it is told of both."""
    shape, colour, outline = SHAPES[letter]
    words = element(
        "text", letter, x=50, y=_DOWN[letter], font_size=_TALL[letter], text_anchor="middle"
    )
    drawn = element(
        "svg", element("g", Markup(outline), fill=colour), words,
        viewBox="0 0 100 100", role="img", aria_label=f"{letter}, {shape}",
    )  # fmt: skip
    return element("div", drawn, class_="card")
