"""Sheets laid out as documents of HTML, ready to be printed."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from nbfolio.typeface import typeset
from nbfolio.writers.paper.document import paper_style
from nbfolio.writers.paper.sheet import Sheet

from ...content import Content
from ...synthesis.typeface import typeface
from ..explainer import ASSETS, ExplainerExporter
from ..names import PAPERS
from .listed import measurements, references

HANDOUT_TEMPLATE = "handout.html.j2"
_STYLE = ASSETS / "handout.css"


def handout(content: Content, sheets: Sequence[Sheet], paper: str, draft: str = "") -> str:
    """Return the handout of one notebook, or of the whole course where there are more.

    Parameters
    ----------
    content : Content
        Whose names, dates, disclaimer and help stand on it.
    sheets : sequence of Sheet
        The notebooks.
    paper : str
        A key of `PAPERS`.
    draft : str
        That claims were not checked, and which; empty where all were.
    """
    style = paper_style() + Markup(_STYLE.read_text(encoding="utf-8"))
    template = ExplainerExporter().environment.get_template(HANDOUT_TEMPLATE)
    return typeset(
        template.render(
            course=content.course,
            help=content.help,
            draft=draft,
            style=style,
            paper=PAPERS[paper],
            sheets=sheets,
            sources=references(sheets),
            measured=measurements(content, sheets) if len(sheets) > 1 else "",
        ),
        typeface(),
    )
