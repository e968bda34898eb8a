"""The two-way loop of pain and mood: two circles, two arrows, one of them in view."""

from __future__ import annotations

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyArrowPatch

from ...content.records import Caption, Step
from ..kit.controls import Choices
from ..kit.layers import LayeredFigure, Picture
from ..kit.style import BLUE, BODY, FAINT, INK, LARGE, MUTED, PURPLE, VERMILLION, canvas, look

WIDTH, HEIGHT, RADIUS = 1000, 320, 130
CENTRES = {"pain": (146.0, 160.0), "mood": (854.0, 160.0)}
ARROWS = {
    "pain_to_mood": ((272.0, 232.0), (728.0, 232.0), -0.16),
    "mood_to_pain": ((728.0, 88.0), (272.0, 88.0), -0.16),
}
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
            axes.text(*centre, name, ha="center", va="center", fontsize=LARGE + 14, weight="bold")
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
    voice = axes.text(WIDTH / 2, 173, words, ha="center", fontsize=BODY, color=MUTED)
    title = axes.text(WIDTH / 2, 132, step.title, ha="center", fontsize=BODY + 2, color=INK,
                      weight="bold")  # fmt: skip
    return [*lit, voice, title]


def _circle(axes: Axes, name: str, colour: str, width: float) -> Artist:
    return axes.add_patch(Circle(CENTRES[name], RADIUS, fill=False, edgecolor=colour, lw=width))


def _arrow(axes: Axes, name: str, colour: str, width: float) -> Artist:
    start, end, bend = ARROWS[name]
    arrow = FancyArrowPatch(
        start, end, connectionstyle=f"arc3,rad={bend}", arrowstyle="-|>,head_length=9,head_width=6",
        mutation_scale=2.4, color=colour, lw=width, shrinkA=0, shrinkB=0,
    )  # fmt: skip
    return axes.add_patch(arrow)
