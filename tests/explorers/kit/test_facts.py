"""What a picture of an explainer says of itself, read off the estimates behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

import ketamine_explainer as ke
from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.content.phrases import filled
from ketamine_explainer.synthesis import words
from nbfolio.notebook.figure import FigureSpec

CONTENT = load_content(find_root(Path(__file__)))
FIGURES: dict[str, Callable[[], Any]] = {
    **{f"chart {name}": partial(ke.chart, name) for name in CONTENT.charts},
    **{f"icons {name}": partial(ke.icon_arrays, name) for name in CONTENT.icons},
    **{
        name: getattr(ke, name)
        for name in (
            "verdict_board", "pain_mood_loop", "pain_pathway", "wind_up", "timeline",
            "one_infusion", "people_differ", "year_calendar", "relapse_curves", "schedule",
        )
    },
}  # fmt: skip
WORDS = CONTENT.wording.picture
KEYED = ("relapse_curves",)
"""Figures in which a key is drawn."""


def said(spec: FigureSpec) -> list[dict[str, str]]:
    """Return what each state of a figure says of itself, by what each line is about."""
    found = []
    for state in spec.states([spec.facts]):
        soup = BeautifulSoup("".join(spec.shown(spec.facts, state)), "html.parser")
        lines = [each.get_text().partition(":") for each in soup.select("p")]
        found.append({name: words.strip() for name, _, words in lines})
    return found


@pytest.mark.parametrize("name", FIGURES)
def test_each_state_of_each_figure_says_what_must_be_known_of_it(name: str) -> None:
    for lines in said(FIGURES[name]().specification):
        wanted = [WORDS.outcome, WORDS.comparator, WORDS.certainty, WORDS.source]
        nothing_drawn = lines[WORDS.outcome] == WORDS.gap
        assert [*lines] == ([] if nothing_drawn or name in KEYED else [WORDS.key]) + wanted
        assert all(lines.values())


def test_each_state_of_curves_names_the_sources_of_its_own_curves() -> None:
    one, series, spray = (lines[WORDS.source] for lines in said(ke.relapse_curves().specification))
    assert "Murrough 2013b" in series
    assert "Daly 2019" in spray
    assert not {*one.split("; ")} & {*series.split("; ")}
    assert not {*series.split("; ")} & {*spray.split("; ")}


def test_a_state_of_simulated_people_names_the_source_of_its_model() -> None:
    found = [lines[WORDS.source] for lines in said(ke.people_differ().specification)]
    assert found[:2] == ["Kamp 2020", CONTENT.sources["clements-nimmo-1981"].short]
    assert WORDS.article not in found


def names() -> list[str]:
    """Return all names of outcomes, groups and sources that have a number, longest first."""
    evidence = CONTENT.evidence
    estimates = evidence.estimates.values()
    found = {each.short for each in CONTENT.sources.values()}
    found |= {each.name for each in evidence.outcomes.values()}
    found |= {each for one in estimates for each in (words.arm(one), one.comparator) if each}
    found |= {evidence.study(each).comparator for each in estimates}
    return sorted((each for each in found if re.search(r"\d", each)), key=len, reverse=True)


NAMES = names()
MORE = filled(WORDS.more, count=7).replace("7", r"\d+")


def untraced(line: str) -> str:
    """Return a line without the names that records have, and how many more there are of them."""
    for name in NAMES:
        line = line.replace(name, "")
    return re.sub(f"{MORE}$", "", line)


@pytest.mark.parametrize("name", FIGURES)
def test_each_number_is_of_a_name_or_counts_names(name: str) -> None:
    told = [line for lines in said(FIGURES[name]().specification) for line in lines.values()]

    assert [line for line in told if re.search(r"\d", untraced(line))] == []


def test_a_number_of_no_record_is_found() -> None:
    assert untraced("response in 71 of 100; Wilkinson 2019 and 2 more").strip() == (
        "response in 71 of 100;"
    )


def test_a_pair_is_told_by_its_estimates() -> None:
    [first, *_] = said(ke.icon_arrays("response").specification)

    assert first == {
        "Key": "■\N{NO-BREAK SPACE}ketamine ■\N{NO-BREAK SPACE}midazolam",
        "Outcome": "response",
        "Compared with": "midazolam",
        "Certainty": "low",
        "Source": "Wilkinson 2019",
    }


def test_a_chart_says_all_that_its_rows_are_compared_with() -> None:
    [first, *_] = said(ke.chart("comparator_ladder").specification)

    assert first["Compared with"] == "placebo (tablet or saline); midazolam"
    assert first["Certainty"] == "very low"
    assert first["Source"] == "Dean 2021a"


def test_a_share_of_one_group_is_not_said_to_be_compared() -> None:
    spec = ke.chart("long_run").specification

    assert said(spec)[0]["Compared with"] == WORDS.alone
    assert said(spec)[0]["Key"] == "■\N{NO-BREAK SPACE}esketamine spray"


def test_where_nothing_is_drawn_no_source_is_claimed() -> None:
    found = [each for each in said(ke.chart("long_run").specification)
             if each["Outcome"] == WORDS.gap]  # fmt: skip

    assert found
    assert {each["Source"] for each in found} == {WORDS.elsewhere}


def test_what_no_estimate_is_behind_says_so() -> None:
    [only] = said(ke.one_infusion().specification)

    assert only["Certainty"] == "simulated with published models, nobody was measured"


def test_a_page_does_not_show_it() -> None:
    explainer = ke.chart("onset")

    [carried] = [each for each in explainer.children if "ke-facts" in each._dom_classes]
    assert ".ke-facts { display: none !important }" in explainer.specification.style
    assert carried.selected_index == 0
