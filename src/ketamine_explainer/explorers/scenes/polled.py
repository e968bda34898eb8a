"""A question of a quiz as a scene: on a slide a room votes on it."""

from __future__ import annotations

import re

from ...content import Content
from ...content.quizcheck import right_places
from ...content.records import Guess, OptionAsked, Question, Scene
from ..kit.cards import plain

_LAST = re.compile(r"(?P<before>.*[.!?] )?(?P<asks>[^.!?]+\?)", re.DOTALL)


def asked_of(content: Content, question: Question) -> Scene:
    """Return a question as a scene: its last sentence as title, the others before it.

    Its finding is the option that is right, said to be so by the reasons that the quiz has.
    """
    found = _LAST.fullmatch(question.asks.strip())
    lead, asks = (found["before"], found["asks"]) if found else (None, question.asks)
    (right,) = right_places(question)
    options = [
        OptionAsked(words=plain(content, each.says or ""), says=each.why, right=at == right)
        for at, each in enumerate(question.options)
    ]
    told = question.options[right]
    return Scene.model_construct(
        id=question.id, question=asks, lead=lead.strip() if lead else None,
        guess=Guess(ask=content.wording.quiz.vote, options=tuple(options)),
        finding=told.says or "", says=told.why, certainty="none", sure="",
    )  # fmt: skip
