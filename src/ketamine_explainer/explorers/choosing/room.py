"""What matters to a reader: what it needs of the content is checked as it is loaded."""

from __future__ import annotations

from ..kit.room import Room

ROOM = Room(__package__, {"consultation": "consultation"})
