"""Where a number may stand on pages and on paper, and how those are found that say no source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup
from bs4.element import PreformattedString

KINDS = {
    "[data-estimate], [popovertarget]": "it names its estimate, or the card that does",
    "[data-claim]": "a quantity that the article asserts",
    "[data-parameter]": "a number of a model: its row says source, derivation and how sure",
    "[data-rule]": "what a regulator, a label or a guideline says, with country and date",
    "[data-search]": "the words of a search as they were typed, and its day",
    "header, footer, nav, h1, h2, h3, h4": "names of sections; version and dates of the course",
    ".references li": "years, volumes and pages of references",
    "a[href^='http']": "the year of a citation",
    ".w-control, .ke-only, output": "words of a control's options: a moment, a step, a claim",
    ".ke-when": "the moment that the reader has chosen",
    "[data-guess]": "what the reader has guessed, and by how much that is off",
    ".ke-meaning": "the name of a term",
    "svg text": "units on an axis, and the moment at the cursor",
    ".ke-simulated, [data-simulated]": "calculated by a model whose numbers stand beside it",
    ".ke-counted": "our count of what the article's own words come to in a year",
    "[data-curve]": "a curve's name, its estimates as buttons, and what is calculated by it",
    "math": "a formula",
    ".code, .stream": "the code of an exercise, and what it prints",
    ".tools, .live": "buttons and notes of the page",
    ".size, .offers": "the size of a file, or of paper",
    ".own :is(select, small)": "how many minutes a slide or a talk takes",
    ".about, .bar, .clock": "version and dates of the course; which slide this is, and the time",
    ".aria-status": "a slide again, as it is read aloud",
    ".ke-all > summary": "how many rows a table has",
    ".ke-help, .ke-helplist, .ke-helplines, .crisis, .checked": "numbers to call, and their check",
    ".ke-offered, .ke-option": "numbers to choose among: one is an estimate's, which has a card",
    ".ke-quiz :is(label, [aria-live])": "how many questions there are, and units of an answer",
    ".ke-exercise": "the answer to an exercise: calculated from numbers that stand above it",
    ".prose > details > pre": "the code of an exercise, and what it prints, folded",
    ".notes h3, [data-slide^='references']": "names of sections; years, volumes and pages",
}
"""Where a number may stand, and why; everything else is an estimate without a source."""

WORDS = {
    r"\p{Lu}[\p{L}-]+ (19|20)\d\d[a-z]?": "the year of a citation",
    r"(in|November) (19|20)\d\d": "a date",
    r"our reading: [^)]*": "our reading of the article's words, marked as such",
    r"\b[AkV]\d{1,2}\b": "the name of a parameter",
    r"\b([Oo]ut )?[Oo]f 100\b|\b100 people\b": "what shares are given as",
    r"\bat least 165/100 mmHg\b": "the limit that defines an outcome of a clinic",
}
"""What a number may stand in, and why."""

_BLOCKS = ["p", "li", "td", "th", "dd", "dt", "summary", "div"]


def stray(html: BeautifulSoup, also: Mapping[str, str]) -> list[str]:
    """Return the blocks of a document that have a number which is of no known kind.

    Parameters
    ----------
    html
        The document; it is left as it is.
    also
        Where else a number may stand in it, as selectors, and why.
    """
    known = {id(each) for each in html.select(", ".join(["script, style, title", *KINDS, *also]))}
    return [*dict.fromkeys(_stray(html, known))]


def _stray(html: BeautifulSoup, known: set[int]) -> Iterator[str]:
    words = re.compile("|".join(map(_spelt, WORDS)))
    assert html.body is not None
    for text in html.body.find_all(string=re.compile(r"\d")):
        said = words.sub("", " ".join(text.split()))
        if isinstance(text, PreformattedString) or not re.search(r"\d", said):
            continue
        if any(id(parent) in known for parent in text.parents):
            continue
        block = text.find_parent(_BLOCKS)
        yield " ".join((block or html.body).get_text().split())


def _spelt(pattern: str) -> str:
    """Return a pattern of a browser as one of Python, which knows no kinds of letters."""
    return pattern.replace(r"\p{Lu}", "[A-Z\u00c0-\u00de]").replace(r"[\p{L}-]", r"[\w-]")
