"""Findings in rows: charts, and the options of a decision."""

from __future__ import annotations

from collections.abc import Iterator

from ...content import Content
from ...synthesis.findings import compared
from ..kit.room import Captioned, Found, Listed, Offered, Room


def _unborne(content: Content) -> Iterator[Found]:
    """Find harms of which a title says more than their interval does."""
    known = content.evidence.estimates
    for place, row in enumerate(content.harms.rows):
        if not (row.than and row.finding and row.control):
            continue
        found, bounds = compared(known[row.finding], known[row.control])
        held = bounds and (bounds.low > 0 if row.than == "more" else bounds.high < 0)
        if not held:
            span = f"{100 * bounds.low:.0f} to {100 * bounds.high:.0f}" if bounds else "no interval"
            yield Found(
                "harms", ("rows", place, "than"),
                f"'{row.than}', with a difference of {100 * found:.0f} of 100 ({span})",
                "what the whole interval bears out", "leave it out here, and in the title",
            )  # fmt: skip


OPTIONS = Captioned("options")
ROOM = Room(
    __package__,
    {"chart": "charts", "harms_table": "harms", "options": "options"},
    (OPTIONS,),
    (Offered("options", ("options",), "name"), Offered("options", ("features",), "name")),
    lacking=_unborne,
    listed=(Listed("charts", ("view",), (Offered("charts", ("views",), "label"),)),),
)
