"""A numpy function becomes the few lines of script that compute it in a page."""

from . import functions, indexing, reductions, steps  # noqa: F401  # what they answer for numpy is registered
from .array import is_traced
from .branches import branching
from .errors import Refused
from .helpers import helpers
from .program import Choice, Fixed, Number, Program, trace

__all__ = [
    "Choice",
    "Fixed",
    "Number",
    "Program",
    "Refused",
    "branching",
    "helpers",
    "is_traced",
    "trace",
]
