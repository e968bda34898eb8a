"""Icon arrays, charts and options: each estimate as a drawing, as a sentence and in the table."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html import escape, unescape
from importlib import import_module
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.content.records import Axis, Comparison, Interval, Row
from ketamine_explainer.explorers.claims.room import MARKS
from ketamine_explainer.explorers.findings.charts import rows
from ketamine_explainer.explorers.findings.rows_figure import Line
from ketamine_explainer.explorers.kit.cards import html
from ketamine_explainer.explorers.kit.explainer import Explainer
from ketamine_explainer.explorers.kit.table import TableRow
from ketamine_explainer.explorers.reference.room import TOPICS
from ketamine_explainer.synthesis import words
from ketamine_explainer.synthesis.values import anchor, value_button
from tests.widget_tree import walk

CONTENT = load_content()
EVIDENCE = CONTENT.evidence
CHARTS = {chart.id: chart for chart in CONTENT.charts.values()}
ICONS = {arrays.id: arrays for arrays in CONTENT.icons.values()}


@cache
def built(make: Callable[..., Explainer], *name: str) -> Explainer:
    """Return what is shown by that name, which is made once since it is only read here."""
    return make(*name)


def texts(shown: Any) -> list[str]:
    return [each.value for each in walk(shown) if type(each).__name__ == "HTML"]


def pressed(html: str) -> set[str]:
    """Return the estimates whose card a button of HTML opens."""
    opened = set(re.findall(r'popovertarget="([^"]*)"', html))
    return {id_ for id_ in EVIDENCE.shown if anchor(CONTENT, id_) in opened}


def table_ids(shown: Any) -> set[str]:
    return {id_ for ids in re.findall(r'<tr data-estimate="([^"]*)"', texts(shown)[-1])
            for id_ in ids.split()}  # fmt: skip


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_draws_each_estimate_and_its_table_opens_its_card(name: str) -> None:
    shown = built(ke.chart, name)
    overlays = [text for text in texts(shown) if text.startswith("<svg")][1:]
    for view, overlay in zip(CHARTS[name].views, overlays, strict=True):
        drawn = rows(CONTENT, view.axis, view.subtitle, view.rows)
        for row, line in zip(view.rows, drawn.lines, strict=True):
            ids = {id_ for id_ in (row.finding, row.control) if id_}
            assert ids <= pressed(texts(shown)[-1])
            assert ids <= table_ids(shown)
            told = " ".join(re.findall(">([^<]+)</text>", unescape(overlay)))
            marks = (mark.words for mark in (line.mark, line.control) if mark)
            assert all(each in told for each in (line.label, *line.people, line.gap, *marks))


@pytest.mark.parametrize("name", CHARTS)
def test_a_view_of_a_chart_is_told_once_in_words_without_its_rows(name: str) -> None:
    panes = texts(built(ke.chart, name).children[3])
    for view, pane in zip(CHARTS[name].views, panes, strict=True):
        assert pane == f"<p>{html(CONTENT, view.text)}</p>"


@pytest.mark.parametrize("name", CHARTS)
def test_a_row_of_the_table_names_its_source_and_what_it_is_against(name: str) -> None:
    table = built(ke.chart, name)._declared[2]
    lines = [(view, row) for view in CHARTS[name].views for row in view.rows]
    for (view, row), cells in zip(lines, table.rows, strict=True):
        told = [table.plain(cell) for cell in cells]
        assert told[:2] == [view.label, row.label]
        if row.gap:
            assert told[2] == row.gap
        if row.finding:
            study = EVIDENCE.study(EVIDENCE.estimates[row.finding])
            assert told[-1] == CONTENT.sources[study.reference].short
        if row.control:
            assert told[3].endswith(f" ({words.arm(EVIDENCE.estimates[row.control])})")
        if row.rule:
            assert told[-1] == CONTENT.sources[EVIDENCE.rules[row.rule].reference].short


HUNDRED = Axis(unit="of 100", words="people of 100")


def line(axis: Axis = HUNDRED, **row: str) -> Line:
    return rows(CONTENT, axis, "", (Row(label="a", **row),)).lines[0]


def test_finding_and_control_are_drawn_each_with_its_own_value() -> None:
    drawn = line(
        finding="lii-2023-response-day-1-ketamine", control="lii-2023-response-day-1-saline"
    )
    assert drawn.mark
    assert drawn.control
    assert (drawn.mark.at, drawn.control.at) == (60, 50)  # 12 of 20, 10 of 20
    assert (drawn.mark.words, drawn.control.words) == ("60 of 100", "50 of 100")


def test_a_mark_has_the_interval_of_its_estimate() -> None:
    mark = line(finding="zarate-2006-still-responding-week-1").mark
    assert mark
    assert mark.low == pytest.approx(17.1, abs=0.01)
    assert mark.high == pytest.approx(58.43, abs=0.01)


def test_an_interval_of_time_is_in_minutes_as_its_value_is() -> None:
    id_ = "murrough-2013-repeat-time-to-relapse"
    changed = EVIDENCE.estimates[id_].model_copy(update={"interval": Interval(low=11, high=27)})
    found = replace(EVIDENCE, estimates={**EVIDENCE.estimates, id_: changed})
    axis = Axis(unit="time", ticks=(0, 50_000), words="time")
    row = Row(label="a", finding=id_)
    mark = rows(replace(CONTENT, evidence=found), axis, "", (row,)).lines[0].mark
    assert mark
    assert (mark.low, mark.at, mark.high) == (11 * 1440, 18 * 1440, 27 * 1440)


def test_a_row_says_how_many_people_and_how_sure() -> None:
    assert line(finding="zarate-2006-still-responding-week-1").people == ("17", "low")


@pytest.mark.parametrize(
    ("id_", "of"),
    [
        ("ekstrand-2022-nausea-ketamine", "drug"),
        ("ekstrand-2022-nausea-ect", "other"),
        ("lii-2023-response-day-1-saline", "comparison"),
        ("turkoz-2021-response-day-28-esketamine", "drug"),
    ],
)
def test_a_row_is_of_what_its_people_had(id_: str, of: str) -> None:
    assert line(finding=id_).of == of


def test_groups_are_named_in_the_first_row_that_compares_them() -> None:
    pair = {
        "finding": "lii-2023-response-day-1-ketamine",
        "control": "lii-2023-response-day-1-saline",
    }
    other = {
        "finding": "ekstrand-2022-nausea-ketamine",
        "control": "ekstrand-2022-nausea-ect",
    }
    drawn = rows(
        CONTENT, HUNDRED, "", tuple(Row(label="a", **each) for each in (pair, pair, other))
    )
    arms = [(each.mark.arm, each.control.arm) for each in drawn.lines if each.mark and each.control]
    assert arms == [("ketamine", "saline"), ("", ""), ("ketamine", "ECT")]


def test_a_claim_is_drawn_from_low_to_high_as_our_reading() -> None:
    drawn = line(claim="few-times-a-year")
    assert drawn.span
    assert drawn.mark
    assert (drawn.mark.low, drawn.mark.at, drawn.mark.high) == (2, 4, 4)
    assert drawn.mark.words == "2 to 4 (our\N{NO-BREAK SPACE}reading)"


@pytest.mark.parametrize("name", ICONS)
def test_icon_arrays_tell_each_estimate_three_times(name: str) -> None:
    shown = built(ke.icon_arrays, name)
    said, told = texts(shown), table_ids(shown)
    overlays = "".join(unescape(text) for text in said if text.startswith("<svg"))
    for pair in ICONS[name].comparisons:
        for id_ in (pair.treated, pair.control):
            estimate = EVIDENCE.estimates[id_]
            assert words.count(estimate) in overlays
            assert id_ in told
            pane = next(text for text in said if f'="{pair.treated} {pair.control}"' in text)
            assert id_ in pressed(pane)
            assert f" had it, {words.others(estimate)} did not." in pane
            assert words.counted(estimate) in pane


def together(name: str) -> list[tuple[Comparison, str, str]]:
    """Return each pair of icon arrays with the picture and the sentence of its choice."""
    _, _, figure, said, *_ = built(ke.icon_arrays, name).children
    pairs = {f"{pair.treated} {pair.control}": pair for pair in ICONS[name].comparisons}
    found = []
    for overlay, pane in zip(texts(figure)[1:], texts(said), strict=True):
        [ids] = re.findall('<div data-estimate="([^"]*)"', pane)
        found.append((pairs.pop(ids), overlay, pane))
    assert not pairs
    return found


def words_of(svg: str) -> list[str]:
    return [unescape(each) for each in re.findall(">([^<]*)</text>", svg)]


@pytest.mark.parametrize("name", ICONS)
def test_the_picture_of_a_choice_is_of_the_pair_in_its_sentence(name: str) -> None:
    for pair, overlay, _ in together(name):
        drawn = words_of(overlay)
        groups = [EVIDENCE.estimates[id_] for id_ in (pair.treated, pair.control)]
        at = -1
        for each in groups:
            at = drawn.index(words.count(each), at + 1)
            group = (*words.arm(each).split(), *" ".join(words.span(each)).split())
            beside = " ".join(drawn[at + 1 :]).split()
            assert tuple(beside[: len(group)]) == group
        assert words.when(groups[0]) in " ".join(drawn)


def test_pairs_in_any_order_keep_picture_and_sentence_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, *rest = CONTENT.icons.values()
    mixed = first.comparisons[::2] + first.comparisons[1::2]
    changed = first.model_copy(update={"comparisons": mixed})
    icons = {each.id: each for each in (changed, *rest)}
    module = import_module("ketamine_explainer.explorers.icons.explorer")
    monkeypatch.setattr(module, "load_content", lambda: replace(CONTENT, icons=icons))
    for pair, overlay, _ in together(first.id):
        assert words.when(EVIDENCE.estimates[pair.treated]) in " ".join(words_of(overlay))
        assert words.count(EVIDENCE.estimates[pair.treated]) in words_of(overlay)


@pytest.mark.parametrize("name", ICONS)
def test_the_drug_has_its_colour_and_the_comparison_is_grey(name: str) -> None:
    for _, overlay, _ in together(name):
        used = re.findall(r"--ke-(\w+)", overlay)
        assert {"blue", "muted"} <= {*used} <= {"blue", "muted", "ink"}


@pytest.mark.parametrize("name", ICONS)
def test_each_count_in_a_sentence_stands_with_its_group(name: str) -> None:
    for pair, _, pane in together(name):
        groups = [EVIDENCE.estimates[id_] for id_ in (pair.treated, pair.control)]
        lines = re.findall("<li>(.*?)</li>", pane)
        for line, estimate in zip(lines, groups, strict=True):
            button = value_button(CONTENT, estimate.id, "of 100")
            assert line.startswith(f"<strong>{escape(estimate.arm)}:</strong> {button}")
            assert line.endswith(f" {escape(words.briefly(estimate))}")


@pytest.mark.parametrize("name", ICONS)
def test_a_sentence_keeps_its_note_and_its_source(name: str) -> None:
    for pair, _, pane in together(name):
        reference = EVIDENCE.study(EVIDENCE.estimates[pair.treated]).reference
        assert html(CONTENT, f"[@{reference}]") in pane
        assert pair.note is None or html(CONTENT, pair.note) in pane


@pytest.mark.parametrize("name", ICONS)
def test_each_control_of_icon_arrays_offers_what_its_label_says(name: str) -> None:
    pairs = [(pair, EVIDENCE.estimates[pair.treated]) for pair in ICONS[name].comparisons]
    allowed = {
        "Outcome": {EVIDENCE.outcomes[treated.outcome].name for _, treated in pairs},
        "Compared with": {pair.comparator for pair, _ in pairs},
        "When": {words.when(treated) for _, treated in pairs},
    }
    controls = [each for each in walk(built(ke.icon_arrays, name)) if hasattr(each, "options")]
    for control in controls:
        assert set(control.options) <= allowed[control.description]


def lead(id_: str) -> str:
    """Return what is calculated from the pair of a treated group."""
    shown = built(ke.icon_arrays, "benefits_and_harms")
    pane = next(text for text in texts(shown) if f'<div data-estimate="{id_} ' in text)
    return unescape(pane)


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("turkoz-2021-response-day-28-esketamine", "Number needed to treat: 8"),
        ("spravato-label-systolic-40-under-65-esketamine", "Number needed to harm: 13"),
        ("ekstrand-2022-memory-loss-ketamine", "Number needed to harm, with the comparison: 5"),
    ],
)
def test_a_harm_has_a_number_needed_to_harm(id_: str, said: str) -> None:
    assert said in lead(id_)


def test_an_unclear_difference_has_no_number_needed() -> None:
    said = lead("ekstrand-2022-nausea-ketamine")
    assert "Difference: 2 percentage points" in said
    assert "Number needed" not in said


def test_of_modelled_shares_it_is_told_how_far_they_lie_apart_and_no_more() -> None:
    said = lead("wilkinson-2019-midazolam-response-ketamine")
    assert "Difference: 27 percentage points, without an interval" in said
    assert "Number needed" not in said


def test_a_difference_is_treated_less_control() -> None:
    assert "Difference: 45 percentage points" in lead("ekstrand-2022-dissociation-ketamine")


def test_every_icon_array_has_a_control_of_the_same_study() -> None:
    for arrays in ICONS.values():
        for pair in arrays.comparisons:
            studies = {EVIDENCE.estimates[id_].study for id_ in (pair.treated, pair.control)}
            assert len(studies) == 1


def test_options_tell_each_estimate_on_a_card_and_in_the_table() -> None:
    shown = built(ke.options)
    said = "".join(texts(shown))
    for option in CONTENT.options.options.values():
        for each in option.sides.values():
            ids = {id_ for id_ in (each.finding, each.control) if id_}
            assert ids <= pressed(said)
            assert ids <= table_ids(shown)


def option_cards() -> list[Tag]:
    """Return the card of each option."""
    soup = BeautifulSoup(texts(built(ke.options))[1], "html.parser")
    return soup.select(".ke-cards > details")


def test_every_option_has_the_same_lines_on_its_card() -> None:
    cards, options = option_cards(), CONTENT.options.options.values()
    assert [card.select("summary")[0].get_text() for card in cards] == [
        option.name for option in options
    ]
    brief = {tuple(term.get_text() for term in card.select(":scope > dl > dt")) for card in cards}
    assert brief == {("What it is", "For it", "Against it")}
    every = {
        tuple(
            line
            for term in card.select(":scope details dt")
            if (line := term.get_text()) != "Not found"
        )
        for card in cards
    }
    assert [len(lines) for lines in every] == [len(CONTENT.options.features)]


def test_a_card_says_what_speaks_for_and_against_an_option() -> None:
    for card, option in zip(option_cards(), CONTENT.options.options.values(), strict=True):
        said = [str(each) for each in card.select(":scope > dl > dd")]
        for told, words_ in zip(said, (option.what, option.good, option.bad), strict=True):
            assert told == f"<dd>{BeautifulSoup(html(CONTENT, words_), 'html.parser')}</dd>"


def test_an_option_says_what_else_was_found() -> None:
    for card, option in zip(option_cards(), CONTENT.options.options.values(), strict=True):
        for each in option.sides.values():
            assert str(BeautifulSoup(html(CONTENT, each.text or ""), "html.parser")) in str(card)


def test_a_card_names_what_its_option_is_against_and_what_was_not_found() -> None:
    for card, option in zip(option_cards(), CONTENT.options.options.values(), strict=True):
        against = f", against {option.comparator}" if option.comparator else ""
        [every] = card.select(":scope > details")
        assert every.select("summary")[0].get_text() == f"Every side{against}"
        lines = dict(zip(every.select("dt"), every.select("dd"), strict=True))
        lacking = [said.get_text() for term, said in lines.items() if "Not found" in term]
        assert lacking == [option.not_found] * (option.not_found is not None)


def test_an_option_is_told_against_its_control_or_says_that_there_was_none() -> None:
    for card, option in zip(option_cards(), CONTENT.options.options.values(), strict=True):
        for each in option.sides.values():
            if each.control:
                assert card.select(f'span[data-estimate="{each.control}"]')
            if why := each.no_control or each.gap:
                assert why.casefold() in card.get_text().casefold()


def test_the_table_of_options_sets_only_a_pair_side_by_side_and_each_pair_once() -> None:
    table = built(ke.options)._declared[2]
    columns, rows = table.columns, table.rows
    places = [columns.index(name) for name in ("Option", "Compared with", "Of a hundred there")]
    pairs = []
    for row in rows:
        option, against, there = (row[place] for place in places)
        [known] = [each for each in CONTENT.options.options.values() if each.name == option]
        assert against in (known.comparator, "not compared")
        assert bool(there) == (against != "not compared")
        assert isinstance(row, TableRow)
        pairs.append(frozenset(row.ids.split()))
    assert len({*pairs}) == len(pairs)
    assert {len(pair) for pair in pairs} == {1, 2}


def test_rules_are_shown_by_topic() -> None:
    shown = ke.rules()
    topics = shown.children[1].options
    for topic, pane in zip(topics, texts(shown.children[2]), strict=True):
        found = [id_ for id_, rule in EVIDENCE.rules.items() if TOPICS[rule.topic] == topic]
        assert re.findall('data-rule="([^"]*)"', pane) == found


def test_a_rule_names_its_country_its_date_and_its_source() -> None:
    said = "".join(texts(ke.rules().children[2]))
    for rule in EVIDENCE.rules.values():
        place = f"({escape(rule.country)}, {escape(rule.dated)})"
        source = html(CONTENT, f"[@{rule.reference}]")
        assert f"{escape(rule.text)} {place}</span> {source}" in said


def test_the_board_groups_all_claims_by_verdict() -> None:
    everything, *groups = [text for text in texts(ke.verdict_board()) if text.startswith("<h4>")]
    assert everything == "".join(groups)
    for claim in CONTENT.article.claims.values():
        kind = CONTENT.verdicts[claim.id].verdict
        [group] = [group for group in groups if f"“{claim.quote}”" in unescape(group)]
        assert f" {kind}: " in group


def test_the_board_counts_the_claims_of_each_verdict() -> None:
    everything = next(text for text in texts(ke.verdict_board()) if text.startswith("<h4>"))
    found: list[str] = [
        CONTENT.verdicts[claim.id].verdict for claim in CONTENT.article.claims.values()
    ]
    for kind in MARKS.keys() - {"not checked"}:
        assert f" {kind}: {found.count(kind)} of {len(found)} claims</h4>" in everything
    assert "not checked" not in everything


@pytest.mark.parametrize("call", [ke.chart, ke.icon_arrays])
def test_an_unknown_picture_names_those_that_exist(call: Any) -> None:
    with pytest.raises(KeyError, match="has: "):
        call("ladders")
