"""What a picture names and cannot draw, or must not set beside each other, does not load."""

import re
from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, load_content
from ketamine_explainer.content.errors import Problem
from ketamine_explainer.content.likeness import moment, names
from ketamine_explainer.content.records import Axis, Interval, Option, Options, Row, Side, When

from .conftest import Edit

ICONS = ("pictures/icons.yaml", "control: lii-2023-response-day-1-saline")
TWICE = ("pictures/icons.yaml", "comparator: midazolam, in one trial\n")
LADDER = ("pictures/charts.yaml", "finding: dean-2021-placebo-effect}")
AXIS = ("pictures/charts.yaml", "unit: standard deviations, low: -1.5")
ABOVE = ("pictures/charts.yaml", "unit: standard deviations, low: -1.5, high: 0.5")
BESIDE = ("pictures/charts.yaml", "control: wilkinson-2019-saline-response-saline")
OPTION = ("pictures/options.yaml", "finding: anand-2023-response-week-3-ketamine")
AGAINST = ("pictures/options.yaml", "control: anand-2023-response-week-3-ect")


@pytest.mark.parametrize(
    ("place", "new", "said"),
    [
        (ICONS, "control: lii-2023-response-day-1-salin", "an estimate that is shown"),
        (ICONS, "control: zarate-2006-effect-day-1", "an estimate that is shown"),
        (ICONS, "control: lii-2023-difference-days-1-to-3", "estimate of a share"),
        (ICONS, "control: lii-2023-remission-day-1-saline", "outcome of"),
        (ICONS, "control: lii-2023-response-day-3-saline", "when of .* '3 days', not '1 days'"),
        (ICONS, "control: lii-2023-response-day-7-saline", "basis of .* 'completers', not 'all'"),
        (ICONS, "control: wilkinson-2019-saline-response-saline", "study of"),
        (ICONS, "control: lii-2023-response-day-1-ketamine", "two groups that had different"),
        (BESIDE, "control: wilkinson-2019-midazolam-response-midazolam", "population of"),
        (OPTION, "finding: anand-2023-response-week-3-ect", "two groups that had different"),
        (TWICE, "comparator: midazolam, an active placebo\n", "other words for each comparison"),
        (LADDER, "finding: zarate-2006-effect-day-1}", "an estimate that is shown"),
        (LADDER, "finding: dean-2021-placebo-remission-odds}", "in 'standard deviations'"),
        (LADDER, "finding: dean-2021-placebo-response-ketamine}", "in 'standard deviations'"),
        (BESIDE, "control: wilkinson-2019-saline-response-salin", "an estimate that is shown"),
        (BESIDE, "control: dean-2021-placebo-effect", "an estimate in 'of 100'"),
        (ABOVE, "unit: standard deviations, low: -1.5, high: -1.4", "the ends of the axis"),
        (OPTION, "finding: lii-2023-difference-days-1-to-3", "estimate of a share"),
        (AGAINST, "control: anand-2023-response-week-3-ec", "an estimate that is shown"),
        (AXIS, "unit: standard deviations, low: -0.5", "the ends of the axis"),
        (AXIS, "unit: standard deviation, low: -1.5", "did you mean 'standard deviations'"),
        (
            ("pictures/charts.yaml", "gap: not given in"),
            f"gap: {'not given ' * 9} in",
            "at most 80 char",
        ),
        (
            ("pictures/options.yaml", "      memory-loss:"),
            "      memory-los:",
            "did you mean 'memory-loss'",
        ),
        (
            ("pictures/charts.yaml", "claim: few-times-a-year"),
            "claim: popularity",
            "with low and high",
        ),
        (
            ("pictures/charts.yaml", "rule: spravato-schedule"),
            "rule: spravato-driving",
            "with an amount",
        ),
        (
            ("pictures/options.yaml", "nothing_new: true"),
            "nothing_new: false",
            "one option with nothing_new",
        ),
    ],
)
def test_what_cannot_be_drawn_is_reported_with_its_place(
    edited: Edit, place: tuple[str, str], new: str, said: str
) -> None:
    file, old = place
    with pytest.raises(ContentError, match=said) as caught:
        load_content(edited(file, old, new))
    assert all(problem.file.name == Path(file).name for problem in caught.value.problems)
    assert caught.value.problems[0].line or "nothing_new" in said  # a matter of the whole file


def side(id_: str) -> dict[str, object]:
    return {"name": id_, "what": id_, "good": id_, "bad": id_, "nothing_new": id_ == "b",
            "sides": {"good": {"gap": "?"}, "bad": {"gap": "?"}}}  # fmt: skip


def feature(id_: str, kind: str) -> dict[str, str]:
    return {"name": id_, "kind": kind, "text": id_}


def test_as_many_bad_sides_as_good_ones() -> None:
    features = {each: feature(each, "benefit") for each in ("good", "bad")}
    with pytest.raises(ValueError, match="as many features of kind benefit as of kind harm"):
        Options.model_validate({"features": features, "options": {"a": side("a"), "b": side("b")}})


def test_every_option_has_every_side(edited: Edit) -> None:
    root = edited("pictures/options.yaml", "  memory-loss:\n", "  forgetting:\n")
    with pytest.raises(ContentError) as caught:
        load_content(root)
    assert len(caught.value.problems) == len(load_content().options.options)
    allowed = [problem.allowed for problem in caught.value.problems]
    assert all(re.search(r"\bforgetting, .*in this order$", each) for each in allowed)


@pytest.mark.parametrize(
    "row", [{}, {"finding": "a", "gap": "b"}, {"gap": "b", "control": "a"}, {"control": "a"}]
)
def test_a_row_is_one_finding_or_one_gap(row: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="one of finding, claim, rule and gap"):
        Row(label="a", **row)


@pytest.mark.parametrize("side", [{}, {"finding": "a", "gap": "b"}, {"gap": "b", "control": "a"}])
def test_a_side_is_a_finding_or_a_gap(side: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="a finding or a gap, not both"):
        Side(**side)


def test_a_side_without_a_control_says_so_in_its_place() -> None:
    with pytest.raises(ValueError, match="beside a finding its control, or no_control"):
        Side(finding="a")
    with pytest.raises(ValueError, match="a control, or no_control"):
        Side(finding="a", control="b", no_control="none")
    assert Side(finding="a", no_control="no comparison group").control is None


def test_an_option_names_the_comparator_of_its_sides() -> None:
    controlled = {"good": {"finding": "a", "control": "b"}, "bad": {"gap": "?"}}
    with pytest.raises(ValueError, match="comparator: the one comparator of all its controls"):
        Option.model_validate({"id": "a", **side("a"), "sides": controlled})
    named = Option.model_validate(
        {"id": "a", **side("a"), "sides": controlled, "comparator": "ECT"}
    )
    assert named.title == "a, against ECT"
    with pytest.raises(ValueError, match="comparator: the one comparator of all its controls"):
        Option.model_validate({"id": "a", **side("a"), "comparator": "ECT"})


def test_benefits_and_harms_of_an_option_share_one_comparator(edited: Edit) -> None:
    root = edited("pictures/options.yaml", "    comparator: ECT\n", "    comparator: midazolam\n")
    with pytest.raises(ContentError) as caught:
        load_content(root)
    found = [problem for problem in caught.value.problems if problem.file.name == "options.yaml"]
    first = next(iter(load_content().options.options.values()))
    controls = [each.control for each in first.sides.values()]
    assert len(found) == sum(control is not None for control in controls) > 2
    assert "a control that had 'midazolam'" in found[0].allowed
    assert "sessions of ECT" in str(caught.value)
    assert all(problem.line for problem in found)


def test_esketamine_is_not_ketamine() -> None:
    assert names("One ketamine infusion", "ketamine")
    assert not names("esketamine spray, and antidepressant", "ketamine")


def test_shares_of_one_picture_of_an_option_are_of_one_basis(edited: Edit) -> None:
    root = edited(
        "pictures/options.yaml",
        "finding: wajs-2020-dissociation-year-1",
        "finding: mcinnes-2022-worse",
    )
    with pytest.raises(ContentError) as caught:
        load_content(root)
    found = [each.given for each in caught.value.problems if "shares of one basis" in each.allowed]
    given = "'mcinnes-2022-worse', counted among those who could be assessed (completers)"
    assert given in found


def test_times_are_the_same_in_any_unit() -> None:
    assert moment(When(at=24, unit="hours")) == moment(When(at=1, unit="days"))
    assert moment(When(words="at the end")) == "at the end"
    assert moment(When(at=1, unit="weeks")) != moment(When(at=1, unit="days"))


def test_an_axis_rises() -> None:
    with pytest.raises(ValueError, match="low below high"):
        Axis(unit="points", words="w", low=5, high=5)


@pytest.mark.parametrize(
    "axis",
    [{"unit": "time"}, {"unit": "time", "ticks": (0, 60, 30)}, {"unit": "of 100", "ticks": (0, 1)}],
)
def test_an_axis_of_time_names_its_stops(axis: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="ticks, rising"):
        Axis.model_validate({"words": "w", **axis})


def test_times_share_one_axis_in_minutes() -> None:
    shown = load_content().evidence.shown
    axis = Axis(unit="time", words="w", ticks=(0, 60, 1440))
    found = [axis.value(shown[id_]) for id_ in ("zarate-2006-onset", "talati-2019-onset",
             "fava-2018-onset", "dean-2021-placebo-effect")]  # fmt: skip
    assert found == [110, 240, 1440, None]


def test_no_difference_is_one_on_an_axis_of_ratios_and_zero_on_others() -> None:
    axes = [view.axis for chart in load_content().charts.values() for view in chart.views]
    for axis in axes:
        if axis.unit.endswith("ratio"):
            assert axis.null_value == 1
        elif axis.unit in ("of 100", "time"):
            assert axis.null_value is None
        else:
            assert axis.null_value in (0, None)


def test_a_control_stands_beside_its_finding_in_one_measurement() -> None:
    content = load_content()
    drawn: list[Row | Side] = [
        row for chart in content.charts.values() for view in chart.views for row in view.rows
    ]
    drawn += [side for option in content.options.options.values() for side in option.sides.values()]
    pairs = [(each.finding, each.control) for each in drawn if each.finding and each.control]
    pairs += [
        (pair.treated, pair.control)
        for arrays in content.icons.values()
        for pair in arrays.comparisons
    ]
    found = content.evidence.estimates
    for treated, control in pairs:
        assert found[control] in content.evidence.beside(found[treated]), (treated, control)
        assert found[control].arm != found[treated].arm


def view(root: Path) -> list[Problem]:
    with pytest.raises(ContentError) as caught:
        load_content(root)
    assert all(problem.file.name == "charts.yaml" for problem in caught.value.problems)
    assert all(problem.line for problem in caught.value.problems)
    return list(caught.value.problems)


LII = "finding: lii-2023-response-day-1-ketamine, control: lii-2023-response-day-1-saline"
WEEK = "finding: lii-2023-response-day-7-ketamine, control: lii-2023-response-day-7-saline"
DAY_3 = "finding: lii-2023-response-day-3-ketamine, control: lii-2023-response-day-3-saline"
REMITTED = "finding: lii-2023-remission-day-1-ketamine, control: lii-2023-remission-day-1-saline"


@pytest.mark.parametrize(
    ("old", "new", "given", "cure"),
    [
        (
            "differs: [group, comparator]",
            "differs: [group]",
            "rows that differ in what they are compared with: saline infusion; midazolam infusion; "
            "saline under general anaesthesia",
            "declare 'differs: [comparator]' (at most two)",
        ),
        (LII, DAY_3, "rows that differ in the time: 1 days; 3 days", "split the view"),
        (LII, REMITTED, "rows that differ in what is measured: response; remission", "drop a row"),
        (
            "differs: [comparator]",
            "differs: [comparator, time]",
            "'time', in which no two rows differ",
            "take 'time' out",
        ),
        (
            "finding: mcinnes-2022-still-responding-week-4, no_control: no comparison group",
            "finding: mcinnes-2022-still-responding-week-4",
            "'mcinnes-2022-still-responding-week-4', of one group alone, beside another study",
            "no_control: 'no comparison group'",
        ),
    ],
)
def test_a_view_sets_like_beside_like(
    edited: Edit, old: str, new: str, given: str, cure: str
) -> None:
    found = view(edited("pictures/charts.yaml", old, new))
    assert given in {problem.given for problem in found}
    assert any(cure in problem.cure for problem in found)


def test_shares_of_a_view_count_people_of_one_kind(edited: Edit) -> None:
    found = view(edited("pictures/charts.yaml", LII, WEEK))
    assert any(
        problem.given
        == "'lii-2023-response-day-7-ketamine', counted among those who could "
        "be assessed (completers)"
        and "all who were randomised or treated (all)" in problem.allowed
        for problem in found
    )


def test_rows_of_different_studies_and_two_things_more_do_not_build(edited: Edit) -> None:
    found = view(
        edited("pictures/charts.yaml", "differs: [comparator]", "differs: [time, group, measure]")
    )
    assert any("at most 2" in problem.allowed for problem in found)


def test_all_views_declare_what_their_rows_differ_in() -> None:
    views = [view for chart in load_content().charts.values() for view in chart.views]
    assert sum(bool(view.differs) for view in views) > 15
    assert {facet for view in views for facet in view.differs} == {
        "group", "comparator", "time", "measure",
    }  # fmt: skip


def test_benefits_and_harms_of_icon_arrays_share_their_comparator(edited: Edit) -> None:
    root = edited(
        "pictures/icons.yaml", "    midazolam: shares of the harms", "    ketamine: shares of"
    )
    with pytest.raises(ContentError) as caught:
        load_content(root)
    given = {problem.given for problem in caught.value.problems}
    assert given == {"no harm against 'midazolam'", "'ketamine', which no pair has"}


def test_a_comparator_that_is_chosen_first_is_named_as_its_group_is(edited: Edit) -> None:
    root = edited(
        "pictures/icons.yaml", "comparator: placebo spray\n", "comparator: placebo pill\n"
    )
    with pytest.raises(ContentError, match="'placebo pill', but the control had: placebo spray"):
        load_content(root)


def test_an_event_of_the_timeline_counts_all_who_were_treated(edited: Edit) -> None:
    root = edited(
        "pictures/milestones.yaml",
        "estimate: taylor-2006-response-week-1",
        "estimate: nierenberg-2000-started-week-2",
    )
    with pytest.raises(ContentError) as caught:
        load_content(root)
    [found] = [each for each in caught.value.problems if "shared axis" in each.allowed]
    assert found.file.name == "milestones.yaml"
    assert found.line
    assert "counted among those who had responded (responders)" in found.given
    assert "only what counts all who were randomised or treated" in found.allowed
    assert "show it in a picture of its own" in found.cure


def test_the_modelled_shares_give_way_to_those_of_single_patients() -> None:
    content = load_content()
    shown = content.evidence.shown
    shares = {
        "wilkinson-2019-saline-response-ketamine": (46, 34, 58),
        "wilkinson-2019-saline-response-saline": (1, 0, 11),
        "wilkinson-2019-midazolam-response-ketamine": (45, 34, 56),
        "wilkinson-2019-midazolam-response-midazolam": (18, 6, 30),
    }
    for id_, (percent, low, high) in shares.items():
        interval = shown[id_].interval
        assert isinstance(interval, Interval)
        assert (shown[id_].percent, interval.low, interval.high) == (percent, low, high)
    drawn = {
        id_
        for chart in content.charts.values()
        for view in chart.views
        for row in view.rows
        for id_ in (row.finding, row.control)
    }
    drawn |= {
        id_
        for arrays in content.icons.values()
        for pair in arrays.comparisons
        for id_ in (pair.treated, pair.control)
    }
    drawn |= {
        id_
        for option in content.options.options.values()
        for side in option.sides.values()
        for id_ in (side.finding, side.control)
    }
    assert shares.keys() <= drawn
    assert not {id_ for id_ in drawn if id_ and "as modelled" in shown[id_].measure}
