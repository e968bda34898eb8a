"""Events on a lane of time: marks on it, labels below it that keep clear of each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Transform

from ...content.records import Milestone
from ...models import TimeAxis, in_words
from .style import FAMILIES, INK, LINE, MUTED, SMALL, plot_area

STEM, GAP = 14.0, 9.0
"""Height of the shortest stem, and least space between labels."""

SLACK = 1.05
"""How much wider than in matplotlib's font a reader's font may be."""

EDGES = (6.0, 994.0)
"""Between which labels stand, in SVG units."""


def time_area(
    sheet: Axes, axis: TimeAxis, left: float, right: float, words: float, colour: str = INK
) -> Axes:
    """Return axes of minutes from left to right over a sheet, whose heights are those of the sheet.

    Parameters
    ----------
    sheet : Axes
        As `style.canvas` returns it.
    axis : TimeAxis
        The scale, and the times that are named.
    left, right, words : float
        Ends of the axes, and the height of the names of times, in SVG units.
    colour : str
        Of the names.
    """
    height = sheet.get_ylim()[1]
    area = plot_area(sheet, left, right, 0, height)
    area.set_xscale("function", functions=(axis.position, axis.minutes))
    area.set(xlim=(axis.knots[0], axis.knots[-1]), ylim=(0, height), yticks=[])
    area.set_xticks(axis.knots, axis.words)
    area.tick_params(axis="x", pad=-words, labelcolor=colour)
    for label in area.get_xticklabels():
        label.set_verticalalignment("baseline")
    return area


def draw_events(
    axes: Axes,
    floor: float,
    events: Sequence[Milestone],
    rows: Sequence[int],
    time: Transform,
    colour: str,
    lines: int = 2,
    stem: float = STEM,
) -> list[Artist]:
    """Draw each event from its first to its last minute, and on a stem its label.

    Parameters
    ----------
    axes : Axes
        The sheet.
    floor : float
        Height of the lane.
    events : sequence of Milestone
        In order of time.
    rows : sequence of int
        The row of each label, 0 the nearest to the lane.
    time : Transform
        From minutes and heights to the sheet: `transData` of a `time_area`.
    colour : str
        Of the marks.
    lines : int
        In a label: one, or two.
    stem : float
        Height of the shortest stem; it leans where its label stands aside.
    """
    artists: list[Artist] = []
    said = [halves(event.label) if lines == 2 else (event.label,) for event in events]
    places = [_across(event, time) for event in events]
    lefts = _lefts(places, [*map(wide, said)], rows)
    for event, words, row, x, left in zip(events, said, rows, places, lefts, strict=True):
        top, middle = floor - stem - LINE * lines * row, left + wide(words) / 2
        foot = min(max(x, left + 12), left + wide(words) - 12)
        artists += axes.plot([x, foot], [floor, top], color=MUTED, lw=1.5)
        artists += _mark(axes, floor, event, time, colour)
        for line, part in enumerate(words):
            artists.append(axes.text(middle, top - 19 - LINE * line, part, ha="center",
                                     fontsize=SMALL, color=INK))  # fmt: skip
    return artists


def draw_flags(
    axes: Axes,
    floor: float,
    events: Sequence[Milestone],
    time: Transform,
    colour: str,
) -> list[Artist]:
    """Draw each event as `draw_events` does, with its label to the right of its stem.

    The earlier an event, the lower its label: stems pass labels on their left, however close
    the events are.
    """
    artists: list[Artist] = []
    for row, event in enumerate(reversed(events)):
        x, low = _across(event, time), floor - STEM - 10 - LINE * row
        artists += axes.plot([x, x], [floor, low], color=MUTED, lw=1.5)
        artists += _mark(axes, floor, event, time, colour)
        artists.append(axes.text(x + 8, low - 2, event.label, fontsize=SMALL, color=INK))
    return artists


def _across(event: Milestone, time: Transform) -> float:
    """Return where across the sheet an event begins."""
    return float(time.transform((event.time.minutes, 0))[0])


def _mark(axes: Axes, floor: float, event: Milestone, time: Transform, colour: str) -> list[Artist]:
    """Draw an event on its lane; a place that is inferred has a broken bar."""
    start, end = event.time.minutes, event.time.last_minute
    broken: dict[str, Any] = (
        {"ls": (0, (0.5, 0.3)), "dash_capstyle": "butt"} if event.inference else {}
    )
    bar = axes.plot([start, end], [floor, floor], color=colour, lw=9, transform=time, **broken)
    return [*bar, *axes.plot([start], [floor], "D", ms=11, color=colour, transform=time)]


def when(event: Milestone) -> str:
    """Return the time of an event in words, for example ``10 to 12 days``."""
    if event.time.until is None:
        return in_words(event.time.minutes)
    return f"{event.time.at:g} to {event.time.until:g} {event.time.unit}"


def halves(label: str) -> tuple[str, ...]:
    """Return a label of several words in two lines, as narrow as can be."""
    words = label.split()
    cuts = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return min(cuts, key=wide)


def wide(lines: Sequence[str]) -> float:
    """Return the width of lines of small type, in SVG units."""
    font = FontProperties(family=FAMILIES, size=SMALL)
    measured = (text_to_path.get_text_width_height_descent(words, font, False) for words in lines)
    return SLACK * max(width for width, *_ in measured)


def _lefts(places: Sequence[float], widths: Sequence[float], rows: Sequence[int]) -> list[float]:
    """Return where labels begin: below their marks, or aside as far as their row needs."""
    lefts = dict.fromkeys(range(len(places)), 0.0)
    for row in set(rows):
        near = [i for i in lefts if rows[i] >= row]  # stems of lower rows pass
        limit, wanted = EDGES[1] + GAP, dict[int, float]()
        for i in reversed(near):
            here = rows[i] == row
            limit = min(places[i] - widths[i] / 2, limit - GAP - widths[i]) if here else places[i]
            wanted[i] = limit
        edge = EDGES[0] - GAP
        for i in near:
            if rows[i] == row:
                lefts[i] = max(edge + GAP, wanted[i])
                edge = lefts[i] + widths[i]
            else:
                edge = places[i]
    return [*lefts.values()]
