"""Findings in rows: charts, and the options of a decision."""

from __future__ import annotations

from ..kit.room import Captioned, Listed, Room

ROOM = Room(
    __package__,
    {"chart": "charts", "options": "options", "option_cards": "options"},
    (Captioned("options", labels=("option", "kind")),),
    listed=(Listed("charts", "charts", ("view",)),),
)
