"""How long people stay well: which curves can be chosen, and on which days one can stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...content import Content
from ...models import YEAR_DAYS
from ...synthesis.relapse import Fitted, fitted, fitted_curve
from ..kit.room import Captioned, Choice, Found, Offered, Options, Room, fixed, parted

DAYS = (0, 1, 2, 4, 6, 10, 14, 18, 21, 28, 42, 56, 84, 112, 140, 182, 224, 273, 319, 365)
"""Days of which the table tells."""

MOST = 3
"""Curves that a view tells apart by colour and mark."""


class View(NamedTuple):
    """A view of curves: its words, the treatments that it shows, how many curves at least."""

    words: str
    treatments: tuple[str, ...]
    fewest: int

    def curves(self, content: Content) -> tuple[Fitted, ...]:
        """Return its curves."""
        curves = fitted(content.evidence, content.models.relapse).values()
        return tuple(each for each in curves if each.curve.treatment in self.treatments)


VIEWS = (
    View("one infusion", ("one infusion",), 1),
    View("a series of infusions", ("series",), 2),
    View("going on, or stopping", ("stopped", "continued"), 1),
)


def _views(content: Content) -> Options:
    return [(view.words, view) for view in VIEWS]


WHICH = Choice("which", _views, "radio", first=VIEWS[1])
TIME = Choice("time", fixed(range(DAYS[-1] + 1), "day {}".format), "slider", first=14, step=100)


def _few(content: Content) -> Iterator[Found]:
    """Find views with too few curves, or too many, and curves that no year goes on with."""
    curves = content.models.relapse.curves
    for view, treatments, fewest in VIEWS:
        count = sum(each.treatment in treatments for each in curves.values())
        if not fewest <= count <= MOST:
            yield Found(
                "models/relapse", ("curves",),
                f"{count} of '{view}' (treatment: {' or '.join(treatments)})",
                f"{fewest} to {MOST} of them", "add a curve, or take one out",
            )  # fmt: skip


def _unfit(content: Content) -> Iterator[Found]:
    """Find curves that fall through no points, or go on beyond the year that is drawn."""
    for id_, curve in content.models.relapse.curves.items():
        loc = ("curves", id_, "points")
        try:
            found = fitted_curve(content.evidence, content.models.relapse, curve)
        except ValueError as error:
            cure = "name points of one study in their order, or one point"
            yield Found("models/relapse", loc, *parted(error), cure)
            continue
        if found.measured_until > YEAR_DAYS:
            yield Found(
                "models/relapse", loc, f"a point on day {found.measured_until:g}",
                f"days of a year: at most {YEAR_DAYS}",
                "end the curve with a point that is drawn",
            )  # fmt: skip


CURVES = Captioned(
    "relapse_curves", (WHICH, TIME),
    ("responding", "in remission", "marks", "assumed", "time"),
)  # fmt: skip
ROOM = Room(
    __package__,
    {"relapse_curves": "explorer"},
    (CURVES,),
    (Offered("models/relapse", ("curves",), "name"),),
    lacking=_few,
    unbuildable=_unfit,
)
