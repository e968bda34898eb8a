"""From executed notebooks to paper: handouts and a speaker's script, printed by a browser."""

from nbfolio.paper.browser import BrowserError, find_browser

from .artefact import HANDOUT

__all__ = ["HANDOUT", "BrowserError", "find_browser"]
