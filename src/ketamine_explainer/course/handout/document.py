"""Sheets laid out as documents of HTML, ready to be printed."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from nbfolio.writers.paper.document import paper_style
from nbfolio.writers.paper.sheet import Sheet

from ...content import Course
from ...content.records import Help
from ..explainer import ASSETS, ExplainerExporter
from ..names import PAPERS
from .listed import measurements, references

HANDOUT_TEMPLATE = "handout.html.j2"
_STYLE = ASSETS / "handout.css"


def handout(
    course: Course,
    sheets: Sequence[Sheet],
    paper: str,
    help_: Help | None = None,
    draft: str = "",
) -> str:
    """Return the handout of one notebook, or of the whole course where there are more.

    Parameters
    ----------
    course : Course
        Whose name, dates and disclaimer stand on it.
    sheets : sequence of Sheet
        The notebooks.
    paper : str
        A key of `PAPERS`.
    help_ : Help, optional
        Where help is found in a crisis.
    draft : str
        That claims were not checked, and which; empty where all were.
    """
    sections = [sheet.sources for sheet in sheets]
    listed = {"sources": references(sections), "measured": measurements(sections)}
    style = paper_style() + _STYLE.read_text(encoding="utf-8")
    template = ExplainerExporter().environment.get_template(HANDOUT_TEMPLATE)
    return str(
        template.render(
            course=course,
            help=help_,
            draft=draft,
            style=Markup(style),
            paper=PAPERS[paper],
            sheets=sheets,
            **listed,
        )
    )
