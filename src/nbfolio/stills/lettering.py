"""What a picture says of itself, above and below what is drawn, so that it is never anonymous."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from xml.etree.ElementTree import Element, SubElement

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from ..notebook.extras import extra
from .raster import FONT_FILES
from .theme import colours

with extra("nbfolio[pictures]", "A picture with its words", "figures stay on their page"):
    from PIL import ImageFont

SVG = "http://www.w3.org/2000/svg"

TITLE, FACT, FOOT = 24.0, 17.0, 14.0
"""Sizes of type in units of a figure, of which about 560 are its width."""

_WORD = re.compile(r"[^ ]* |[^ ]+")

LEADING, EDGE, GAP = 1.28, 6.0, 10.0
"""Height of a line in its size of type, what is free at the left and right, and between parts."""


SWATCH = "\N{BLACK SQUARE}"
"""Stands for a colour, before what this means."""


@dataclass(frozen=True)
class Run:
    """Words that look alike.

    Parameters
    ----------
    words
        They.
    colour
        A value of CSS; empty for that of the ink.
    bold
        Whether they are.
    """

    words: str
    colour: str = ""
    bold: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Lettering:
    """What stands around a picture.

    Parameters
    ----------
    above, below
        Its lines, each with its size of type.
    """

    above: tuple[tuple[Line, float], ...]
    below: tuple[tuple[Line, float], ...]

    @property
    def head(self) -> float:
        """How much room what stands above takes."""
        return _height(self.above)

    @property
    def foot(self) -> float:
        """How much room what stands below takes."""
        return _height(self.below)

    def texts(self, height: float) -> Iterator[Element]:
        """Give the lines as SVG, around a picture of this height."""
        yield from _texts(self.above, 0.0)
        yield from _texts(self.below, self.head + height)


def lettering(title: str, shown: str, facts: Iterable[str], foot: str, width: float) -> Lettering:
    """Return what stands around a picture, in lines that are no wider than it.

    Parameters
    ----------
    title
        What it shows.
    shown
        The state that it shows, in words; empty where there is but one.
    facts
        What is to be known of it, as HTML, a paragraph a line.
    foot
        Where it is from, and what may be done with it.
    width
        Of the picture, in its units.
    """
    muted, wide = colours()["--ke-muted"], width - 2 * EDGE

    def lines(line: Line, size: float) -> list[tuple[Line, float]]:
        return [(each, size) for each in wrapped(line, wide, size)]

    above = lines((Run(title, bold=True),), TITLE)
    above += lines((Run(shown, muted),), FACT) if shown else []
    below = list(chain.from_iterable(lines(each, FACT) for each in fact_lines(facts)))
    below += lines((Run(foot, muted),), FOOT) if foot else []
    return Lettering(tuple(above), tuple(below))


def fact_lines(htmls: Iterable[str]) -> Iterator[Line]:
    """Give the paragraphs of HTML as lines of runs.

    A class such as ``ke-blue`` names a colour of the palette; what is ``b`` is bold.
    """
    soup = BeautifulSoup("".join(htmls), "html.parser")
    for paragraph in soup.select("p"):
        yield tuple(_joined(_runs(paragraph, Run(""))))


def _runs(tag: Tag, like: Run) -> Iterator[Run]:
    for child in tag.children:
        if isinstance(child, Tag):
            yield from _runs(child, _styled(child, like))
        elif words := _words(child):
            yield replace(like, words=words)


def _words(child: PageElement) -> str:
    return str(child) if type(child).__name__ == "NavigableString" else ""


def _styled(tag: Tag, like: Run) -> Run:
    names = (f"--{name}" for name in tag.get_attribute_list("class") if name)
    colour = next((colours()[name] for name in names if name in colours()), like.colour)
    return Run("", colour, like.bold or tag.name == "b")


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Give runs, those that look alike and follow each other as one."""
    last: Run | None = None
    for run in runs:
        if last and (last.colour, last.bold) == (run.colour, run.bold):
            last = replace(last, words=last.words + run.words)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


@dataclass
class _Row:
    """A line under work."""

    wide: float
    size: float
    runs: list[Run] = field(default_factory=list)
    used: float = 0.0

    def add(self, word: Line) -> bool:
        """Add a word, and return whether there was room for it; the first has always room."""
        bare = (*word[:-1], replace(word[-1], words=word[-1].words.rstrip(" ")))
        if self.runs and self.used + self._long(bare) > self.wide:
            return False
        self.runs += word
        self.used += self._long(word)
        return True

    def _long(self, line: Line) -> float:
        return sum(measured(run.words, self.size, run.bold) for run in line)


def wrapped(line: Line, wide: float, size: float) -> list[Line]:
    """Return a line in as many as it takes; only a word that is alone may be wider than that."""
    rows = [_Row(wide, size)]
    for word in _split(line):
        if not rows[-1].add(word):
            rows.append(_Row(wide, size))
            rows[-1].add(word)
    return [tuple(_joined(row.runs)) for row in rows if row.runs]


def _split(line: Line) -> Iterator[Line]:
    """Give the words of a line, each with the blank that follows it; one may be of several runs."""
    word: list[Run] = []
    for run in line:
        for part in _WORD.findall(run.words):
            word.append(replace(run, words=part))
            if part.endswith(" "):
                yield tuple(word)
                word = []
    if word:
        yield tuple(word)


def measured(words: str, size: float, bold: bool = False) -> float:
    """Return how wide words are, in a font that is a wide one: others fit where it does."""
    return float(_font(bold).getlength(words)) * size / 100


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT_FILES[int(bold)], 100)


def _height(lines: Sequence[tuple[Line, float]]) -> float:
    return sum(size * LEADING for _, size in lines) + GAP if lines else 0.0


def _texts(lines: Sequence[tuple[Line, float]], top: float) -> Iterator[Element]:
    y = top + GAP / 2
    for line, size in lines:
        y += size * LEADING
        place = {"y": f"{y - size * 0.3:.4g}", "font-size": f"{size:g}"}
        if any(run.words.strip() == SWATCH for run in line):
            yield from _apart(line, size, y, place)
            continue
        text = Element(f"{{{SVG}}}text", {"x": f"{EDGE:g}", **place})
        for run in line:
            span = SubElement(text, f"{{{SVG}}}tspan", _look(run))
            span.text = run.words
        yield text


def _apart(line: Line, size: float, y: float, place: Mapping[str, str]) -> Iterator[Element]:
    """Give the runs of a line one by one, a square in place of a sign that few fonts have."""
    x = EDGE
    for run in line:
        if run.words.strip() == SWATCH:
            side = f"{size * 0.7:.4g}"
            box = {"x": f"{x:.5g}", "y": f"{y - size:.5g}", "width": side, "height": side}
            yield Element(f"{{{SVG}}}rect", {**box, "fill": run.colour})
            x += size
            continue
        if said := run.words.strip():
            text = Element(f"{{{SVG}}}text", {"x": f"{x:.5g}", **place, **_look(run)})
            text.text = said
            yield text
        x += measured(run.words, size, run.bold)


def _look(run: Run) -> dict[str, str]:
    look = {"font-weight": "700"} if run.bold else {}
    return {**look, "fill": run.colour} if run.colour else look
