"""Evidence synthesis: records in words, figures reckoned from records, all of it as a table."""

from .bodies import body, plasma, population
from .derived import Reckoned, compare, reckon
from .frame import frame
from .said import said

__all__ = ["Reckoned", "body", "compare", "frame", "plasma", "population", "reckon", "said"]
