"""All rooms: what notebooks can show, and what the content must have for it."""

from __future__ import annotations

from .calendar import room as calendar
from .claims import room as claims
from .findings import room as findings
from .icons import room as icons
from .infusion import room as infusion
from .pain import room as pain
from .reference import room as reference
from .relapse import room as relapse
from .schedule import room as schedule
from .timeline import room as timeline
from .windup import room as windup

ROOMS = tuple(
    each.ROOM
    for each in (
        calendar, claims, findings, icons, infusion, pain, reference, relapse, schedule, timeline,
        windup,
    )
)  # fmt: skip
