"""From executed notebooks to paper: handouts and a speaker's script, printed by a browser."""

from .artefact import HANDOUT
from .browser import BrowserError, find_browser

__all__ = ["HANDOUT", "BrowserError", "find_browser"]
