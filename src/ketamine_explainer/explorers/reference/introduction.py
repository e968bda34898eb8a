"""Widgets of notebook 00: who the article offers ketamine infusion to; the map of the course."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from ...content import Content, load_content
from ...content.records import Condition, Grade
from ...synthesis.values import mentioned_in
from ..kit.behind import States
from ..kit.cards import card, claims_of, html, plain, quoted
from ..kit.controls import controls
from ..kit.explainer import Explainer, sentence
from ..kit.prose import Prose
from ..kit.table import Table, TableRow
from .room import CONDITIONS


def conditions() -> Explainer:
    """Return a condition that the learner chooses: the article's words, and what studies found."""
    content = load_content()
    [choice] = controls(content, CONDITIONS)
    table = Table(
        ("Condition", "The article says", "It leaves out", "What was studied", "What was found",
         "How sure"),
        tuple(
            TableRow(
                (e.name, *(plain(content, told) for told in (e.says, e.silent, e.studied, e.found)),
                 e.certainty.level),
                mentioned_in(e.studied + e.found),
            )
            for e in content.conditions.values()
        ),
    )  # fmt: skip
    shown = [choice.row, sentence(choice.texts(partial(_card, content)))]
    return Explainer(
        CONDITIONS.caption(content), shown, table, states=States.one_each(choice, table)
    )


def _card(content: Content, entry: Condition) -> Markup:
    return card([
        ("The article says", html(content, entry.says)),
        ("In its words", quoted(claims_of(content, entry.claims))),
        ("It leaves out", html(content, entry.silent)),
        ("What was studied", html(content, entry.studied)),
        ("What was found", html(content, entry.found)),
        ("How sure one can be", html(content, _sure(entry.certainty))),
    ])  # fmt: skip


def _sure(grade: Grade) -> str:
    return f"{grade.level.capitalize()}. {grade.reason}"


def course_map() -> Prose:
    """Return the notebooks of the course and what is found in each, as a Markdown table."""
    rows = [
        f"| [{entry.title}]({entry.id}.ipynb) | {entry.summary} |"
        for entry in load_content().course.notebooks.values()
    ]
    head = ["| Part | What you find |", "| :-- | :-- |"]
    return Prose("course map", "\n".join([*head, *rows]))
