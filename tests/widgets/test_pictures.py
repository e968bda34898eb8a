"""Icon arrays, charts and options: each estimate as a drawing, as a sentence and in the table."""

import re
from html import unescape
from typing import Any

import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.synthesis import words
from ketamine_explainer.widgets.cards import html, plain
from ketamine_explainer.widgets.charts import rows
from ketamine_explainer.widgets.values import anchor
from tests.trees import walk

CONTENT = load_content()
EVIDENCE = CONTENT.evidence
CHARTS = {chart.id: chart for chart in CONTENT.charts.charts}
ICONS = {arrays.id: arrays for arrays in CONTENT.icons.icons}


def texts(shown: Any) -> list[str]:
    return [each.value for each in walk(shown) if type(each).__name__ == "HTML"]


def pressed(html: str) -> set[str]:
    """Return the estimates whose card a button of HTML opens."""
    opened = set(re.findall(r'popovertarget="([^"]*)"', html))
    return {id_ for id_ in EVIDENCE.shown if anchor(CONTENT, id_) in opened}


def table_ids(shown: Any) -> set[str]:
    return {id_ for ids in re.findall(r"<tr data-estimate='([^']*)'", texts(shown)[-1])
            for id_ in ids.split()}  # fmt: skip


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_tells_each_estimate_three_times(name: str) -> None:
    shown = ke.chart(name)
    panes = [text for text in texts(shown) if "class='ke-rows'" in text]
    overlays = [text for text in texts(shown) if text.startswith("<svg")][1:]
    for view, pane, overlay in zip(CHARTS[name].views, panes, overlays, strict=True):
        drawn = rows(CONTENT, view.axis, view.face, view.rows)
        for row, line in zip(view.rows, drawn.lines, strict=True):
            ids = {id_ for id_ in (row.finding, row.control) if id_}
            assert ids <= pressed(pane)
            assert ids <= table_ids(shown)
            for mark in (line.mark, line.control):
                assert mark is None or mark.words in unescape(overlay)


@pytest.mark.parametrize("name", ICONS)
def test_icon_arrays_tell_each_estimate_three_times(name: str) -> None:
    shown = ke.icon_arrays(name)
    said, told = texts(shown), table_ids(shown)
    overlays = "".join(unescape(text) for text in said if text.startswith("<svg"))
    for pair in ICONS[name].comparisons:
        for id_ in (pair.treated, pair.control):
            estimate = EVIDENCE.estimates[id_]
            assert words.hundred(estimate) in overlays
            assert id_ in told
            pane = next(text for text in said if f"='{pair.treated} {pair.control}'" in text)
            assert id_ in pressed(pane)
            assert f"people had it, {words.others(estimate)} did not." in pane


def lead(id_: str) -> str:
    """Return what is reckoned from the pair of a treated group."""
    shown = ke.icon_arrays("benefits_and_harms")
    pane = next(text for text in texts(shown) if f"<div data-estimate='{id_} " in text)
    return unescape(pane)


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("turkoz-2021-response-day-28-esketamine", "Number needed to treat: 1 in 8"),
        ("spravato-label-systolic-40-under-65-esketamine", "Number needed to harm: 1 in 13"),
        ("ekstrand-2022-memory-loss-ketamine", "Number needed to treat: 1 in 5"),
    ],
)
def test_more_good_or_less_harm_is_a_number_needed_to_treat(id_: str, said: str) -> None:
    assert said in lead(id_)


def test_an_unclear_difference_has_no_number_needed() -> None:
    said = lead("ekstrand-2022-nausea-ketamine")
    assert "Difference: 2 percentage points" in said
    assert "Number needed" not in said


def test_nothing_is_reckoned_from_modelled_shares() -> None:
    assert "Difference" not in lead("dean-2021-midazolam-response-ketamine")


def test_every_icon_array_has_a_control_of_the_same_study() -> None:
    for arrays in ICONS.values():
        for pair in arrays.comparisons:
            studies = {EVIDENCE.estimates[id_].study for id_ in (pair.treated, pair.control)}
            assert len(studies) == 1


def test_options_tell_each_estimate_three_times() -> None:
    shown = ke.options()
    said = "".join(texts(shown))
    for option in CONTENT.options.options:
        for side in option.sides.values():
            ids = {id_ for id_ in (side.finding, side.control) if id_}
            assert ids <= pressed(said)
            assert ids <= table_ids(shown)


def test_every_option_has_the_same_lines_on_its_card() -> None:
    cards = ke.option_cards()._repr_html_().split("<summary>")[1:]
    lines = {tuple(re.findall(r"<dt>([^<]*)</dt>", card)) for card in cards}
    assert len(cards) == len(CONTENT.options.options)
    assert len(lines) == 1
    assert len(lines.pop()) == 1 + len(CONTENT.options.features)


def test_an_option_says_what_else_was_found_in_page_and_notebook() -> None:
    cards = ke.option_cards()
    for option in CONTENT.options.options:
        for side in option.sides.values():
            said = plain(CONTENT, side.said or "").split(". ")[0]
            assert said in " ".join(repr(cards).split())
            assert html(CONTENT, side.said or "") in cards._repr_html_()


def test_rules_are_shown_by_topic() -> None:
    said = "".join(texts(ke.rules()))
    assert all(f"data-rule='{id_}'" in said for id_ in EVIDENCE.rules)


def test_the_board_groups_all_claims_by_verdict() -> None:
    everything, *groups = [text for text in texts(ke.verdict_board()) if text.startswith("<h4>")]
    assert everything == "".join(groups)
    for claim in CONTENT.article.claims:
        kind = CONTENT.verdict(claim.id).verdict
        [group] = [group for group in groups if f"“{claim.quote}”" in unescape(group)]
        assert f" {kind}: " in group


@pytest.mark.parametrize("call", [ke.chart, ke.icon_arrays])
def test_an_unknown_picture_names_those_that_exist(call: Any) -> None:
    with pytest.raises(KeyError, match="has: "):
        call("ladders")
