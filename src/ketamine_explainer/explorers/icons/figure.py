"""Icon arrays: two groups of a hundred people, those with the outcome filled, row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from ...content.records import Caption
from ..kit.controls import Choices
from ..kit.layers import LayeredFigure, Picture
from ..kit.style import BLUE, FAINT, INK, LARGE, MUTED, RUST, SMALL, canvas, look

WIDTH = 490
"""Narrow enough for both squares on a phone."""

PITCH, COLUMNS, ROWS = 23.0, 10, 10
LEFTS = (6.0, 252.0)
TOP = 225.0
"""Middle of the heads of the first row, in SVG units from below."""

HEAD, BODY_WIDTH, BODY_HEIGHT, NECK = 8.5, 13.5, 8.5, 8.0
LINE = 22.0
COLOURS = {"benefit": BLUE, "harm": RUST, "neither": INK}


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
    kind
        ``benefit``, ``harm`` or ``neither``.
    groups
        Treated, in the colour of the kind, and control, in grey.
    """

    title: str
    kind: str
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
        colour = MUTED if group is arrays.groups[1] else COLOURS[arrays.kind]
        artists += _group(axes, left, group, colour)
    return artists


def _group(axes: Axes, left: float, group: Group, colour: str) -> list[Artist]:
    name = _name(group)
    count = axes.text(left, TOP + 60, group.words, fontsize=LARGE, weight="bold", color=colour)
    artists = [
        *_lines(axes, left, TOP + 66 + LINE * len(name), name, INK),
        count,
        *_lines(axes, left, TOP + 36, group.certainty, MUTED),
    ]
    return artists + (_people(axes, left, group.count, colour) if group.count else [])


def _top(arrays: Arrays) -> float:
    """Return where the first line of the title stands: above the longer name of a group."""
    lines = len(_title(arrays)) + max(len(_name(group)) for group in arrays.groups)
    return TOP + 74 + LINE * lines


def _title(arrays: Arrays) -> list[str]:
    return wrap(arrays.title, 38)


def _name(group: Group) -> list[str]:
    return wrap(group.name, 21, max_lines=3, placeholder=" …")


def _lines(
    axes: Axes, left: float, y: float, words: Sequence[str], colour: str, weight: str = "normal"
) -> list[Artist]:
    return [
        axes.text(left, y - LINE * i, line, fontsize=SMALL, color=colour, weight=weight)
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
        start, y = left + PITCH / 2 + shift, top - PITCH * row
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
