"""Questions to the reader: what they need of the content is checked as it is loaded."""

from __future__ import annotations

from ..kit.room import Room

ROOM = Room(__package__, {"quiz": "quiz", "test": "quiz", "exercise": "quiz"})
