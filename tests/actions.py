"""What a reader does to a page of widgets, with a keyboard and a pointer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from playwright.sync_api import ElementHandle, Page

READER = (Path(__file__).parent / "reader.js").read_text(encoding="utf-8")
ARROWS = ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End")
STEPS = "place => (part(place).max - part(place).min) / part(place).step"
OPTIONS = "place => part(place).options.length"
GLIDE = 500
"""Milliseconds in which a slider of the stock manager comes to a click, deaf to the next one."""
TO_THE_END = 60_000
"""Milliseconds after which anything that plays has come to its end."""


@dataclass(frozen=True)
class Reading:
    """What the outputs of a page show: the words and, in order, the kinds of parts that move."""

    words: tuple[str, ...]
    kinds: tuple[tuple[str, ...], ...]

    @property
    def parts(self) -> list[str]:
        """The kinds of parts of the whole page."""
        return [kind for kinds in self.kinds for kind in kinds]


@dataclass(frozen=True)
class Move:
    """A key, an option, a share of the way or a number, on the part of a page at `place`."""

    kind: str
    place: int
    what: str | float | None = None

    def __str__(self) -> str:
        return f"{self.kind} {self.place}" + ("" if self.what is None else f": {self.what}")


def read(page: Page) -> Reading:
    """Return what the page shows once it has come to rest."""
    outputs = page.evaluate("read()")
    return Reading(
        tuple(words for words, _ in outputs), tuple(tuple(kinds) for _, kinds in outputs)
    )


def chosen(chance: Random, page: Page, parts: list[str]) -> Move:
    """Choose a kind of part that our page has, one of these parts, and what to do to it."""
    kind = chance.choice([*parts, *sorted(set(parts)) * 4])  # rare kinds too
    place = chance.choice([place for place, part in enumerate(parts) if part == kind])
    return _for_kind(chance, page, kind, place)


def _for_kind(chance: Random, page: Page, kind: str, place: int) -> Move:
    match kind:
        case "slider" if chance.random() < 0.4:
            steps = round(page.evaluate(STEPS, place))
            return Move("point", place, chance.randint(0, steps) / steps)
        case "slider" | "end":
            return Move("key", place, chance.choice(ARROWS))
        case "list" if chance.random() < 0.5:
            return Move("option", place, chance.randrange(page.evaluate(OPTIONS, place)))
        case "list":
            return Move("key", place, chance.choice(ARROWS[2:]))
        case "number" if chance.random() < 0.7:
            return Move("number", place, str(chance.randint(-20, 20)))
        case "number":
            return Move("key", place, chance.choice(["ArrowUp", "ArrowDown"]))
    return Move(kind, place)


def make(page: Page, move: Move) -> None:
    """Make a move as a reader does."""
    part = page.evaluate_handle("place => part(place)", move.place).as_element()
    assert part
    HANDS[move.kind](page, part, move)


def _press_key(page: Page, part: ElementHandle, move: Move) -> None:
    part.press(str(move.what))


def _click(page: Page, part: ElementHandle, move: Move) -> None:
    part.click()


def _play(page: Page, part: ElementHandle, move: Move) -> None:
    part.click()
    page.clock.run_for(TO_THE_END)


def _point(page: Page, part: ElementHandle, move: Move) -> None:
    part.press("End" if float(move.what or 0) < 0.5 else "Home")  # the knob is not in the way
    x, y = page.evaluate("([place, share]) => point(place, share)", [move.place, move.what])
    page.mouse.click(x, y)
    page.clock.run_for(GLIDE)


def _choose(page: Page, part: ElementHandle, move: Move) -> None:
    part.select_option(index=int(move.what or 0))


def _enter(page: Page, part: ElementHandle, move: Move) -> None:
    part.press("Control+a")
    page.keyboard.type(str(move.what))
    page.keyboard.press("Tab")


HANDS: Mapping[str, Callable[[Page, ElementHandle, Move], None]] = {
    "key": _press_key,
    "press": _click,
    "play": _play,
    "point": _point,
    "option": _choose,
    "number": _enter,
}
