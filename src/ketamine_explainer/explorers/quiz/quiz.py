"""Questions that a reader answers: one front-end module for pages, decks and JupyterLab.

What it shows stands in `_static` as HTML, with its key folded: on paper and without a script that
is all. The module reads marks there and puts native controls in their place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import traitlets as t
from markupsafe import Markup

from nbfolio.markup import element

from ...content import Content, load_content
from ...content.errors import did_you_mean
from ...content.records import Question
from ...synthesis.help import distresses, help_line
from ..kit.form import Form, module, stylesheet
from .asked import KEY, Asked, goals


class Quiz(Form):
    """Questions, one at a time, each with its explanation once it is answered."""

    _esm = t.Unicode(module(__package__, "quiz")).tag(sync=True)
    _css = t.Unicode(stylesheet(__package__, "quiz")).tag(sync=True)


def quiz(notebook: str) -> Quiz:
    """Return the questions at the end of a notebook.

    Parameters
    ----------
    notebook : str
        Its name, for example ``02_fast_response``.

    Raises
    ------
    KeyError
        If there are no questions on it.
    """
    content = load_content()
    words = content.wording.quiz
    questions = [each for each in _of(content, notebook).values() if each.test is None]
    return _shown(content, questions, words.title, words.lead)


def test(name: str) -> Quiz:
    """Return one of the two short tests: ``before`` the course, and ``after`` it.

    Raises
    ------
    KeyError
        If there is no such test.
    """
    content = load_content()
    words = content.wording.quiz
    said = {"before": (words.before, words.before_lead), "after": (words.after, words.after_lead)}
    questions = content.test(name)
    return _shown(content, questions, *said[name], folded=True)


def exercise(notebook: str, name: str) -> Quiz:
    """Return a box for the answer to an exercise, with its hints.

    Parameters
    ----------
    notebook, name : str
        Of the exercise, and of the question within it.

    Raises
    ------
    KeyError
        If there is no such question.
    """
    content = load_content()
    return _shown(content, [_found(_of(content, notebook), name, notebook)])


def _of(content: Content, notebook: str) -> Mapping[str, Question]:
    if notebook in content.quiz:
        return content.quiz[notebook]
    cure = did_you_mean(notebook, content.quiz, f"add content/quiz/{notebook}.yaml")
    raise KeyError(f"given '{notebook}'; content/quiz/ has: {', '.join(content.quiz)}; {cure}")


def _found(questions: Mapping[str, Question], name: str, notebook: str) -> Question:
    if name in questions:
        return questions[name]
    cure = did_you_mean(name, questions, f"add it to content/quiz/{notebook}.yaml")
    raise KeyError(f"given '{name}'; {notebook} asks: {', '.join(questions)}; {cure}")


def _shown(
    content: Content,
    questions: Sequence[Question],
    title: str = "",
    lead: str = "",
    folded: bool = False,
) -> Quiz:
    """Return questions under a title, perhaps folded; without one, a single box of an exercise."""
    words = content.wording.quiz
    every = [Asked(content, each) for each in questions]
    told = zip(every, goals(content, questions), strict=True)
    level = "h2" if folded else "h3"
    items = (each.to_html(goal, level) for each, goal in told)
    listed = element("ol", *items, class_="ke-questions")
    key = element(
        "details",
        element("summary", words.answers if title else words.solution),
        element("ol", *(each.key() for each in every)),
        class_=KEY,
    )
    name = element("p", element("b", words.exercise)) if not title else element("h2", title)
    help_ = help_line(content.help) if distresses(f"{listed}{key}") else Markup()
    kind = "ke-form ke-quiz" if title else "ke-form ke-quiz ke-exercise"
    inside = [*([element("p", lead)] if lead else []), listed, key, help_]
    inside = [element("details", element("summary", title), *inside)] if folded else [name, *inside]
    static = element("div", *inside, class_=kind)
    return Quiz(static, words, "\n".join([title or words.exercise, *_lines(every)]))


def _lines(every: Sequence[Asked]) -> list[str]:
    return [line for each in every for line in ["", *each.to_text()]]
