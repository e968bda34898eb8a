"""The two-way loop of pain and mood: two circles, two arrows, one of them in view."""

from __future__ import annotations

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyArrowPatch

from ...content.records import Caption, Step
from ..kit.controls import Choices
from ..kit.layers import LayeredFigure, Picture
from ..kit.style import (
    BLUE,
    COMPACT,
    FAINT,
    INK,
    MUTED,
    PURPLE,
    STEP,
    TYPE,
    VERMILLION,
    canvas,
    folded,
    look,
)

WIDTH, HEIGHT, RADIUS = COMPACT, 300, 82
CENTRES = {"pain": (94.0, 150.0), "mood": (466.0, 150.0)}
ARROWS = {
    "pain_to_mood": ((158.0, 214.0), (402.0, 214.0), -0.3),
    "mood_to_pain": ((402.0, 86.0), (158.0, 86.0), -0.3),
}
BETWEEN = 2 * (280.0 - 94.0 - RADIUS) - 16
"""Width of the space between the circles, in SVG units."""

VOICES = {
    "article": ("the article says", VERMILLION),
    "research": ("research finds", BLUE),
    "caution": ("take care", PURPLE),
}
"""Who speaks in a step: words for the figure, colour."""

LIT = {
    "pain": ("pain",),
    "mood": ("mood",),
    "pain_to_mood": ("pain_to_mood",),
    "mood_to_pain": ("mood_to_pain",),
    "both": ("pain_to_mood", "mood_to_pain"),
    "none": (),
}


def draw_loop(step: Choices, caption: Caption) -> Picture:
    """Return the loop with its layer ``step``: what the step speaks of, lit, and who speaks."""
    with look("loop"):
        figure, axes = canvas(WIDTH, HEIGHT)
        for name, centre in CENTRES.items():
            _circle(axes, name, FAINT, 5)
            axes.text(*centre, name, ha="center", va="center", fontsize=TYPE, weight="bold")
        for name in ARROWS:
            _arrow(axes, name, FAINT, 8)
        drawing = LayeredFigure("loop", figure)
        drawing.layer("step", step, lambda step: _draw_step(axes, step))
        return drawing.picture(caption.title, caption.description)


def _draw_step(axes: Axes, step: Step) -> list[Artist]:
    words, colour = VOICES[step.said_by]
    lit = [
        _circle(axes, name, colour, 12) if name in CENTRES else _arrow(axes, name, colour, 14)
        for name in LIT[step.highlight]
    ]
    lines = [words, *folded(step.title, BETWEEN, "bold")]
    top = HEIGHT / 2 + STEP * len(lines) / 2
    said = [
        axes.text(WIDTH / 2, top - STEP * (place + 0.8), line, ha="center", fontsize=TYPE,
                  color=INK if place else MUTED, weight="bold" if place else "normal")
        for place, line in enumerate(lines)
    ]  # fmt: skip
    return [*lit, *said]


def _circle(axes: Axes, name: str, colour: str, width: float) -> Artist:
    return axes.add_patch(Circle(CENTRES[name], RADIUS, fill=False, edgecolor=colour, lw=width))


def _arrow(axes: Axes, name: str, colour: str, width: float) -> Artist:
    start, end, bend = ARROWS[name]
    arrow = FancyArrowPatch(
        start, end, connectionstyle=f"arc3,rad={bend}", arrowstyle="-|>,head_length=9,head_width=6",
        mutation_scale=2.4, color=colour, lw=width, shrinkA=0, shrinkB=0,
    )  # fmt: skip
    return axes.add_patch(arrow)
