"""The sheet for a consultation: what its table compares, and what it leaves out and why."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup, Tag

import ketamine_explainer as ke
from ketamine_explainer.content import load_content

CONTENT = load_content()
FEATURES = [*CONTENT.options.features.values()]
OPTIONS = [*CONTENT.options.options.values()]


@pytest.fixture(scope="module")
def sheet() -> BeautifulSoup:
    return BeautifulSoup(ke.consultation()._static, "html.parser")


def cells(sheet: BeautifulSoup) -> dict[tuple[str, str], Tag]:
    """Return the cells by option and side."""
    found = {}
    for option, row in zip(OPTIONS, sheet.select("tbody tr"), strict=True):
        assert row.select("th")[0].get_text() == option.name
        for feature, cell in zip(FEATURES, row.select("td"), strict=True):
            found[option.id, feature.id] = cell
    return found


def test_all_sides_can_be_chosen_as_many_benefits_as_harms(sheet: BeautifulSoup) -> None:
    items = sheet.select(".ke-matters > li")
    assert [item.get_text().lower() for item in items] == [each.name for each in FEATURES]
    kinds = [item["data-side"] for item in items]
    assert kinds.count("benefit") == kinds.count("harm") == 4


def test_a_cell_has_figures_only_of_one_study_that_counts_all(sheet: BeautifulSoup) -> None:
    evidence, compared = CONTENT.evidence, 0
    for (option, feature), cell in cells(sheet).items():
        if "data-estimate" not in cell.attrs:
            assert not cell.select(".ke-value") or feature in ("visits", "dependence")
            continue
        pair = [evidence.estimates[id_] for id_ in str(cell["data-estimate"]).split()]
        side = CONTENT.options.options[option].sides[feature]
        assert [each.id for each in pair] == [side.finding, side.control]
        assert len({each.study for each in pair}) == 1
        assert {each.basis for each in pair} == {"all"}
        compared += 1
    assert compared >= 10


def test_what_is_not_compared_says_why(sheet: BeautifulSoup) -> None:
    found = cells(sheet)
    assert found["spray", "response-weeks"].get_text() == (
        "Not compared: not all who began were counted."
    )
    assert found["home", "response-weeks"].get_text() == "Not compared: no comparison group."
    assert found["home", "memory-loss"].get_text() == "Not compared: no figure found."
    assert found["rtms", "dependence"].get_text() == "No figure found."


def test_a_pair_says_against_what_among_how_many_and_how_sure(sheet: BeautifulSoup) -> None:
    said = cells(sheet)["ect", "memory-loss"].get_text()
    assert said == "29 of 100 against 9 of 100 (ketamine); 90 people, low certainty (Ekstrand 2022)"


def test_every_question_can_be_ticked_under_its_concern(sheet: BeautifulSoup) -> None:
    for concern, part in zip(CONTENT.questions.values(), sheet.select(".ke-concern"), strict=True):
        assert part.select("summary")[0].get_text() == concern.concern
        assert [item.get_text() for item in part.select(".ke-tick > li")] == [*concern.questions]


def test_its_text_form_and_its_source_say_what_it_is() -> None:
    made = ke.consultation()
    assert repr(made).startswith("What matters most to you? Choose up to three.")
    assert made.words["source"] == (
        "From: Ketamine infusion, explained, version 0.2.0, last checked 29 November 2026. "
        "Education, not medical advice."
    )
    assert "ke-help" in made._static
    json.dumps(made.words)


def test_its_module_is_at_most_2_kb_besides_what_forms_share() -> None:
    shared, own = ke.consultation()._esm.split("// nbfolio: shared above")
    assert len(own.encode()) <= 2300
    assert ke.quiz("00_start_here")._esm.startswith(shared)
