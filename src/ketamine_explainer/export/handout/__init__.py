"""From executed notebooks to paper: handouts and a speaker's script, printed by a browser."""

from .browser import BrowserError, find_browser

__all__ = ["BrowserError", "find_browser"]
