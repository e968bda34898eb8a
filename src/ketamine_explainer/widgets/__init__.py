"""The course's widgets: linked choices, layered figures and cards."""

from .charts import chart
from .fast_response import timeline
from .icon_arrays import icon_arrays
from .introduction import conditions, course_map
from .lasting_improvements import year_calendar
from .one_infusion import one_infusion
from .options import option_cards, options
from .pain_signal_disruption import pain_mood_loop, pain_pathway
from .parameters import parameters
from .people_differ import people_differ
from .picture import picture
from .prose import Section
from .relapse_curves import relapse_curves
from .rules import rules
from .schedule import schedule
from .try_infusion import try_infusion
from .try_schedule import try_schedule
from .verdicts import verdicts
from .weighing import claims, questions, verdict_board
from .wind_up import try_wind_up, wind_up

__all__ = [
    "Section",
    "chart",
    "claims",
    "conditions",
    "course_map",
    "icon_arrays",
    "one_infusion",
    "option_cards",
    "options",
    "pain_mood_loop",
    "pain_pathway",
    "parameters",
    "people_differ",
    "picture",
    "questions",
    "relapse_curves",
    "rules",
    "schedule",
    "timeline",
    "try_infusion",
    "try_schedule",
    "try_wind_up",
    "verdict_board",
    "verdicts",
    "wind_up",
    "year_calendar",
]
