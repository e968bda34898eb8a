"""Pure functions over numpy arrays; they know nothing of records, figures or widgets."""

from .account import conventional_account, ketamine_account
from .calendar import MONTH_DAYS, YEAR_DAYS, days_since_infusion, maintenance_days
from .dosing import Dose
from .mammillary import Mammillary
from .response import Response
from .timeaxis import StretchedAxis, in_words
from .units import from_model_unit, to_model_unit

__all__ = [
    "MONTH_DAYS",
    "YEAR_DAYS",
    "Dose",
    "Mammillary",
    "Response",
    "StretchedAxis",
    "conventional_account",
    "days_since_infusion",
    "from_model_unit",
    "in_words",
    "ketamine_account",
    "maintenance_days",
    "to_model_unit",
]
