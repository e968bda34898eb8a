"""Icon arrays: two groups of a hundred people, those with the outcome filled, row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from ...content.records import Caption
from ..kit.controls import Choices
from ..kit.layers import LayeredFigure, Picture
from ..kit.style import BLUE, FAINT, INK, MUTED, TYPE, canvas, folded, look

WIDTH = 508
"""Narrow enough for both squares on a phone."""

PITCH, RISE, COLUMNS, ROWS = 24.0, 20.0, 10, 10
"""From one person to the next, across and down, and how many there are."""

LEFTS, ROOM = (6.0, 262.0), 240.0
"""Where each square begins, and how wide it is."""

TOP = 198.0
"""Middle of the heads of the first row, in SVG units from below."""

HEAD, BODY_WIDTH, BODY_HEIGHT, NECK = 8.5, 13.5, 8.5, 8.0
LINE = 24.5


@dataclass(frozen=True)
class Group:
    """A group as a hundred people.

    Parameters
    ----------
    name
        What these people had.
    count
        How many of a hundred had the outcome, 0 to 100.
    words
        The count in words.
    certainty
        Stands under the count, a line each: its interval and its grade.
    """

    name: str
    count: int
    words: str
    certainty: tuple[str, ...]


@dataclass(frozen=True)
class Arrays:
    """What one option shows: two groups with the same outcome at the same time.

    Parameters
    ----------
    title
        Outcome and time.
    groups
        Treated, in the colour of the drug, and control, in grey.
    """

    title: str
    groups: tuple[Group, Group]


def draw_icons(
    name: str, choices: Choices, arrays: Callable[..., Arrays], caption: Caption
) -> Picture:
    """Return two squares of people with their layer ``comparison``.

    Parameters
    ----------
    name : str
        Short and unique in a page.
    choices : Choices
        What can be compared.
    arrays : callable
        Returns what a state shows.
    caption : Caption
        Title and description.
    """
    with look(name):
        figure, axes = canvas(WIDTH, max(map(_top, choices.each(arrays))) + LINE)
        for left in LEFTS:
            _people(axes, left, ROWS * COLUMNS, FAINT)
        drawing = LayeredFigure(name, figure)
        drawing.layer("comparison", choices, lambda *state: _draw(axes, arrays(*state)))
        return drawing.picture(caption.title, caption.description)


def _draw(axes: Axes, arrays: Arrays) -> list[Artist]:
    artists = _lines(axes, LEFTS[0], _top(arrays), _title(arrays), INK, "bold")
    for left, group in zip(LEFTS, arrays.groups, strict=True):
        colour = MUTED if group is arrays.groups[1] else BLUE
        artists += _group(axes, left, group, colour)
    return artists


def _group(axes: Axes, left: float, group: Group, colour: str) -> list[Artist]:
    name, sure = _name(group), group.certainty
    artists = [
        *_lines(axes, left, _top_of_names(group), name, colour, "bold"),
        *_lines(axes, left, TOP + 26 + LINE * (len(sure) - 1), sure, MUTED),
    ]
    return artists + (_people(axes, left, group.count, colour) if group.count else [])


def _top(arrays: Arrays) -> float:
    """Return where the first line of the title stands: above the longer name of a group."""
    return max(map(_top_of_names, arrays.groups)) + 8 + LINE * len(_title(arrays))


def _top_of_names(group: Group) -> float:
    """Return where the first line of a group's count and name stands."""
    return TOP + 26 + LINE * (len(group.certainty) + len(_name(group)) - 1)


def _title(arrays: Arrays) -> list[str]:
    return folded(arrays.title, WIDTH - 2 * LEFTS[0], "bold")


def _name(group: Group) -> list[str]:
    """Return the count of a group and what it had, in lines as wide as its square."""
    return [group.words, *folded(group.name, ROOM, "bold")]


def _lines(
    axes: Axes, left: float, y: float, words: Sequence[str], colour: str, weight: str = "normal"
) -> list[Artist]:
    return [
        axes.text(left, y - LINE * i, line, fontsize=TYPE, color=colour, weight=weight)
        for i, line in enumerate(words)
    ]


def _people(axes: Axes, left: float, count: int, colour: str) -> list[Artist]:
    """Draw `count` people row by row, each a head and a body: two dashed lines a row are enough."""
    heads = _rows(count, left, TOP, 0.0)
    bodies = _rows(count, left, TOP - NECK, -BODY_WIDTH / 2)
    return [
        _dashed(axes, heads, HEAD, 0.01, "round", colour),
        _dashed(axes, bodies, BODY_HEIGHT, BODY_WIDTH, "butt", colour),
    ]


def _rows(count: int, left: float, top: float, shift: float) -> Path:
    """Return a line for each row, from its first person to its last."""
    vertices, codes = [], []
    for row in range(-(-count // COLUMNS)):
        people = min(COLUMNS, count - COLUMNS * row)
        start, y = left + PITCH / 2 + shift, top - RISE * row
        vertices += [(start, y), (start + PITCH * (people - 1) + max(PITCH / 4, -2 * shift), y)]
        codes += [Path.MOVETO, Path.LINETO]
    return Path(vertices, codes)


def _dashed(axes: Axes, path: Path, width: float, dash: float, cap: str, colour: str) -> Artist:
    """Return `path` as dashes of a length, one each PITCH; matplotlib counts them in widths."""
    style = (0, (dash / width, (PITCH - dash) / width))
    patch = PathPatch(
        path,
        fill=False,
        lw=width,
        ls=style,
        capstyle=cap,
        edgecolor=colour,
    )
    return axes.add_patch(patch)
