"""Scenes: what may be guessed of a verdict, and that what answers a scene is there."""

from __future__ import annotations

from ..kit.room import Room

VERDICTS = ("supported", "qualified", "contradicted", "no evidence found")
"""Verdicts among which a reader chooses."""

ROOM = Room(__package__, {})
