"""Measure the slides of a deck as a room sees them: words, smallest type, titles, blank space.

Run ``python -m tools.slides DECK.html [--size 1280x720] [--each]`` on a deck that was built. Each
slide is measured as it opens, and again when what answers its question is shown. Type is given in
pixels of a stage of 1280 by 720. *Blank* is the largest empty rectangle of a slide, and *below* the
empty band at its foot, as shares of the slide; what has one colour all over counts as empty. The
bar with the counter is no part of a slide.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from nbfolio.paper.browser import BrowserError, find_browser

SCRIPT = (Path(__file__).parent / "slides.js").read_text(encoding="utf-8")
READY = "html[data-ready]"
CELL = 8
"""Pixels of a stage of 1280 by 720 that are looked at as one, in each direction."""

UNCOUNTED = ("references", "help")
"""Slides that a talk does not go through: where its sources stand, and where help is."""

SHOW = """() => {
  const last = [...document.querySelectorAll("section.present .ke-reveal input")].pop();
  if (!last || last.checked) return false;
  last.click();
  return true;
}"""
TURN = """name => {
  if (document.querySelector("section.present:not(.stack)").dataset.slide === name) return true;
  location.hash = `#/${encodeURI(name)}`;
  return false;
}"""
NAMES = "[...document.querySelectorAll('[data-slide]')].map(each => each.dataset.slide)"


@dataclass(frozen=True)
class Slide:
    """A slide in one of its states.

    Parameters
    ----------
    name, title
        What it is called in an address, and what stands over it.
    answered
        Whether it was asked to show an answer.
    lines
        Of its title.
    figure
        Whether it shows a figure other than that of a guess.
    words, beside
        On it, but for those within figures; and those of the sentences beside a figure.
    smallest, says
        The size of its smallest type in pixels of the stage, and what is written in it.
    blank, below
        Shares of it: its largest empty rectangle, and the empty band at its foot.
    overlaps, outside
        Words that lie on others, each pair as ``one / other``; words that reach over its edge.
    """

    name: str
    title: str
    answered: bool
    lines: int
    figure: bool
    words: int
    beside: int
    smallest: float
    says: str
    blank: float
    below: float
    overlaps: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()

    @property
    def counted(self) -> bool:
        """Whether a talk goes through it."""
        return not self.name.startswith(UNCOUNTED)


def slides(page: Page, without: str = "") -> Iterator[Slide]:
    """Go through an open deck, and measure each slide, and each that has an answer twice.

    Parameters
    ----------
    page
        With the deck.
    without
        Slides whose names hold this are left out.
    """
    page.evaluate(f"() => {{ {SCRIPT}; Object.assign(window, {{ measureSlide }}); }}")
    for name in page.evaluate(NAMES):
        if without and without in name:
            continue
        page.wait_for_function(TURN, arg=name, polling=50)  # a move that is still told is first
        yield measure(page, answered=False)
        if page.evaluate(SHOW):
            yield measure(page, answered=True)


def measure(page: Page, answered: bool) -> Slide:
    """Measure the slide that is shown."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    found = page.evaluate("measureSlide('')")
    blank, below = emptiness(inked(page))
    size, says = found["smallest"]
    return Slide(
        found["slide"], found["title"], answered, found["lines"], found["figure"], found["words"],
        found["beside"], round(size, 1), says, blank, below,
        tuple(found["overlaps"]), tuple(found["outside"]),
    )  # fmt: skip


def inked(page: Page) -> Any:
    """Return which cells of the slide that is shown are not of one colour all over."""
    hidden = page.add_style_tag(content=".bar { visibility: hidden !important; }")
    shot = Image.open(BytesIO(page.screenshot())).convert("L")
    hidden.evaluate("style => style.remove()")
    size = page.viewport_size or {"width": 1280, "height": 720}
    cell = round(CELL * min(size["width"] / 1280, size["height"] / 720))
    wide, high = size["width"] // cell, size["height"] // cell
    cells = np.asarray(shot)[: high * cell, : wide * cell].reshape(high, cell, wide, cell)
    return np.ptp(cells.astype(int), axis=(1, 3)) > 12


def emptiness(inked: Any) -> tuple[float, float]:
    """Return the share of the largest empty rectangle, and that of the empty band at the foot.

    Parameters
    ----------
    inked : array of bool, shape (rows, columns)
        Which cells are not empty.
    """
    rows, columns = inked.shape
    largest, heights = 0, np.zeros(columns, dtype=int)
    for row in inked:
        heights = np.where(row, 0, heights + 1)
        largest = max(largest, _largest_under([int(each) for each in heights]))
    drawn = np.flatnonzero(inked.any(axis=1))
    below = rows - 1 - drawn[-1] if len(drawn) else rows
    return largest / (rows * columns), float(below / rows)


def _largest_under(heights: Sequence[int]) -> int:
    """Return the area of the largest rectangle under columns of these heights."""
    largest, open_ = 0, list[tuple[int, int]]()
    for place, height in enumerate([*heights, 0]):
        start = place
        while open_ and open_[-1][1] >= height:
            start, tall = open_.pop()
            largest = max(largest, tall * (place - start))
        open_.append((start, height))
    return largest


def report(found: Iterable[Slide], each: bool = False) -> str:
    """Return a table of a deck's measures in Markdown; with a line a slide where asked for."""
    shown = [slide for slide in found if slide.counted]
    names = {slide.name for slide in shown}
    beside = [slide.beside for slide in shown if slide.figure] or [0]
    lines = ["| measure | value |", "| --- | --- |"]
    lines += [f"| {name} | {value} |" for name, value in (
        ("slides counted", len(names)),
        ("states measured", len(shown)),
        ("median words a slide", f"{median(slide.words for slide in shown):g}"),
        ("median and most words beside a figure", f"{median(beside):g}, {max(beside)}"),
        ("smallest type (px)", min(slide.smallest for slide in shown)),
        ("states with type below 28 px", sum(slide.smallest < 28 for slide in shown)),
        ("titles of more than two lines", sum(slide.lines > 2 for slide in shown)),
        ("median and largest blank share",
         f"{median(s.blank for s in shown):.2f}, {max(s.blank for s in shown):.2f}"),
        ("states over a third blank", sum(slide.blank > 1 / 3 for slide in shown)),
        ("states with the lower 40 % blank", sum(slide.below > 0.4 for slide in shown)),
        ("states with words on words", sum(bool(slide.overlaps) for slide in shown)),
        ("states with words over the edge", sum(bool(slide.outside) for slide in shown)),
    )]  # fmt: skip
    if each:
        lines += ["", "| slide | answered | title lines | words | beside | type | blank | below |",
                  "| --- | --- | --- | --- | --- | --- | --- | --- |"]  # fmt: skip
        lines += [
            f"| {s.name} | {'yes' if s.answered else ''} | {s.lines} | {s.words} | {s.beside} "
            f"| {s.smallest:g} {s.says} | {s.blank:.2f} | {s.below:.2f} |"
            for s in shown
        ]
        lines += [f"{s.name}: {kind}: {each}" for s in shown
                  for kind, found in (("on words", s.overlaps), ("over the edge", s.outside))
                  for each in found]  # fmt: skip
    return "\n".join(lines)


def main() -> None:
    """Measure the deck that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("deck", type=Path, help="a deck that `make site` wrote, such as deck.html")
    parser.add_argument("--size", default="1280x720", help="of the window, 1280x720 by default")
    parser.add_argument("--each", action="store_true", help="also give a line for each slide")
    asked = parser.parse_args()
    if not asked.deck.is_file():
        parser.error(f"{asked.deck} is no file: build the decks first, with 'make site'")
    width, _, height = asked.size.partition("x")
    try:
        program = find_browser()
    except BrowserError as error:
        parser.error(str(error))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": int(width), "height": int(height)})
        page.goto(asked.deck.resolve().as_uri())
        page.wait_for_selector(READY)
        print(report(slides(page), asked.each))
        browser.close()


if __name__ == "__main__":
    main()
