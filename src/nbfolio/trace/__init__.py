"""A numpy function becomes the few lines of script that compute it in a page."""

try:
    import numpy  # noqa: F401  # the one package that it needs
except ModuleNotFoundError:
    raise ModuleNotFoundError(
        "A function that is computed in the page needs numpy, which this Python has not. Without "
        "it, figures have the states that were drawn.\nInstall it: pip install 'nbfolio[trace]'",
        name="numpy",
    ) from None

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
