"""An interactive course about ketamine infusion therapy.

The names here are what a notebook calls, loaded when first used: ``Section`` gives the prose of a
notebook, each other name returns something to show.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .widgets import (
        Section,
        claims,
        claims_table,
        conditions,
        course_map,
        pain_mood_loop,
        pain_pathway,
        questions,
        timeline,
        year_calendar,
    )

__all__ = [
    "Section",
    "claims",
    "claims_table",
    "conditions",
    "course_map",
    "pain_mood_loop",
    "pain_pathway",
    "questions",
    "timeline",
    "year_calendar",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}; it has {__all__}")
    return getattr(import_module(f"{__name__}.widgets"), name)
