"""Whether questions can be asked: what is right in them is right, and nothing gives it away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from .citations import cited
from .errors import Problem, one_of
from .mentions import mentioned
from .phrases import places
from .quizcues import cues
from .quizfacts import (
    POINTS,
    SHARE,
    Number,
    UncomparableError,
    asked,
    facts_of,
    in_order,
    is_so,
    minutes,
    number,
    option_number,
)
from .records import Estimate, Question
from .yamlfile import Document, Loc

if TYPE_CHECKING:
    from .files import Content

OBJECTIVES, AT_THE_END, ON_EACH = (2, 4), (2, 4), 2
"""Bounds of a notebook's objectives and of the questions at its end; questions on an objective."""

ON_CARD = 70
"""Letters that an option may have on a slide."""

VAGUE = ("know", "understand", "learn", "appreciate", "be", "realise", "see", "grasp")
"""Verbs of what nobody can see somebody do."""


def malformed_questions(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find questions that cannot be asked, and objectives that too few questions are on."""
    for notebook, questions in content.quiz.items():
        document = documents[f"quiz/{notebook}"]
        for question in questions.values():
            if _is_lost(question, content):
                continue  # what it names is reported elsewhere
            for loc, *said in (*_wrong(question, content), *_idle(question), *_unfilled(question)):
                yield document.problem((question.id, *loc), *said)
    yield from _misplaced(content, documents)
    yield from _objectives(content, documents["course"])
    yield from _on_slides(content, documents)
    yield from _tests(content, documents)
    yield from cues(content.quiz, documents)
    yield from _misconceptions(content, documents["misconceptions"])


Finding = tuple[Loc, str, str, str]


def _is_lost(question: Question, content: Content) -> bool:
    """Return whether a question names an estimate, a claim or a verdict that is not there."""
    facts = [fact for _, fact, _ in facts_of(question)]
    answer = question.answer
    estimates = [each.estimate for each in question.options]
    estimates += [each.estimate for each in question.entries]
    estimates += [answer.estimate, answer.time, *(answer.difference or ())] if answer else []
    for fact in facts:
        estimates += [*(fact.more or ()), *(fact.alike or ()), *(fact.later or ())]
        estimates += [fact.over, fact.under, fact.clear, fact.unclear, fact.outside]
    claims = {each for fact in facts for each in (fact.of, fact.verdict) if each}
    known = claims <= content.article.claims.keys() and claims <= content.verdicts.keys()
    return not known or not {each for each in estimates if each} <= content.evidence.shown.keys()


def _wrong(question: Question, content: Content) -> Iterator[Finding]:
    try:
        yield from _key(question)
        for loc, fact, wanted in facts_of(question):
            if is_so(fact, content) != wanted:
                marked = "right" if wanted else "wrong"
                yield (
                    loc, f"a comparison that {'does not hold' if wanted else 'holds'}",
                    f"one that {'holds' if wanted else 'does not hold'}: the option is {marked}",
                    "read the estimates again, and change the option, its mark and its 'why'",
                )  # fmt: skip
        yield from _numbers(question, content)
        yield from _order(question, content)
    except UncomparableError as error:
        yield (), error.given, error.allowed, "name another estimate"


_RIGHT = {"one": (1, 1), "true or false": (1, 1), "several": (1, 5)}
_OFFERED = {"one": (3, 5), "true or false": (3, 4), "several": (4, 6), "order": (3, 5)}
"""How many options of a kind are right, and how many there are."""


def _key(question: Question) -> Iterator[Finding]:
    offered = question.options or question.entries
    if question.kind in _OFFERED:
        low, high = _OFFERED[question.kind]
        if not low <= len(offered) <= high:
            where: Loc = ("options",) if question.options else ("entries",)
            yield where, f"{len(offered)} of them", f"{low} to {high}", "add one, or take one out"
    if question.kind in _RIGHT:
        low, high = _RIGHT[question.kind]
        right = sum(_is_right(question, at) for at in range(len(question.options)))
        if not low <= right <= min(high, len(question.options) - 1):
            allowed = "one" if high == 1 else "one at least, and not all"
            yield ("options",), f"{right} right options", allowed, "write 'right: true' at it"
    if question.kind == "true or false" and len({each.holds for each in question.options}) < 2:
        yield ("options",), "reasons of one side", "reasons for both sides", "add a reason"


def _is_right(question: Question, at: int) -> bool:
    option = question.options[at]
    return not option.changed if question.numeric else option.right


def right_places(question: Question) -> list[int]:
    """Return the places of the options that are right."""
    return [at for at in range(len(question.options)) if _is_right(question, at)]


def _numbers(question: Question, content: Content) -> Iterator[Finding]:
    """Find numbers to choose that are the same, or that no reader would take for possible."""
    right = asked(question.answer, content.evidence) if question.answer else None
    if right is None or not question.numeric:
        return
    found: list[Number] = []
    for at, option in enumerate(question.options):
        value, unit = option_number(option, right, content.evidence)
        loc: Loc = ("options", at)
        if (value, unit) in found:
            yield loc, f"{value:g} for the second time", "another number", "change its rule"
        if (unit in (SHARE, POINTS) and not 0 <= value <= 100) or (value < 0 <= right[0]):
            yield loc, f"{value:g}", "a number that can be", "change its rule"
        found.append((value, unit))


def _order(question: Question, content: Content) -> Iterator[Finding]:
    if not question.entries:
        return
    places, shown = in_order(question, content.evidence), content.evidence.shown
    if places == sorted(places):
        cure = "move one: else nothing is to be done"
        yield ("entries",), "entries in their right order", "another order", cure
    for one, other in pairwise(places):
        ids = [question.entries[each].estimate for each in (one, other)]
        pair = [_rank(question, shown[each]) for each in ids]
        if pair[0] == pair[1]:
            yield (
                ("entries", other), f"'{ids[0]}' and '{ids[1]}', which are alike",
                "entries of which one comes first", "take one out",
            )  # fmt: skip


def _rank(question: Question, estimate: Estimate) -> float:
    by_time = question.first in ("earliest", "latest")
    return minutes(estimate) if by_time else number(estimate)[0]


def _idle(question: Question) -> Iterator[Finding]:
    """Find what rests on nothing: an option, or a question without options."""
    whole = bool(question.findings or question.sources or question.answer)
    for at, option in enumerate(question.options):
        words = f"{option.says or ''} {option.why}"
        own = option.findings or option.sources or option.shows or option.estimate
        if not (whole or own or _rests(words)):
            cure = "mention an estimate, cite a source, or name one under findings or sources"
            yield ("options", at), "an option that rests on no record", "one that does", cure


def _unfilled(question: Question) -> Iterator[Finding]:
    """Find places for what is calculated that nothing fills: one is, in an exercise."""
    is_worked = bool(question.answer and question.answer.worked)
    texts: list[tuple[Loc, str]] = [(("asks",), question.asks), (("why",), question.why or "")]
    for name in ("options", "entries", "hints"):
        for at, each in enumerate(getattr(question, name)):
            said = each if isinstance(each, str) else each.says or ""
            texts += [((name, at), f"{said} {getattr(each, 'why', '')}")]
    for loc, text in texts:
        fits = is_worked and loc == ("why",)
        for odd in {*places(text)} - ({"answer"} if fits else set()):
            allowed = "the place {=answer}" if fits else "a text without places"
            yield loc, f"the place {{={odd}}}", allowed, "correct it, or take it out"


def _rests(words: str) -> bool:
    return any(mentioned(words)) or bool(list(cited(words)))


def _misplaced(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find questions on no objective of their notebook, and how many stand at its end."""
    for notebook, entry in content.course.notebooks.items():
        document = documents.get(f"quiz/{notebook}")
        questions = content.quiz.get(notebook, {})
        for each in questions.values():
            if each.objective not in entry.objectives:
                yield (document or documents["course"]).problem(
                    (each.id, "objective"), str(each.objective or "nothing"),
                    f"an objective of {notebook}: {one_of(entry.objectives)}", "name one of them",
                )  # fmt: skip
        count = sum(each.test is None for each in questions.values())
        if document and not AT_THE_END[0] <= count <= AT_THE_END[1]:
            given, allowed = f"{count} questions at the end of {notebook}", _span(AT_THE_END)
            yield document.problem((), given, allowed, "add one, or move one into a test")


def _objectives(content: Content, document: Document) -> Iterator[Problem]:
    counts = Counter(each.objective for asked in content.quiz.values() for each in asked.values())
    for notebook, entry in content.course.notebooks.items():
        loc = ("notebooks", notebook, "objectives")
        if not OBJECTIVES[0] <= len(entry.objectives) <= OBJECTIVES[1]:
            given, allowed = f"{len(entry.objectives)} objectives", _span(OBJECTIVES)
            yield document.problem(loc, given, allowed, "add one, or join two")
        for id_, objective in entry.objectives.items():
            if counts[id_] < ON_EACH:
                yield document.problem(
                    (*loc, id_), f"{counts[id_]} questions on it", f"{ON_EACH} at least",
                    f"add one to quiz/{notebook}.yaml",
                )  # fmt: skip
            if (verb := objective.can.split()[0].casefold()) in VAGUE:
                yield document.problem(
                    (*loc, id_, "can"), f"'{verb}'", "what somebody else can see: tell, compare",
                    "say what a reader does to show it",
                )  # fmt: skip


def _on_slides(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find questions on slides that no room can vote on, and a second one of a notebook."""
    for notebook, questions in content.quiz.items():
        shown = [each for each in questions.values() if each.on_slide]
        for at, each in enumerate(shown):
            words = [option.says or "" for option in each.options]
            given = ""
            if each.kind != "one" or each.test or not all(words):
                given = "a question that is not of the kind 'one' with words, or is in a test"
            elif longest := next((says for says in words if len(says) > ON_CARD), ""):
                given = f"an option of {len(longest)} letters"
            elif at:
                given = f"a second question on a slide of {notebook}"
            if given:
                yield documents[f"quiz/{notebook}"].problem(
                    (each.id, "on_slide"), given,
                    f"one of a notebook, with options of at most {ON_CARD} letters",
                    "take it out, or choose another question",
                )  # fmt: skip


def _tests(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find objectives that one of the two tests asks about more often than the other."""
    every = [
        (notebook, each) for notebook, asked in content.quiz.items() for each in asked.values()
    ]
    counts = {
        name: Counter(each.objective for _, each in every if each.test == name)
        for name in ("before", "after")
    }
    for notebook, each in every:
        before, after = (counts[name][each.objective] for name in ("before", "after"))
        if each.test and before != after:
            yield documents[f"quiz/{notebook}"].problem(
                (each.id, "test"), f"{before} before and {after} after on '{each.objective}'",
                "the same number in both tests", "add one to the other test",
            )  # fmt: skip


def _misconceptions(content: Content, document: Document) -> Iterator[Problem]:
    every = [each for asked in content.quiz.values() for each in asked.values()]
    covered = {id_ for each in every for id_ in each.misconceptions}
    for id_ in content.misconceptions:
        if id_ not in covered:
            cure = "name it under 'misconceptions' of a question in quiz/"
            yield document.problem((id_,), "no question on it", "one at least", cure)


def _span(bounds: tuple[int, int]) -> str:
    return f"{bounds[0]} to {bounds[1]}"
