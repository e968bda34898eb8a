"""Sheets laid out as documents of HTML, ready to be printed."""

from __future__ import annotations

from nbfolio.writers.paper.sheet import Sheet

from ...content import Content
from .frame import on_paper

TEMPLATE = "handout.html.j2"


def handout(content: Content, sheet: Sheet, paper: str) -> str:
    """Return the handout of one notebook.

    Parameters
    ----------
    content : Content
        Whose names, dates, disclaimer and help stand on it.
    sheet : Sheet
        The notebook.
    paper : str
        A key of `PAPERS`.
    """
    return on_paper(content, TEMPLATE, paper, ["handout.css"], sheet=sheet)
