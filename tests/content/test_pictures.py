"""What a picture names and cannot draw does not load."""

import pytest

from ketamine_explainer.content import ContentError, load_content
from ketamine_explainer.content.likeness import moment, names
from ketamine_explainer.content.records import Axis, Option, Options, Row, Side, When

from .conftest import Edit

ICONS = ("icons.yaml", "control: lii-2023-response-day-1-saline")
TWICE = ("icons.yaml", "comparator: a drug that is felt too, in one trial\n")
LADDER = ("charts.yaml", "finding: dean-2021-placebo-effect}")
AXIS = ("charts.yaml", "unit: standard deviations, low: -1.5")
ABOVE = ("charts.yaml", "unit: standard deviations, low: -1.5, high: 0.5")
BESIDE = ("charts.yaml", "control: dean-2021-placebo-response-placebo")
OPTION = ("options.yaml", "finding: anand-2023-response-week-3-ketamine")
AGAINST = ("options.yaml", "control: anand-2023-response-week-3-ect")


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
        (BESIDE, "control: dean-2021-midazolam-response-midazolam", "measure of"),
        (OPTION, "finding: anand-2023-response-week-3-ect", "two groups that had different"),
        (TWICE, "comparator: a drug that is felt too\n", "other words for each comparison"),
        (LADDER, "finding: zarate-2006-effect-day-1}", "an estimate that is shown"),
        (LADDER, "finding: dean-2021-placebo-remission-odds}", "in 'standard deviations'"),
        (LADDER, "finding: dean-2021-placebo-response-ketamine}", "in 'standard deviations'"),
        (BESIDE, "control: dean-2021-placebo-response-placeb", "an estimate that is shown"),
        (BESIDE, "control: dean-2021-placebo-effect", "an estimate in 'of 100'"),
        (ABOVE, "unit: standard deviations, low: -1.5, high: -1.4", "the ends of the axis"),
        (OPTION, "finding: lii-2023-difference-days-1-to-3", "estimate of a share"),
        (AGAINST, "control: anand-2023-response-week-3-ec", "an estimate that is shown"),
        (AXIS, "unit: standard deviations, low: -0.5", "the ends of the axis"),
        (AXIS, "unit: standard deviation, low: -1.5", "did you mean 'standard deviations'"),
        (("charts.yaml", "gap: not given in"), f"gap: {'not given ' * 9} in", "at most 80 char"),
        (("options.yaml", "      memory-loss:"), "      memory-los:", "did you mean 'memory-loss'"),
        (("charts.yaml", "claim: few-times-a-year"), "claim: popularity", "with low and high"),
        (("charts.yaml", "rule: spravato-schedule"), "rule: spravato-driving", "with an amount"),
        (
            ("options.yaml", "nothing_new: true"),
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
    assert all(problem.file.name == file for problem in caught.value.problems)
    assert caught.value.problems[0].line or "nothing_new" in said  # a matter of the whole file


def side(id_: str) -> dict[str, object]:
    return {"id": id_, "name": id_, "what": id_, "nothing_new": id_ == "b",
            "sides": {"good": {"gap": "?"}, "bad": {"gap": "?"}}}  # fmt: skip


def feature(id_: str, kind: str) -> dict[str, str]:
    return {"id": id_, "name": id_, "kind": kind, "said": id_}


def test_as_many_bad_sides_as_good_ones() -> None:
    features = [feature("good", "benefit"), feature("bad", "benefit")]
    with pytest.raises(ValueError, match="as many features of kind benefit as of kind harm"):
        Options.model_validate(
            {"face": "f", "features": features, "options": [side("a"), side("b")]}
        )


def test_every_option_has_every_side(edited: Edit) -> None:
    root = edited("options.yaml", "  - id: memory-loss\n", "  - id: forgetting\n")
    with pytest.raises(ContentError) as caught:
        load_content(root)
    assert len(caught.value.problems) == len(load_content().options.options)
    assert all("forgetting, in this order" in problem.allowed for problem in caught.value.problems)


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
    with pytest.raises(ValueError, match="against: the one comparator of all its controls"):
        Option.model_validate({**side("a"), "sides": controlled})
    named = Option.model_validate({**side("a"), "sides": controlled, "against": "ECT"})
    assert named.title == "a, against ECT"
    with pytest.raises(ValueError, match="against: the one comparator of all its controls"):
        Option.model_validate({**side("a"), "against": "ECT"})


def test_benefits_and_harms_of_an_option_share_one_comparator(edited: Edit) -> None:
    root = edited("options.yaml", "    against: ECT\n", "    against: midazolam\n")
    with pytest.raises(ContentError) as caught:
        load_content(root)
    found = [problem for problem in caught.value.problems if problem.file.name == "options.yaml"]
    controls = [each.control for each in load_content().options.options[0].sides.values()]
    assert len(found) == sum(control is not None for control in controls) > 2
    assert "a control that had 'midazolam'" in found[0].allowed
    assert "sessions of ECT" in str(caught.value)
    assert all(problem.line for problem in found)


def test_esketamine_is_not_ketamine() -> None:
    assert names("One ketamine infusion", "ketamine")
    assert not names("esketamine spray, and antidepressant", "ketamine")


def test_shares_of_one_picture_of_an_option_are_of_one_basis(edited: Edit) -> None:
    root = edited(
        "options.yaml",
        "finding: wajs-2020-dissociation-year-1",
        "finding: mcinnes-2022-worse",
    )
    with pytest.raises(ContentError) as caught:
        load_content(root)
    found = [each.given for each in caught.value.problems if "shares of one basis" in each.allowed]
    given = "'mcinnes-2022-worse', counted among those who could still be counted (completers)"
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
    [{"unit": "time"}, {"unit": "time", "stops": (0, 60, 30)}, {"unit": "of 100", "stops": (0, 1)}],
)
def test_an_axis_of_time_names_its_stops(axis: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="stops, rising"):
        Axis.model_validate({"words": "w", **axis})


def test_times_share_one_axis_in_minutes() -> None:
    shown = load_content().evidence.shown
    axis = Axis(unit="time", words="w", stops=(0, 60, 1440))
    found = [axis.value(shown[id_]) for id_ in ("zarate-2006-onset", "talati-2019-onset",
             "fava-2018-onset", "dean-2021-placebo-effect")]  # fmt: skip
    assert found == [110, 240, 1440, None]


def test_no_difference_is_one_on_an_axis_of_ratios_and_zero_on_others() -> None:
    axes = [view.axis for chart in load_content().charts.charts for view in chart.views]
    for axis in axes:
        if axis.unit.endswith("ratio"):
            assert axis.nothing == 1
        elif axis.unit in ("of 100", "time"):
            assert axis.nothing is None
        else:
            assert axis.nothing in (0, None)


def test_a_control_stands_beside_its_finding_in_one_measurement() -> None:
    content = load_content()
    drawn: list[Row | Side] = [
        row for chart in content.charts.charts for view in chart.views for row in view.rows
    ]
    drawn += [side for option in content.options.options for side in option.sides.values()]
    pairs = [(each.finding, each.control) for each in drawn if each.finding and each.control]
    pairs += [
        (pair.treated, pair.control)
        for arrays in content.icons.icons
        for pair in arrays.comparisons
    ]
    found = content.evidence.estimates
    for treated, control in pairs:
        assert found[control] in content.evidence.beside(found[treated]), (treated, control)
        assert found[control].arm != found[treated].arm
