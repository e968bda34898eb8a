"""A question of a quiz as a scene: on a slide a room votes on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..content import Content, to_text
from ..content.citations import cited
from ..content.mentions import mentioned
from ..content.quizcheck import right_places
from ..content.records import Guess, OptionAsked, Question, QuizOption, Scene
from .values import with_words

_LAST = re.compile(r"(?P<before>.*[.!?] )?(?P<asks>[^.!?]+\?)", re.DOTALL)


def asked_of(content: Content, question: Question) -> Scene:
    """Return a question as a scene: its last sentence as title, the others before it.

    Its finding is the option that is right, said to be so by the reasons that the quiz has.
    """
    found = _LAST.fullmatch(question.asks.strip())
    lead, asks = (found["before"], found["asks"]) if found else (None, question.asks)
    (right,) = right_places(question)
    options = [
        OptionAsked(words=_plain(content, each.says or ""), says=each.why, right=at == right)
        for at, each in enumerate(question.options)
    ]
    told = question.options[right]
    return Scene.model_construct(
        id=question.id, question=asks, lead=lead.strip() if lead else None,
        guess=Guess(ask=content.wording.quiz.vote, options=tuple(options)),
        finding=told.says or "", says=told.why, certainty="none", sure="",
    )  # fmt: skip


def rests_on(content: Content, question: Question, option: QuizOption) -> list[str]:
    """Return the sources of what an option rests on by name; what it mentions has a card."""
    findings, sources = option.findings, option.sources
    if not (findings or sources or any(mentioned(option.why)) or list(cited(option.why))):
        findings, sources = question.findings, question.sources
    return [*dict.fromkeys([*_references(content, findings), *sources])]


def answered_by(content: Content, guess: Guess) -> list[str]:
    """Return the sources of what is right of a guess by name; none of one among options."""
    if guess.claim:
        verdict = content.verdicts[guess.claim]
        findings = [*verdict.speaks_against, *verdict.speaks_for]
    elif guess.times:
        known = {**content.milestones.milestones, **content.milestones.felt}
        findings = [known[each.event].estimate for each in guess.times]
    else:
        findings = [each.estimate for each in guess.shares]
        findings += guess.curve.measured[-1:] if guess.curve else []
    return [*dict.fromkeys(_references(content, findings))]


def _references(content: Content, findings: Iterable[str]) -> Iterator[str]:
    """Give the sources of estimates and rules by name."""
    evidence = content.evidence
    for each in findings:
        rule = evidence.rules.get(each)
        yield rule.reference if rule else evidence.study(evidence.shown[each]).reference


def _plain(content: Content, markdown: str) -> str:
    return with_words(content, to_text(markdown, content.sources))
