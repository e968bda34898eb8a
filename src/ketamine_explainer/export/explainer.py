"""The exporters of the course: ``--to explainer`` and ``--to explainer-slides`` of nbconvert."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from ..content import date_in_words, is_overdue
from ..content.phrases import filled
from ..content.review import reviewers
from ..synthesis.help import checked, list_html
from .deck.course import is_joined
from .deck.exporter import FolioSlidesExporter
from .folio import FolioExporter
from .frame import Frame
from .place import find_place, whole_place

FILTERS = (
    ("in_words", date_in_words),
    ("filled", filled),
    ("is_overdue", is_overdue),
    ("help_list", list_html),
    ("help_checked", checked),
    ("reviewers", reviewers),
)
"""What the course's templates need: dates, filled sentences, what is overdue, where help is."""


class ExplainerExporter(FolioExporter):
    """Writes a notebook of the course as a page, within the frame of the course.

    Any other notebook becomes the page that `FolioExporter` makes of it.
    """

    export_from_notebook = "Explainer page"

    def _template_name_default(self) -> str:
        return "explainer"

    def default_filters(self) -> Iterable[tuple[str, Any]]:
        """Return the filters of any page and those of the course."""
        return [*super().default_filters(), *FILTERS]

    def frame(self, nb: NotebookNode, name: str, folder: Path) -> Frame:
        """Return the notebook's place in its course; nothing outside of one."""
        return find_place(name, folder) or Frame()


class ExplainerSlidesExporter(FolioSlidesExporter):
    """Writes a notebook of the course, or all of them, as a deck within the frame of the course."""

    export_from_notebook = "Explainer slides"

    def _template_name_default(self) -> str:
        return "explainer-slides"

    def default_filters(self) -> Iterable[tuple[str, Any]]:
        """Return the filters of any deck and those of the course."""
        return [*super().default_filters(), *FILTERS]

    def frame(self, nb: NotebookNode, name: str, folder: Path) -> Frame:
        """Return the notebook's place in its course; nothing outside of one."""
        if is_joined(nb):
            return whole_place(name, folder)
        return find_place(name, folder) or Frame()
