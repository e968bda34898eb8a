"""Pure functions over numpy arrays; they know nothing of records, figures or widgets."""

from .calendar import (
    MONTH_DAYS,
    YEAR_DAYS,
    course_days,
    dates,
    days_since_infusion,
    maintenance_days,
    year_length,
)
from .channel import MagnesiumBlock
from .dosing import Dose
from .mammillary import Mammillary
from .metabolism import metabolite
from .population import Band, band, coefficient_of_variation, varied
from .relapse import Survival, through
from .response import Response
from .schedule import infusions_later, share_well
from .timeaxis import TimeAxis, hours_in_words, in_words
from .units import from_model_unit, to_model_unit
from .windup import Relay, growth, train_answers

__all__ = [
    "MONTH_DAYS",
    "YEAR_DAYS",
    "Band",
    "Dose",
    "MagnesiumBlock",
    "Mammillary",
    "Relay",
    "Response",
    "Survival",
    "TimeAxis",
    "band",
    "coefficient_of_variation",
    "course_days",
    "dates",
    "days_since_infusion",
    "from_model_unit",
    "growth",
    "hours_in_words",
    "in_words",
    "infusions_later",
    "maintenance_days",
    "metabolite",
    "share_well",
    "through",
    "to_model_unit",
    "train_answers",
    "varied",
    "year_length",
]
