"""Questions to take to a clinician, by concern."""

from __future__ import annotations

from html import escape

from ...content import Content, load_content
from ...content.records import Concern
from ...synthesis.help import distresses, help_line
from ..kit.behind import States
from ..kit.cards import bullets, html
from ..kit.controls import control
from ..kit.explainer import Explainer, sentence
from ..kit.table import Table
from .room import CONCERN, EVERYTHING


def questions() -> Explainer:
    """Return questions to take to a clinician, chosen by concern; the last choice prints all."""
    content = load_content()
    caption, concerns = content.captions["questions"], content.questions.concerns
    choice = control(content, caption, CONCERN)
    lists = [_list(content, each) for each in concerns]
    table = Table(
        ("Concern", "Question"),
        tuple((each.concern, question) for each in concerns for question in each.questions),
        head=1,
    )
    shown = sentence(choice.texts([*lists, f"<div class='ke-whole'>{''.join(lists)}</div>"]))
    states = States.by_cell(choice, table, every=EVERYTHING)
    return Explainer(caption, [choice.row, shown], table, states=states)


def _list(content: Content, concern: Concern) -> str:
    items = bullets((escape(question) for question in concern.questions), "ke-tick")
    help_ = help_line(content.help) if distresses(concern.why) else ""
    said = f"<h4>{escape(concern.concern)}</h4><p>{html(content, concern.why)}</p>{items}{help_}"
    return f"<div class='ke-concern'>{said}</div>"
