"""The values that a control can have, and those of them at which a function is called."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

FEWEST = 3
"""Stops that a control keeps; where there is room for fewer, one control moves at a time."""

ALONE = 41
"""Stops of a control that moves while all others stay, at most."""

_ENDLESS = 11
"""Stops of a control whose values cannot be counted."""


@dataclass(frozen=True)
class Domain:
    """All values of a control.

    Parameters
    ----------
    count
        How many there are.
    at
        Returns the value at a place, counted from 0.
    start
        The place of the value that it has now.
    word
        Returns what a value at a place is called.
    trait
        The trait that is set to a value.
    thinned
        Whether values may be left out.
    countless
        Whether there are more values than places.
    """

    count: int
    at: Callable[[int], Any]
    start: int
    word: Callable[[int], str]
    trait: str = "value"
    thinned: bool = False
    countless: bool = False


def domain(control: Any) -> Domain | None:
    """Return the values of a control; None where they are words, dates or the like, without end."""
    if hasattr(control, "_options_labels") and control.has_trait("index"):
        return _options(control)
    if isinstance(getattr(control, "value", None), bool):
        return Domain(2, bool, int(control.value), lambda place: ("off", "on")[place])
    ends = [getattr(control, name, None) for name in ("min", "max", "value")]
    if all(isinstance(end, int | float) and math.isfinite(end) for end in ends):
        return _numbers(control)
    return None


def _options(control: Any) -> Domain | None:
    labels, index = control._options_labels, control.index
    if index is not None and not isinstance(index, int):
        return None  # several options at once
    if not labels or index is None:
        return None
    thinned = type(control).__name__ == "SelectionSlider"
    return Domain(len(labels), int, index, lambda place: str(labels[place]), "index", thinned)


def _numbers(control: Any) -> Domain | None:
    least, most, step = control.min, control.max, getattr(control, "step", 1)
    base = getattr(control, "base", None)
    now = math.log(control.value, base) if base else control.value
    countless = not step
    step = step or (most - least) / (_ENDLESS - 1)
    if step <= 0 or most <= least:
        return None
    count = math.floor((most - least) / step + 1e-9) + 1
    place = round((now - least) / step)
    on = 0 <= place < count and math.isclose(least + place * step, now, abs_tol=step * 1e-6)
    extra = None if on else max(0, min(count, math.ceil((now - least) / step)))
    count, place = (count, place) if extra is None else (count + 1, extra)

    def number(at: int) -> Any:
        if at == place:
            return control_value
        at -= extra is not None and at > extra
        value = least + at * step
        value = base**value if base else value
        return value if isinstance(value, int) else float(f"{value:.12g}")

    control_value = control.value
    word = _said(number, count, getattr(control, "readout_format", None))
    return Domain(count, number, place, word, thinned=True, countless=countless)


def _said(number: Callable[[int], Any], count: int, form: str | None) -> Callable[[int], str]:
    """Return what numbers are called: as their readout, where that tells neighbours apart."""

    def formed(place: int) -> str:
        return _formed(number(place), form).replace("-", "−")

    def whole(place: int) -> str:
        return f"{number(place):.12g}".replace("-", "−")

    near = range(min(count, 3))
    last = range(max(count - 3, 0), count)
    alike = any(len({formed(place) for place in some}) < len(some) for some in (near, last))
    return whole if alike else formed


def _formed(value: Any, form: str | None) -> str:
    try:
        return format(value, form or "")
    except (TypeError, ValueError):  # a form that is d3's alone
        return f"{value:.12g}"


def thin(domain: Domain, most: int) -> tuple[int, ...]:
    """Return places of at most `most` values, evenly spaced, the start among them.

    The first and the last value are there, too, where that leaves room.
    """
    if domain.count <= most or not domain.thinned:
        return tuple(range(domain.count))
    last = domain.count - 1
    for stride in range(max(1, math.ceil(last / (most - 1))), domain.count):
        found = {*range(domain.start % stride, domain.count, stride), 0, last}
        if len(found) <= most:
            return tuple(sorted(found))
    return tuple(sorted({0, domain.start, last}))


def most_stops(domains: Iterable[Sequence[Domain]], calls: int) -> int | None:
    """Return how many stops a control may have for all combinations to be called.

    Parameters
    ----------
    domains
        For each function, those of its controls.
    calls
        How many there may be.

    Returns
    -------
    int or None
        None where there is no room even for the fewest.
    """
    functions = [list(each) for each in domains]
    greatest = max((each.count for some in functions for each in some), default=1)

    def needed(most: int) -> int:
        return sum(math.prod(len(thin(each, most)) for each in some) for some in functions)

    low, high = FEWEST, max(greatest, FEWEST)
    if needed(low) > calls:
        return None
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if needed(middle) <= calls else (low, middle - 1)
    return low
