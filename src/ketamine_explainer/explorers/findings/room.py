"""Findings in rows: charts, and the options of a decision."""

from __future__ import annotations

from ..kit.room import Captioned, Listed, Offered, Room

OPTIONS = Captioned("options")
ROOM = Room(
    __package__,
    {"chart": "charts", "options": "options"},
    (OPTIONS,),
    (Offered("options", ("options",), "name"), Offered("options", ("features",), "name")),
    listed=(Listed("charts", ("view",), (Offered("charts", ("views",), "label"),)),),
)
