"""Evidence synthesis: records in words, figures and models reckoned from them, and as a table."""

from .bodies import body, plasma, population
from .derived import Reckoned, compare, reckon
from .frame import frame
from .infusion import Infusion, infusion, remaining
from .provenance import Group, Origin, origins
from .relapse import Fitted, fitted
from .said import said
from .schedule import Year, year
from .windup import Train, relay, train

__all__ = [
    "Fitted",
    "Group",
    "Infusion",
    "Origin",
    "Reckoned",
    "Train",
    "Year",
    "body",
    "compare",
    "fitted",
    "frame",
    "infusion",
    "origins",
    "plasma",
    "population",
    "reckon",
    "relay",
    "remaining",
    "said",
    "train",
    "year",
]
