"""Questions to take to a clinician, by concern."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from nbfolio.markup import element

from ...content import Content, load_content
from ...content.records import Concern
from ...synthesis.help import distresses, help_line
from ..kit.behind import States
from ..kit.cards import bullets, html
from ..kit.controls import controls
from ..kit.explainer import Explainer, sentence
from ..kit.table import Table
from .room import QUESTIONS


def questions() -> Explainer:
    """Return questions to take to a clinician, chosen by concern; the last choice prints all."""
    content = load_content()
    [choice] = controls(content, QUESTIONS)
    table = Table(
        ("Concern", "Question"),
        tuple((c.concern, each) for c in content.questions.values() for each in c.questions),
        head=1,
    )
    states = States.where(
        choice, table, lambda row, concerns: row[0] in {each.concern for each in concerns}
    )
    shown = sentence(choice.texts(partial(_lists, content)))
    return Explainer(QUESTIONS.caption(content), [choice.row, shown], table, states=states)


def _lists(content: Content, concerns: Sequence[Concern]) -> Markup:
    lists = [_list(content, each) for each in concerns]
    return lists[0] if len(lists) == 1 else element("div", *lists, class_="ke-whole")


def _list(content: Content, concern: Concern) -> Markup:
    items = bullets(concern.questions, "ke-tick")
    help_ = help_line(content.help) if distresses(concern.why) else Markup()
    why = element("p", html(content, concern.why))
    return element("div", element("h4", concern.concern), why, items, help_, class_="ke-concern")
