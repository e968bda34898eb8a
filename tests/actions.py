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
TEXTS = ("snow", "fog & hail", "a < b", "12", "")
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
    return _for_field(chance, page, kind, place)


def _for_field(chance: Random, page: Page, kind: str, place: int) -> Move:
    match kind:
        case "text":
            return Move("number", place, chance.choice(TEXTS))
        case "several":
            count = page.evaluate(OPTIONS, place)
            return Move("several", place, f"{chance.getrandbits(count):0{count}b}")
        case "date" | "time" | "datetime-local":
            return Move("fill", place, _moment(chance, kind))
        case "colour":
            return Move("fill", place, f"#{chance.getrandbits(24):06x}")
        case "tags":
            return Move("tags", place, chance.choice([*TEXTS[:3], "", ""]))
    return Move(kind, place)


def _moment(chance: Random, kind: str) -> str:
    """Return a date, a time or both, such as a field of that type holds."""
    day = f"{chance.randint(1900, 2100)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    time = f"{chance.randint(0, 23):02}:{chance.randint(0, 59):02}"
    return {"date": day, "time": time}.get(kind, f"{day}T{time}")


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


def _choose_several(page: Page, part: ElementHandle, move: Move) -> None:
    part.select_option(index=[at for at, bit in enumerate(str(move.what)) if bit == "1"])


def _fill(page: Page, part: ElementHandle, move: Move) -> None:
    part.fill(str(move.what))
    part.press("Tab")


def _tag(page: Page, part: ElementHandle, move: Move) -> None:
    """Add a tag, or remove the first one where none is named."""
    if not move.what:
        remove = part.query_selector("button, .jupyter-widget-tag-close")
        return remove.click() if remove else None
    if part.query_selector(".jupyter-widget-taginput"):
        part.click(position={"x": 1, "y": 1})  # it shows its field then
    field = part.query_selector("input")
    assert field
    field.fill(str(move.what))
    field.press("Enter")
    page.evaluate("document.activeElement.blur()")
    return None


HANDS: Mapping[str, Callable[[Page, ElementHandle, Move], None]] = {
    "key": _press_key,
    "press": _click,
    "play": _play,
    "point": _point,
    "option": _choose,
    "number": _enter,
    "several": _choose_several,
    "fill": _fill,
    "tags": _tag,
}
