"""What stands in the way of an export, where, and what to do about it."""

from __future__ import annotations

from nbconvert.utils.exceptions import ConversionException

from .mistakes import MistakeError
from .shape import NotebookError

_LONGEST = 200
"""Characters of a widget's name that an error tells."""


class ExportError(ConversionException, MistakeError):  # type: ignore[misc]  # nbconvert ships no types
    """A notebook that cannot become a page that works.

    Parameters
    ----------
    notebook
        Name of the notebook, without its ending.
    cell
        Number of the cell, counted from 1; None for what no cell shows.
    widget
        The widget in words, such as ``Dropdown 'Condition'``.
    reason
        What is wrong, as a sentence without its full stop.
    cure
        What to do, as a sentence without its full stop.
    """

    def __init__(
        self, notebook: str, cell: int | None, widget: str, reason: str, cure: str
    ) -> None:
        place = f"{notebook}, cell {cell}" if cell else notebook
        what = widget if len(widget) <= _LONGEST else f"{widget[:_LONGEST]}..."
        super().__init__(f"{place}, {what}: {reason}. {cure}.")
        self.notebook = notebook
        self.cell = cell
        self.widget = widget
        self.reason = reason
        self.cure = cure


class UnreadableError(NotebookError, ConversionException):  # type: ignore[misc]  # likewise
    """What should be a notebook and is none, as ``jupyter nbconvert`` tells it: in words."""
