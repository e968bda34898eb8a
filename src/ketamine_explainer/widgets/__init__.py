"""The course's widgets: linked choices, layered figures and cards."""

from .fast_response import timeline
from .introduction import conditions, course_map
from .lasting_improvements import year_calendar
from .pain_signal_disruption import pain_mood_loop, pain_pathway
from .prose import Section
from .verdicts import verdicts
from .weighing import claims, claims_table, questions

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
    "verdicts",
    "year_calendar",
]
