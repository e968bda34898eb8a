"""All that a notebook can show."""

from .calendar.explorer import year_calendar
from .claims.verdicts import verdicts
from .claims.weighing import claims, questions, verdict_board
from .findings.charts import chart
from .findings.options import option_cards, options
from .icons.explorer import icon_arrays
from .infusion.one_infusion import one_infusion
from .infusion.people_differ import people_differ
from .infusion.try_infusion import try_infusion
from .introduction import conditions, course_map
from .kit.picture import picture
from .kit.prose import Section
from .pain.explorer import pain_mood_loop, pain_pathway
from .parameters import parameters
from .relapse.explorer import relapse_curves
from .rules import rules
from .schedule.explorer import schedule
from .schedule.try_schedule import try_schedule
from .timeline.explorer import timeline
from .windup.explorer import try_wind_up, wind_up

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
