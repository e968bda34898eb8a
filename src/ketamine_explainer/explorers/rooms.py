"""All rooms: what notebooks can show, and what the content must have for it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .calendar import room as calendar
from .choosing import room as choosing
from .claims import room as claims
from .findings import room as findings
from .icons import room as icons
from .infusion import room as infusion
from .pain import room as pain
from .quiz import room as quiz
from .reference import room as reference
from .relapse import room as relapse
from .scenes import room as scenes
from .schedule import room as schedule
from .timeline import room as timeline
from .windup import room as windup

ROOMS = tuple(
    each.ROOM
    for each in (
        calendar, choosing, claims, findings, icons, infusion, pain, quiz, reference, relapse,
        scenes, schedule, timeline, windup,
    )
)  # fmt: skip

SHOWS = {name: f"{room.package}.{module}" for room in ROOMS for name, module in room.shows.items()}
"""The module of each thing that a room shows, by the name under which a notebook calls it."""


def shown(name: str) -> Any:
    """Return what a room shows under a name, a function; its module is loaded now."""
    return getattr(import_module(SHOWS[name]), name)
