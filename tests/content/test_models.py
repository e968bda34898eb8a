"""The parameters of the models, and what a mistake in them says."""

from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, load_content
from ketamine_explainer.content.records import Parameter

from .conftest import Edit
from .modelfiles import CONTENT, problems

MODELS = CONTENT.models


def test_the_main_set_describes_blood_that_is_probably_from_an_artery() -> None:
    assert MODELS.ketamine.main.name == "Kamp 2020"
    assert MODELS.ketamine.main.blood == "probably arterial"
    assert "do not settle which one this is" in MODELS.ketamine.main.note


def test_no_number_of_a_transcription_is_highly_sure() -> None:
    numbers: list[Parameter] = [*MODELS.ketamine.adult.parameters.values()]
    for each in (
        *MODELS.ketamine.sets.values(),
        *MODELS.metabolites.metabolites.values(),
        MODELS.ketamine.left_out,
    ):
        numbers += each.parameters.values()
    assert not [each.id for each in numbers if each.certainty.startswith("high")]


def test_nobody_is_simulated_around_intensive_care() -> None:
    factors = MODELS.variability.factors
    assert "hijazi-2003" not in factors.around
    assert "37 %" in factors.note


def test_the_spread_of_measured_people_is_that_of_a_pump_and_of_an_infusion() -> None:
    found = MODELS.variability.measured.values
    assert (found["steady_low"], found["steady_high"], found["end"]) == (14, 22, 28)
    assert round(100 * 8.48 / 29.9) == found["end"]


def test_people_vary_as_they_were_read() -> None:
    found = MODELS.variability.factors.values
    assert found == {"var_CL": 0.026048, "var_V": 0.084177, "cov_CL_V": 0.02261}


def test_intervals_are_as_long_as_their_names_say() -> None:
    weeks = {"three_weeks": 3, "four_weeks": 4, "eight_weeks": 8, "twelve_weeks": 12}
    days = {name: 7 * count for name, count in weeks.items()}
    assert MODELS.schedule.intervals.values == {**days, "half_year": 365 // 2}


def test_first_courses_end_on_the_day_that_was_read() -> None:
    found = {id_: each.values for id_, each in MODELS.schedule.courses.items()}
    assert {values["infusions"] for values in found.values()} == {6}
    ends = {id_: values["last_day"] for id_, values in found.items()}
    assert ends == {"six-in-two-weeks": 11, "six-in-three-weeks": 17, "clinics": 17}


@pytest.mark.parametrize("each", MODELS.metabolites.metabolites.values(), ids=lambda each: each.id)
def test_metabolites_say_what_is_assumed(each) -> None:  # type: ignore[no-untyped-def]
    assert "as if R-ketamine behaved alike" in each.note
    assert "assumed in the source" in each.parameters["share"].derivation


@pytest.mark.parametrize(
    ("id_", "low", "high"),
    [("pain-relief", 70, 160), ("perception", 50, 200), ("anaesthesia", 1200, 2400)],
)
def test_bands_are_those_that_were_read(id_: str, low: float, high: float) -> None:
    [found] = [each for each in MODELS.levels.bands.values() if each.id == id_]
    assert (found.low, found.high, found.unit) == (low, high, "ng/mL")


def test_the_quoted_level_and_the_range_of_dissociation_are_apart() -> None:
    quoted, dissociation = MODELS.levels.quoted, MODELS.levels.dissociation
    assert (quoted.value, dissociation.low, dissociation.high) == (185, 100, 250)
    assert quoted.source == dissociation.source == "zanos-2018"
    assert "another paper" in dissociation.derivation


MEDIAN = "{estimate: murrough-2013-repeat-time-to-relapse}"


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("ketamine", "unit: L/h", "unit: L/hr", "CL in L/h or L/min or mL/min/kg"),
        ("ketamine", "value: 25\n", "value: -25\n", "more than 0"),
        ("ketamine", "value: 25\n", "value: many\n", "a number"),
        ("ketamine", "        certainty: moderate\n", "", "add 'certainty'"),
        ("ketamine", "V3:\n", "V4:\n", "parameters V1, CL; or V1, V2, CL, Q2; or"),
        ("ketamine", "unit: kg", "unit: g", "weight in kg"),
        ("ketamine", "role: main", "role: comparison", "one set with role: main"),
        ("ketamine", "read_in: opentiva", "read_in: opentivo", "did you mean 'opentiva'"),
        ("ketamine", "source: stanpumpr", "source: stanpump", "did you mean 'stanpumpr'"),
        ("metabolites", "made_from: simons-2022", "made_from: simons", "a metabolite above this"),
        ("metabolites", "made_from: simons-2022", "made_from: norketamine", "a metabolite above"),
        ("metabolites", "share:\n", "part:\n", "share, MTT, stages"),
        ("metabolites", "value: 0.8\n", "value: 8\n", "0 to 1, as it is a share"),
        ("metabolites", "value: 2\n", "value: 4\n", "1, 2 or 3 stages"),
        ("variability", "value: 0.02261", "value: 0.2261", "cov_CL_V squared at most"),
        ("variability", "end:\n", "last:\n", "end, end_people, end_minutes"),
        ("variability", "[kamp-2020,", "[kamp-2021,", "did you mean 'kamp-2020'"),
        ("levels", "low: 70", "low: 170", "low below high"),
        ("levels", "value: 185", "value: high", "a number"),
        ("levels", "derivation: as printed", "derivatoin: as printed", "mean 'derivation'"),
        ("windup", "source: jahr-stevens-1990", "source: jahr-1990", "did you mean 'jahr-stevens"),
        ("windup", "per_mv:\n", "steepness:\n", "the parameters half_mm, per_mv"),
        ("windup", "unit: mM", "unit: µM", "half_mm in mM"),
        ("schedule", "source: pfeiffer-2024", "source: pfeifer-2024", "did you mean 'pfeiffer-"),
        ("schedule", "value: 6", "value: 6.5", "a whole number, as it is a count"),
        ("schedule", "value: 28\n      unit: days", "value: 28\n      unit: weeks", "in days"),
        ("relapse", MEDIAN, "{estimate: murrough-2013-time-to-relapse}", "mean 'murrough-2013-rep"),
        ("relapse", MEDIAN, "{estimate: salloum-2020-relapse-day-14}", "an estimate that is shown"),
        ("relapse", MEDIAN, "{estimate: shiroma-2014-time-to-relapse}", "measure says '(median)'"),
        ("relapse", MEDIAN, "{estimate: daly-2019-relapse-remitters-placebo}", "outcome remission"),
        ("relapse", MEDIAN, "{estimate: mcinnes-2022-response-end-of-course}", "with its time"),
        ("relapse", "among: mathew-2010-response-hour-24", "among: feder-2021-time-to-relapse",
         "a share"),
        ("relapse", "ratio: daly-2019-hazard-remitters", "ratio: pfeiffer-2024-gap-start",
         "hazard ratio"),
        ("relapse", "responded: shiroma-2014-response-after-6",
         "responded: shiroma-2014-time-to-relapse", "an estimate of a share"),
        ("schedule", "responded: sakurai-2020-response-end-of-induction",
         "responded: sakurai-2020-response-end-of-course", "did you mean 'sakurai-2020-response"),
        ("schedule", "responded: sakurai-2020-response-end-of-induction",
         "responded: pfeiffer-2024-gap-start", "an estimate of a share"),
        ("schedule", "responded: sakurai-2020-response-end-of-induction",
         "responded: sakurai-2020-stopped-by-end-of-induction", "with the outcome remission or"),
        ("relapse", "state: in remission", "state: remission", "'in remission'"),
        ("relapse", f"- {MEDIAN}", "\n      ".join([f"- {MEDIAN}"] * 3), "at most 2 items"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_cure(
    tmp_path: Path, name: str, old: str, new: str, says: str
) -> None:
    found = problems(tmp_path, name, old, new)
    assert says in str(ContentError(found))
    assert found[0].line or "main" in says or "squared" in says


def test_mistakes_are_told_of_all_files_together(edited: Edit) -> None:
    for file, old, new in [
        ("ketamine", "source: kamp-2020", "source: kamp-2002"),
        ("relapse", "among: mathew-2010-response-hour-24", "among: mathew-2010-response"),
        ("schedule", "source: pfeiffer-2024", "source: pfeifer-2024"),
        ("variability", "source: hasan-2021", "source: otto-2021"),
        ("levels", "linked with pain relief", "'[@zanos-1018]'"),
        ("windup", "source: guirimand-2000", "source: guirimand-2001"),
    ]:
        root = edited(f"models/{file}.yaml", old, new)
    with pytest.raises(ContentError) as caught:
        load_content(root)
    told = [(each.file.name, f"{each.given} {each.cure}") for each in caught.value.problems]
    assert told == [
        ("levels.yaml", "'zanos-1018' did you mean 'zanos-2018'?"),
        ("ketamine.yaml", "'kamp-2002-anesthesiology' did you mean 'kamp-2020-anesthesiology'?"),
        ("windup.yaml", "'guirimand-2001' did you mean 'guirimand-2000'?"),
        ("relapse.yaml", "'mathew-2010-response' did you mean 'mathew-2010-response-hour-72'?"),
        ("schedule.yaml", "'pfeifer-2024' did you mean 'pfeiffer-2024'?"),
        ("references.bib", "cited nowhere cite it, or remove the entry"),
    ]
