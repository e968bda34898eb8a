"""Numbers that are said in words: those of studies and rules stand in their records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.content.citations import cited
from ketamine_explainer.content.mentions import mentioned
from ketamine_explainer.content.records import Note, Record, Shown

CONTENT = load_content(Path(__file__).parents[1])

NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
            *("eighteen", "nineteen", "twenty"),
        ],
        start=1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_NUMBER = "|".join(sorted({*NUMBERS} - {"one"}, key=len, reverse=True))
_UNIT = (
    r"(?:people|patients|women|volunteers|veterans|studies|societies|reports|infusions|doses"
    r"|minutes|hours|days|weeks|months|years)"
)
COUNTED = re.compile(
    rf"\b(?:(?P<first>{_NUMBER}) (?:to|or|of|and) )?(?P<number>{_NUMBER})"
    rf"(?: (?!of\b|to\b|or\b|and\b)[\w-]+)? {_UNIT}\b"
    rf"|\b(?:week|day|month|year)s? (?P<from>{_NUMBER})(?: to (?P<till>{_NUMBER}))?\b",
    re.IGNORECASE,
)
"""A number in words, and what it counts: ``two of five studies``, ``weeks five to eight``."""

PARTS = ("title", "text", "say", "ask", "answer", "objection", "reply")
ABOUT = {"id", "study", "reference", "locator", "grade", "checked", "as_of"}
"""Fields of a record that say nothing of what was found."""

ELSEWHERE = {
    "six weeks or more": "the article's words",
    "usually last for one to two weeks": "the article's words",
    "tablets take six weeks": "what is believed, said as an objection",
    "antidepressants do nothing for six weeks": "what is believed, said as an objection",
    "six weeks can be right": "the article's time, granted for the best result",
    "let two people disagree": "of the room",
    "the last ten minutes with a patient": "of the room",
    "after three months": "the question on the options: whiteford-2013-remission-month-3",
    "in weeks five to eight": "henssler-2018: it has no record, for whom it counts was not seen",
}
"""Words that say no figure of a source that the slide cites, and what they say."""


class Said(NamedTuple):
    """A part of what is said at a slide, and where."""

    where: str
    text: str
    cites: str
    """The part, or the whole of what is said there, where the part cites nothing."""


def said() -> Iterator[Said]:
    """Give what is said, asked and shown at each slide of the course and of its talks."""
    for name, talk in CONTENT.talks.items():
        for place, shown in enumerate(talk.slides, start=1):
            yield from _parts(f"{name}: {place}", shown)
        if talk.take_home:
            points = "\n".join(talk.take_home.points)
            yield Said(f"{name}: end", points, points)
    for notebook, notes in CONTENT.notes.items():
        for slide, note in notes.items():
            yield from _parts(f"{notebook}/{slide}", note)


def _parts(where: str, slide: Shown | Note) -> Iterator[Said]:
    found = {part: getattr(slide, part, None) or "" for part in PARTS}
    whole = "\n".join(found.values())
    for part, text in found.items():
        yield Said(f"{where}, {part}", text, text if [*cited(text)] else whole)


def counted(text: str) -> Iterator[tuple[str, set[int]]]:
    """Give what is counted in words, and its numbers."""
    plain = " ".join(text.split())
    for words in ELSEWHERE:
        plain = re.sub(re.escape(words), "", plain, flags=re.IGNORECASE)
    for found in COUNTED.finditer(plain):
        yield found[0], {NUMBERS[each.lower()] for each in found.groups() if each}


def recorded(text: str) -> set[int]:
    """Return the numbers in all records of the sources that a text cites, and of its mentions."""
    evidence, sources = CONTENT.evidence, {*cited(text)}
    studies = {id_ for id_, each in evidence.studies.items() if each.reference in sources}
    named = {id_ for id_, _ in mentioned(text)}
    records: list[Record] = [
        *(each for each in evidence.rules.values() if each.reference in sources),
        *(evidence.studies[id_] for id_ in studies),
        *(
            each
            for each in evidence.estimates.values()
            if each.study in studies or each.id in named
        ),
    ]
    told = " ".join(each.model_dump_json(exclude=ABOUT) for each in records).lower()
    digits = {int(each) for each in re.findall(r"(?<![\d.-])\d+(?![\d-]|\.\d)", told)}
    return digits | {NUMBERS[each] for each in re.findall(r"[a-z]+", told) if each in NUMBERS}


def unknown(each: Said) -> list[str]:
    """Return what is counted in words and stands in no record of what is cited."""
    known = recorded(each.cites)
    return [words for words, numbers in counted(each.text) if not numbers <= known]


def test_what_is_counted_in_words_stands_in_a_record_of_a_source_that_is_cited() -> None:
    assert [(each.where, words) for each in said() for words in unknown(each)] == []


@pytest.mark.parametrize(
    ("given", "typed"),
    [
        ("twenty healthy people", "thirty healthy people"),
        ("at least two hours", "at least nine hours"),
        ("two of five studies", "two of six studies"),
        ("about forty minutes", "about fifty minutes"),
        ("every three to four weeks", "every three to nine weeks"),
        ("three US societies", "six US societies"),
    ],
)
def test_another_number_in_words_is_found(given: str, typed: str) -> None:
    words = re.compile(given.replace(" ", r"\s+"))
    changed = [each._replace(text=words.sub(typed, each.text)) for each in said()
               if words.search(each.text)]  # fmt: skip
    assert changed
    assert [each.where for each in changed if not unknown(each)] == []


PARTS_OF_ARTICLE = {
    "00_start_here": "introduction",
    "01_pain_signal_disruption": "pain_signal_disruption",
    "03_lasting_improvements": "lasting_improvements",
    "04_weighing_it_up": "closing_advice",
}


@pytest.mark.parametrize("notebook", PARTS_OF_ARTICLE)
def test_a_part_has_as_many_claims_as_is_said(notebook: str) -> None:
    text = CONTENT.notes[notebook]["show-verdicts"].say
    claims = [id_ for id_, each in CONTENT.article.claims.items()
              if each.part == PARTS_OF_ARTICLE[notebook]]  # fmt: skip
    assert _number_before("claims", text) == len(claims)
    if found := _number_before("that are supported", text):
        verdicts = [CONTENT.verdicts[claim].verdict for claim in claims]
        assert found == verdicts.count("supported")


@pytest.mark.parametrize("name", CONTENT.talks)
def test_what_to_take_home_has_as_many_sentences_as_is_said(name: str) -> None:
    end = CONTENT.talks[name].take_home
    assert end
    assert _number_before("sentences", end.say) in (None, len(end.points))


def _number_before(word: str, text: str) -> int | None:
    found = re.search(rf"\b({_NUMBER}) {word}\b", text)
    return NUMBERS[found[1]] if found else None
