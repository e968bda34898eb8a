"""The loop of pain and mood, and the pain pathway: step by step, and place by place."""

from __future__ import annotations

from ...content import Content
from ..kit.room import Captioned, Choice, Offered, Options, Room


def _steps(content: Content) -> Options:
    steps = content.loop.values()
    return [(f"{number}. {step.title}", step) for number, step in enumerate(steps, start=1)]


STEP = Choice("step", _steps, "slider", step=6000)
SITE = Choice("site", lambda content: [(site.name, site) for site in content.pathway.values()])

SAID = tuple(f"pharmacology {here}" for here in ("yes", "possibly", "no"))
"""What is said of pharmacology at a place, by its caption."""

LOOP = Captioned("pain_mood_loop", (STEP,))
PATHWAY = Captioned("pain_pathway", (SITE,), ("article named", "article unnamed", *SAID))
ROOM = Room(
    __package__,
    {"pain_mood_loop": "explorer", "pain_pathway": "explorer"},
    (LOOP, PATHWAY),
    (Offered("loop", (), "title"), Offered("pathway", (), "name")),
)
