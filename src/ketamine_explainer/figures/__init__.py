"""Matplotlib drawings of records and models, in layers."""

from .layers import Drawing, Picture
from .loop import pain_mood_loop
from .pathway import pain_pathway
from .table import Table
from .timeline import timeline
from .year import year_calendar

__all__ = [
    "Drawing",
    "Picture",
    "Table",
    "pain_mood_loop",
    "pain_pathway",
    "timeline",
    "year_calendar",
]
