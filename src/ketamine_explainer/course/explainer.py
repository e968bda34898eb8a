"""The exporters of the course: ``--to explainer`` and ``--to explainer-slides`` of nbconvert."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nbfolio.exporter import FolioBaseExporter
from nbfolio.html.frame import Frame
from nbfolio.notebook.document import Document
from nbfolio.writers.deck.exporter import FolioSlidesExporter
from nbfolio.writers.page.exporter import FolioExporter

from ..content import date_in_words, is_overdue
from ..content.phrases import filled
from ..content.review import reviewers
from ..synthesis.help import checked, list_html
from ..synthesis.typeface import typeface
from .place import find_place, place_in, rights, whole_place

_HERE = Path(__file__).parent
ASSETS, TEMPLATES = _HERE / "assets", _HERE / "templates"

FILTERS = (
    ("in_words", date_in_words),
    ("filled", filled),
    ("is_overdue", is_overdue),
    ("help_list", list_html),
    ("help_checked", checked),
    ("reviewers", reviewers),
    ("place_in", place_in),
    ("rights", rights),
)
"""What the course's templates need: dates, filled sentences, what is overdue, where help is,
which part is shown, and what a picture says that is taken out."""


class _InTheCourse(FolioBaseExporter):
    """The templates of the course, what they need, and its frame, for pages and decks."""

    otherwise = "hidden"  # a course explains; where its code is the subject, a notebook says so

    typeface = typeface()

    def _extra_template_basedirs_default(self) -> list[str]:
        return [str(TEMPLATES), *super()._extra_template_basedirs_default()]

    def default_filters(self) -> Iterable[tuple[str, Any]]:
        """Return the filters of any notebook and those of the course."""
        return [*super().default_filters(), *FILTERS]

    def frame(self, document: Document) -> Frame:
        """Return the notebook's place in its course; nothing outside of one."""
        if document.joined:
            return whole_place(document.name, document.folder)
        return find_place(document.name, document.folder) or Frame()


class ExplainerExporter(_InTheCourse, FolioExporter):
    """Writes a notebook of the course as a page, within the frame of the course.

    Any other notebook becomes the page that `FolioExporter` makes of it.
    """

    export_from_notebook = "Explainer page"

    def _template_name_default(self) -> str:
        return "explainer"


class ExplainerSlidesExporter(_InTheCourse, FolioSlidesExporter):
    """Writes a notebook of the course, or all of them, as a deck within the frame of the course."""

    export_from_notebook = "Explainer slides"

    def _template_name_default(self) -> str:
        return "explainer-slides"
