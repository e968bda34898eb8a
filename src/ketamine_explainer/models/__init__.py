"""Pure functions over numpy arrays; they know nothing of records, figures or widgets."""

from .account import conventional_account, ketamine_account
from .calendar import MONTH_DAYS, YEAR_DAYS, days_since_infusion, maintenance_days
from .timeaxis import StretchedAxis, in_words

__all__ = [
    "MONTH_DAYS",
    "YEAR_DAYS",
    "StretchedAxis",
    "conventional_account",
    "days_since_infusion",
    "in_words",
    "ketamine_account",
    "maintenance_days",
]
