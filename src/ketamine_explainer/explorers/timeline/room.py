"""When mood changes: accounts, moments and axes to choose, and what the article must quantify."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...content import Content
from ...content.records import MINUTES
from ...content.records.timeline import LAST_MINUTE
from ...models import in_words
from ..kit.room import Captioned, Choice, Counted, Found, Offered, Options, Room, fixed

MOMENTS = (
    *range(0, 60, 10), 60, 80, 110, 120, 240, 720,
    *(day * 1440 for day in (1, 2, 3, 4, 6, 7, 10, 12, 13, 14)),
    *(week * 10_080 for week in range(3, 9)),
)  # fmt: skip
"""Times at which the learner can stop, in minutes; the first, so that Play shows the hour."""


def labelled(labels: Mapping[Any, str]) -> Options:
    """Return what labels stand for, by them."""
    return [(label, id_) for id_, label in labels.items()]


VIEW = Choice("view", lambda content: labelled(content.timeline.views), first="both")
TIME = Choice("time", fixed(MOMENTS, in_words), "slider", step=700)
AXIS = Choice("axis", lambda content: labelled(content.timeline.scales))

UNITS = ("minutes", "weeks", "months")
COUNTED = (
    Counted("within-an-hour", ("high",), UNITS),
    Counted("one-to-two-weeks", ("low", "high"), UNITS),
    Counted("six-weeks-or-more", ("low",), UNITS),
)
"""Claims of the article that have a line."""


def _late(content: Content) -> Iterator[Found]:
    """Find quantities that have no place on the timeline."""
    timed = {each.claim for each in COUNTED}
    for claim in content.article.claims.values():
        quantity = claim.quantity
        if claim.id not in timed or quantity is None or quantity.unit not in UNITS:
            continue
        last = LAST_MINUTE / MINUTES[quantity.unit]
        for bound, value in (("low", quantity.low), ("high", quantity.high)):
            if value is not None and not 0 <= value <= last:
                yield Found(
                    "article", ("claims", claim.id, "quantity", bound),
                    f"{value:g} {quantity.unit}",
                    f"0 to {last:g}: within eight weeks, where the timeline ends",
                    "correct the quantity",
                )  # fmt: skip


TIMELINE = Captioned(
    "timeline", (VIEW, TIME, AXIS), ("subtitle", "axis stretched", "axis to scale")
)
ROOM = Room(
    __package__,
    {"timeline": "explorer"},
    (TIMELINE,),
    (Offered("timeline", ("views",)),),
    counted=COUNTED,
    lacking=_late,
)
