"""Evidence synthesis: records in words, figures reckoned from records, all of it as a table."""

from .derived import Reckoned, compare, reckon
from .frame import frame
from .said import said

__all__ = ["Reckoned", "compare", "frame", "reckon", "said"]
