"""The course's widgets: linked choices, layered figures and cards."""

from .introduction import conditions, course_map
from .pain import pain_mood_loop, pain_pathway
from .prose import Section
from .timeline import timeline
from .weighing import claims, claims_table, questions
from .year import year_calendar

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
