"""Whether a question gives its answer away: by length, by place, by its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from .errors import Problem
from .mentions import with_mentions
from .records import Question, QuizOption
from .yamlfile import Document, Loc

Quiz = Mapping[str, Mapping[str, Question]]
Finding = tuple[Loc, str, str, str]

LONGEST, PLACED = 0.4, 0.5
"""The largest share of questions in which the right option is the longest, or has one place."""

MUCH = 1.5
"""So many times the next longest option, a right option stands out."""

_OTHERS = re.compile(
    r"\b(?:all|none|both|neither|any|two) of (?:the )?(?:above|these|them)\b"
    r"|\b(?:all|both|neither|none) (?:answers|options)\b", re.IGNORECASE
)  # fmt: skip
_ABSOLUTE = re.compile(r"\b(?:always|never|completely|certainly|everybody|nobody)\b", re.IGNORECASE)
_NEGATIVE = re.compile(
    r"\b(?:which|what|who|where|when)\b(?:\W+\w+){0,6}?\W+(?<!\*)(?:not|except)\b(?!\*)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:an?)\W*$", re.IGNORECASE)


def cues(quiz: Quiz, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find what lets somebody guess who knows nothing of the matter."""
    for notebook, questions in quiz.items():
        document = documents[f"quiz/{notebook}"]
        for question in questions.values():
            for loc, *said in _cues(question):
                yield document.problem((question.id, *loc), *said)
    yield from _too_often(quiz, documents)


def _chosen(question: Question) -> bool:
    """Return whether one option with words is to be chosen."""
    return question.kind in ("one", "true or false") and not question.numeric


def _cues(question: Question) -> Iterator[Finding]:
    if question.numeric or not question.options:
        return
    yield from _of_words(question)
    yield from _of_grammar(question)
    lengths = [_length(each) for each in question.options]
    if _chosen(question):
        for at, option in enumerate(question.options):
            others = max((each for n, each in enumerate(lengths) if n != at), default=0)
            if option.right and lengths[at] > MUCH * others:
                yield (
                    ("options", at, "says"), f"a right option of {lengths[at]} characters",
                    f"at most {MUCH:g} times the longest wrong one, which has {others}",
                    "shorten it, or say as much in the others",
                )  # fmt: skip


def _of_words(question: Question) -> Iterator[Finding]:
    asks = with_mentions(question.asks, lambda id_, form: "1")
    if question.kind != "true or false" and _NEGATIVE.search(asks):
        cure = "ask for what is so, or put the word between asterisks: **not**"
        yield ("asks",), "a question with 'not' that one may miss", "a positive question", cure
    right = any(_ABSOLUTE.search(each.says or "") for each in question.options if each.right)
    for at, option in enumerate(question.options):
        loc: Loc = ("options", at, "says")
        if found := _OTHERS.search(option.says or ""):
            allowed = "options that stand for themselves"
            yield loc, f"'{found[0]}'", allowed, "ask for several, or write another option"
        if (found := _ABSOLUTE.search(option.says or "")) and not (option.right or right):
            allowed = "a wrong option that is no more absolute than the right one"
            yield loc, f"'{found[0]}'", allowed, "leave the word out"


def _of_grammar(question: Question) -> Iterator[Finding]:
    """Find options that do not follow the question, or are not built alike."""
    if _ARTICLE.search(question.asks):
        cure = "move the article into the options"
        yield ("asks",), "a question that ends with an article", "one that any option follows", cure
    for what, of in (("begin", _begins), ("end", _ends)):
        kinds = Counter(map(of, question.options))
        if len(kinds) > 1:
            odd = min(kinds, key=kinds.__getitem__)
            at = [of(each) for each in question.options].index(odd)
            yield (
                ("options", at, "says"), f"an option that does not {what} as the others do",
                "all with a capital letter, or none; all with a full stop, or none",
                "write them alike",
            )  # fmt: skip


def _begins(option: QuizOption) -> bool:
    first = next((each for each in option.says or "" if each.isalnum() or each == "{"), "")
    return first.islower()


def _ends(option: QuizOption) -> bool:
    return (option.says or "").rstrip("”’\"'").endswith(".")


def _length(option: QuizOption) -> int:
    return len(with_mentions(option.says or "", lambda id_, form: "10 of 100"))


def _too_often(quiz: Quiz, documents: Mapping[str, Document]) -> Iterator[Problem]:
    chosen = [
        (notebook, each) for notebook, asked in quiz.items() for each in asked.values()
        if _chosen(each) and any(option.right for option in each.options)
    ]  # fmt: skip
    longest, places = 0, Counter[int]()
    for _, question in chosen:
        lengths = [_length(each) for each in question.options]
        at = next(n for n, each in enumerate(question.options) if each.right)
        longest += lengths[at] == max(lengths) and lengths.count(lengths[at]) == 1
        places[at] += 1
    if len(chosen) < 6:
        return  # too few to show a habit
    where, last = chosen[-1]
    if longest > LONGEST * len(chosen):
        yield documents[f"quiz/{where}"].problem(
            (last.id,), f"{longest} of {len(chosen)} right options are the longest",
            f"at most {LONGEST:.0%}", "shorten right options, or lengthen wrong ones",
        )  # fmt: skip
    place, count = places.most_common(1)[0]
    if count > PLACED * len(chosen):
        yield documents[f"quiz/{where}"].problem(
            (last.id,), f"{count} of {len(chosen)} right options have place {place + 1}",
            f"at most {PLACED:.0%}", "change the order of options",
        )  # fmt: skip
