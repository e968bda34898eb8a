"""Evidence synthesis: records in words, figures reckoned from records, all of it as a table."""

from .derived import Reckoned, reckon
from .frame import frame
from .said import said

__all__ = ["Reckoned", "frame", "reckon", "said"]
