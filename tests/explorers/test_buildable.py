"""What an explorer needs and the content lacks: refused with file, line and cure, never drawn."""

from dataclasses import replace
from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, find_root, load_content
from ketamine_explainer.content.loader import load_documents
from ketamine_explainer.explorers.buildable import refuse_unbuildable, unbuildable
from ketamine_explainer.explorers.schedule.room import RULE
from tests.content.conftest import Edit

ROOT = find_root(Path(__file__))


def told(root: Path) -> str:
    """Return what is told of a course, on one line, with the names of its files alone."""
    try:
        refuse_unbuildable(root)
    except ContentError as error:
        return " ".join(str(error).replace(f"{root}/content/", "").split())
    return ""


def line(root: Path, file: str, passage: str) -> int:
    """Return the number of the line in which a passage begins."""
    text = (root / "content" / file).read_text("utf-8")
    return text[: text.index(passage)].count("\n") + 1


WINDUP, SCHEDULE, RELAPSE = "models/windup.yaml", "models/schedule.yaml", "models/relapse.yaml"
KETAMINE, METABOLITES = "models/ketamine.yaml", "models/metabolites.yaml"

FAST = "scenes/02_fast_response.yaml"

MISTAKES = [
    (FAST, "builds: view", "builds: vew",
     "(onset.builds) given: 'vew' allowed: axis, time, view to do: did you mean 'view'?"),
    (FAST, "  shows: chart onset", "  shows: chart onset\n  builds: view",
     "(first-day.builds) given: 'view' allowed: nothing: what it shows is not in captions.yaml"),
    (WINDUP, "value: 15\n      unit: count", "value: 1\n      unit: count",
     "(train.parameters.pulses.value) given: 1 pulses allowed: 2 to 30"),
    (WINDUP, "value: 15\n      unit: count", "value: 31\n      unit: count", "given: 31 pulses"),
    (WINDUP, "value: 3.57", "value: 0",
     "(channel.parameters.half_mm.value) given: half_mm (mM) 0 allowed: more than 0, finite"),
    (WINDUP, "value: 2\n      unit: s", "value: 0\n      unit: s",
     "given: fading_s (s) 0 allowed: more than 0, finite"),
    (WINDUP, "value: 0\n      unit: mV", "value: -60\n      unit: mV",
     "given: reversal_mv -60 allowed: more than -55, finite"),
    (WINDUP, "value: 15\n      unit: mV", "value: 0.001\n      unit: mV", "times the first"),
    (WINDUP, "value: -70", "value: -300", "given: voltage_mv -"),
    (SCHEDULE, "value: 182", "value: 0.5",
     "(intervals.parameters.half_year.value) given: 0.5 days allowed: 7 or more: no closer"),
    (SCHEDULE, "value: 182", "value: 6", "given: 6 days allowed: 7 or more: no closer ones are"),
    (SCHEDULE, "value: 11", "value: 3",
     "(courses.six-in-two-weeks.parameters) given: infusions 6 allowed: 1 to 4"),
    (SCHEDULE, "value: 11", "value: 400", "given: course_days=400"),
    (SCHEDULE, "value: 6\n", "value: 1\n", "given: 1 infusions allowed: a course of two infusions"),
    (SCHEDULE, "six-in-two-weeks:", "six:", "given: no 'six-in-two-weeks' among six,"),
    (SCHEDULE, "four_weeks:", "month:", "no 'four_weeks' among three_weeks, month,"),
    (SCHEDULE, "as_after_relapse:", "most:", "no 'as_after_relapse' among all, most"),
    (SCHEDULE, "name: every half year", "name: every three weeks", "'every three weeks' for the"),
    (SCHEDULE, "name: every half year", "name: none", "'none' for the second time"),
    (RELAPSE, "-4}\n      - {estimate: mcinnes-2022-still-responding-week-8}",
     "-8}\n      - {estimate: mcinnes-2022-still-responding-week-4}",
     ".points) given: 0.6 at day 56, 0.8 at day 28 allowed: times above 0 that rise"),
    (RELAPSE, "treatment: stopped", "treatment: series", "given: 4 of 'a series of infusions'"),
    (RELAPSE, "series\n    state: responding", "series\n    state: in remission",
     "(curves.series-washed-out.state) given: 'in remission' allowed: 'responding' for a curve"),
    (KETAMINE, "value: 70\n", "value: -70\n",
     "(adult.parameters.weight.value) given: -70 allowed: more than 0"),
    (KETAMINE, "value: 70\n", "value: 0\n",
     "(adult.parameters.weight.value) given: 0 allowed: more than 0"),
    (KETAMINE, "value: 25\n", "value: 25000000\n", "(sets.kamp-2020) given: "),
    ("models/variability.yaml", "[kamp-2020, ", "[kamp-2020, kamp-2020, ",
     "(factors.around[1]) given: 'kamp-2020' for the second time allowed: each set once"),
    ("models/levels.yaml", "anaesthesia:", "sleep:", "given: no 'anaesthesia' among"),
    ("models/levels.yaml", "value: 185", "value: -185", "given: -185 allowed: more than 0"),
    (METABOLITES, "made_from: norketamine", "made_from: kamp-2020",
     "given: made from kamp-2020, simons-2022 allowed: one set from which all"),
    ("article/article.yaml", "high: 2\n      unit: weeks\n      reading: ours",
     "high: 60\n      unit: weeks\n      reading: ours", "given: course_days=420"),
    ("article/article.yaml", "high: 2\n      unit: weeks\n      reading: stated",
     "high: 9\n      unit: weeks\n      reading: stated",
     "given: 9 weeks allowed: 0 to 8: within eight weeks, where the timeline ends"),
    ("article/article.yaml", "high: 60\n      unit: minutes", "high: 60\n      unit: per_year",
     "given: per_year allowed: minutes, weeks, months"),
    ("article/article.yaml", "unit: weeks\n      reading: ours",
     "unit: months\n      reading: ours",
     "given: months allowed: weeks, in which the calendar counts"),
    ("pictures/milestones.yaml", "label: Dissociation, two trials", "label: Dissociation",
     "given: 'Dissociation' allowed: two words at least: a label is set in two lines"),
    ("pictures/milestones.yaml", "{at: 120, unit: minutes}", "{at: 241, unit: minutes}",
     "allowed: a time within four hours, where the axis of what was felt ends"),
    ("pictures/milestones.yaml", "{at: 40, unit: minutes}", "{at: 15, unit: days}",
     "allowed: a time within two weeks, where the axis after an infusion ends"),
    ("pictures/timeline.yaml", "trials: Measured", "trials: Both",
     "(views.both) given: 'Both' for the second time allowed: words that tell it from the others"),
    ("article/article.yaml", "high: 2\n      unit: weeks\n      reading: ours",
     "high: null\n      unit: weeks\n      reading: ours",
     "given: no high allowed: high for 'initial-course' to do: give the claim 'initial-course' a"),
    ("pages/captions.yaml", "pain_pathway:", "pathway:", "to do: add 'pain_pathway'"),
    ("pages/captions.yaml", "    site: Place", "    place: Place",
     "(pain_pathway.controls) given: no site allowed: site to do: add a label for it"),
    ("pages/captions.yaml", "    axis: Axis", "    scale: Axis",
     "given: no axis allowed: axis, time, view to do: add a label for it"),
    ("pages/captions.yaml", "    marks: ", "    remarks: ",
     "given: no marks allowed: assumed, in remission, marks, responding, time"),
    ("pages/captions.yaml", "    marks: ", "    more: nothing\n    marks: ",
     "(relapse_curves.inside.more) given: 'more' allowed: assumed,"),
    ("pictures/icons.yaml", "comparator: Compared with, time: When}", "compared: With}",
     "(response.caption.controls) given: no comparator, time allowed: outcome, comparator, time"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "says"), MISTAKES)
def test_what_cannot_be_built_is_told(
    edited: Edit, file: str, old: str, new: str, says: str
) -> None:
    root = edited(file, old, new)

    found = told(root)

    assert says in found
    assert f"{file}, line " in found
    assert " to do: " in found


def test_the_line_is_that_of_the_number(edited: Edit) -> None:
    root = edited(SCHEDULE, "value: 182", "value: 0.5")

    assert f"{SCHEDULE}, line {line(root, SCHEDULE, 'value: 0.5')} " in told(root)


def test_icon_arrays_that_words_do_not_tell_apart_are_refused(edited: Edit) -> None:
    root = edited(
        "pictures/icons.yaml",
        "comparator: midazolam, an active placebo\n      treated: wilkinson-2019-"
        "midazolam-response-ketamine", "comparator: saline\n      treated: wilkinson-2019-"
        "midazolam-response-ketamine",
    )  # fmt: skip

    assert "'saline' once more for this outcome" in told(root)


@pytest.mark.parametrize("given", ["spravato-schedule: no amount", "no spravato-schedule"])
def test_the_year_needs_a_label_with_an_amount(given: str) -> None:
    content, rules = load_content(ROOT), dict(load_content(ROOT).evidence.rules)
    rule = rules.pop(RULE)
    if given.endswith("amount"):
        rules[RULE] = rule.model_copy(update={"amount": None})
    changed = replace(content, evidence=replace(content.evidence, rules=rules))

    [problem] = unbuildable(changed, load_documents(ROOT))

    assert problem.given == given
    assert problem.file.name == "rules.yaml"


def test_a_part_with_one_claim_is_refused(edited: Edit) -> None:
    edited("article/article.yaml", "part: closing_advice", "part: introduction")
    root = edited("pages/course.yaml", "        who-considers-it: supported\n", "")

    assert "one claim of the part 'closing_advice' allowed: two at least" in told(root)


def test_the_course_can_be_built() -> None:
    assert told(ROOT) == ""
