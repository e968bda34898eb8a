"""Every number on paper says where it comes from, as those on pages do."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from ketamine_explainer.content import load_content
from ketamine_explainer.course.names import PAPERS

from ...traced import stray
from .conftest import REPOSITORY, Press

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CONTENT = load_content(REPOSITORY)

ALSO = {
    "[data-card]": "it names the card of its estimate",
    ".imprint, .version": "version, dates and licences of the course",
    "#sources li": "years, volumes and pages of references",
    ".stands": "what is chosen at a control",
    ".study": "the number of a study on the page",
    "th[scope=col]": "how wide the intervals of a column are",
    ".ke-facts": "told by pictures alone: see kit/test_facts.py",
    ".answer, .key": "answers to an exercise: calculated from numbers that stand above them",
}
"""Where a number may stand on paper beside those places of a page, and why."""

NAMES = ["reader", "summary", "findings", "questions",
         *(f"handout-{name}" for name in CONTENT.course.exercises)]  # fmt: skip


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", NAMES)
def test_every_number_on_paper_names_its_estimate_or_is_of_a_known_kind(
    press: Press, name: str, paper: str
) -> None:
    html = BeautifulSoup(press.documents[f"{name}-{paper}.pdf"], "html.parser")

    assert stray(html, ALSO) == []
    if name == "reader":
        named = {str(each["data-card"]).partition("-")[2] for each in html.select("[data-card]")}
        assert len(named) > 100
        assert named <= {*CONTENT.evidence.shown, *CONTENT.evidence.derived}


def test_a_stray_number_on_paper_is_found(press: Press) -> None:
    html = BeautifulSoup(press.documents["reader-a4.pdf"], "html.parser")
    html.select(".claim > p")[1].append(" 71 of 100 got better")

    assert ["71 of 100" in each for each in stray(html, ALSO)] == [True]
