"""Every number of a talk says where it comes from: in decks, on paper, in the guide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.content.records import Talk
from ketamine_explainer.course import talk_decks, talk_papers
from ketamine_explainer.course.artefact import ExecutedCourse
from ketamine_explainer.course.artefacts import TALKS
from ketamine_explainer.course.decks import deck
from ketamine_explainer.course.names import (
    GUIDE,
    GUIDE_PAGE,
    PAPERS,
    PRINTED_OF_TALK,
    of_talk,
)
from ketamine_explainer.course.script import STEM, script

from ..passages import whole
from ..shelf import Shelf
from ..traced import stray
from ..written import make_all

pytestmark = pytest.mark.slow
CONTENT = load_content(find_root(Path(__file__)))
SIZE = "a4"
"""What stands on one size of paper stands on the other."""

ALSO = {
    ".imprint": "version, dates and licences of the course",
    ".number": "which slide it is",
    ".plan td:first-child, .plan caption": "from which minute to which",
    ".plan + p, .talk > h3 + p": "how many minutes in all",
    "h1 + p, [data-slide=title] h2 + p": "how many slides or minutes a talk has",
    "th[scope=col]": "how wide the intervals of a column are",
    ".ke-facts": "told by pictures alone: see kit/test_facts.py",
}
"""Where a number may stand beside those places of a page, and why."""

COURSE_SCRIPT, PRINTED_GUIDE = f"{STEM}-{SIZE}.pdf", f"{GUIDE}-{SIZE}.pdf"
OF_TALKS = [
    of_talk(name, f"-{stem}-{SIZE}.pdf") for name in CONTENT.talks for stem in PRINTED_OF_TALK
]
DECKS = [of_talk(name) for name in CONTENT.talks]

Written = Callable[[str], BeautifulSoup]


def printed(executed: ExecutedCourse, file: str) -> BeautifulSoup:
    """Return what is printed as a file."""
    if file == COURSE_SCRIPT:
        return read(script(executed)(paper=PAPERS[SIZE]))
    return read(dict(talk_papers.documents(executed, [file]))[file])


def read(html: str) -> BeautifulSoup:
    """Return a document with all that waits in it."""
    return BeautifulSoup(whole(html), "html.parser")


@pytest.fixture(scope="module")
def written(executed: ExecutedCourse, shelf: Shelf) -> Written:
    """Return what gives a document of the talks by the name of its file."""
    TALKS.check()
    decks = shelf.once("talks", partial(make_all, TALKS, executed))
    return lambda file: (
        printed(executed, file)
        if file.endswith(".pdf")
        else read((decks / file).read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize("file", [GUIDE_PAGE, PRINTED_GUIDE, COURSE_SCRIPT, *OF_TALKS, *DECKS])
def test_every_number_of_a_talk_names_its_estimate_or_is_of_a_known_kind(
    written: Written, file: str
) -> None:
    assert stray(written(file), ALSO) == []


@pytest.mark.parametrize("file", [GUIDE_PAGE, PRINTED_GUIDE, COURSE_SCRIPT, *DECKS])
def test_numbers_of_a_talk_name_records_that_may_be_shown(written: Written, file: str) -> None:
    html = written(file)
    named = [*chain.from_iterable(str(each["data-estimate"]).split() for each in
                                  html.select("[data-estimate]"))]  # fmt: skip
    assert len(set(named)) > 5
    known = CONTENT.evidence
    others = {*known.derived, *known.rules, *CONTENT.article.claims}
    assert {*named} <= {*known.shown, *others}


LIMIT = "{rodrigues-2020-blood-pressure|of 100}"
TYPED = {
    PRINTED_GUIDE: (LIMIT, "45 of 100"),
    of_talk("20-minutes", f"-script-{SIZE}.pdf"): (LIMIT, "45 of 100"),
    of_talk("20-minutes", f"-handout-{SIZE}.pdf"): ("{kishimoto-2016-lead-gone|when}", "by day 13"),
    of_talk("20-minutes", f"-plan-{SIZE}.pdf"): ("say at which", "say at 180 or at which"),
}
"""A number that somebody types in a talk, by a document in which it stands."""


@pytest.mark.parametrize("file", TYPED)
def test_a_number_that_is_typed_in_a_talk_is_found(executed: ExecutedCourse, file: str) -> None:
    mention, typed = TYPED[file]
    told = CONTENT.talks["20-minutes"].model_dump_json(exclude_unset=True)
    assert mention in told
    talk = Talk.model_validate_json(told.replace(mention, typed))
    content = replace(CONTENT, talks={**CONTENT.talks, "20-minutes": talk})

    found = stray(printed(replace(executed, content=content), file), ALSO)

    assert found
    assert all(typed in each for each in found)


def test_a_number_that_is_typed_on_a_slide_of_a_talk_is_found(executed: ExecutedCourse) -> None:
    name, slide = "45-minutes-staff", "{rodrigues-2020-nausea|of 100}"
    told = CONTENT.talks[name].model_dump_json(exclude_unset=True)
    talk = Talk.model_validate_json(told.replace(slide, "7 of 100"))
    changed = replace(executed, content=replace(CONTENT, talks={**CONTENT.talks, name: talk}))

    spoken = talk_decks.notes(changed.content, changed.notes, name)
    html = deck(talk_decks.document(changed, name), spoken)

    assert ["7 of 100 in one clinic" in each for each in stray(read(html), ALSO)] == [True]
