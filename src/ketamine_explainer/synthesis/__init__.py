"""Evidence synthesis: records in words, figures reckoned from records, all of it as a table."""

from .derived import Reckoned, between, reckon
from .frame import frame
from .said import said

__all__ = ["Reckoned", "between", "frame", "reckon", "said"]
