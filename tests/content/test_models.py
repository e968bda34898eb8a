"""The parameters of the models, and what a mistake in them says."""

from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, find_root, load_content

from .conftest import Edit

ROOT = find_root(Path(__file__))
MODELS = load_content(ROOT).models


def test_the_main_set_describes_blood_from_an_artery() -> None:
    assert MODELS.ketamine.main.label == "Kamp 2020"
    assert MODELS.ketamine.main.blood == "arterial"
    assert "artery" in MODELS.ketamine.main.caution


@pytest.mark.parametrize("each", MODELS.metabolites.metabolites, ids=lambda each: each.id)
def test_metabolites_say_what_is_assumed(each) -> None:  # type: ignore[no-untyped-def]
    assert "as if R-ketamine behaved alike" in each.assumption
    assert "assumed in the source" in each.by_symbol["share"].derivation


@pytest.mark.parametrize(
    ("id_", "low", "high"),
    [("pain-relief", 70, 160), ("perception", 50, 200), ("anaesthesia", 1200, 2400)],
)
def test_bands_are_those_that_were_read(id_: str, low: float, high: float) -> None:
    [found] = [each for each in MODELS.levels.bands if each.id == id_]
    assert (found.low, found.high, found.unit) == (low, high, "ng/mL")


def test_the_quoted_level_comes_with_its_range_and_its_source() -> None:
    quoted = MODELS.levels.quoted
    assert (quoted.at, quoted.low, quoted.high) == (185, 100, 250)
    assert quoted.source == "zanos-2018"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("ketamine", "unit: L/h", "unit: L/hr", "did you mean 'L/h'"),
        ("ketamine", "value: 25\n", "value: -25\n", "greater than 0"),
        ("ketamine", "value: 25\n", "value: many\n", "a number"),
        ("ketamine", "        sure: moderate\n", "", "add 'sure'"),
        ("ketamine", "        unit: L/h", "        unit: L", "CL in L/h or L/min or mL/min/kg"),
        ("ketamine", "symbol: V3", "symbol: V4", "parameters V1, CL; or V1, V2, CL, Q2; or"),
        ("ketamine", "symbol: V3", "symbol: V2", "each once"),
        ("ketamine", "role: main", "role: comparison", "one set with role: main"),
        ("ketamine", "id: hijazi-2003", "id: kamp-2020", "'kamp-2020' for the second time"),
        ("ketamine", "read_in: opentiva", "read_in: opentivo", "did you mean 'opentiva'"),
        ("ketamine", "source: stanpumpr", "source: stanpump", "did you mean 'stanpumpr'"),
        ("metabolites", "made_from: simons-2022", "made_from: simons", "a metabolite above this"),
        ("metabolites", "made_from: simons-2022", "made_from: norketamine", "a metabolite above"),
        ("metabolites", "symbol: share", "symbol: stages", "share, MTT, stages"),
        ("metabolites", "value: 0.8\n", "value: 8\n", "a share of at most 1"),
        ("metabolites", "value: 2\n", "value: 2.5\n", "1, 2 or 3 stages"),
        ("variability", "value: 0.02261", "value: 0.2261", "cov_CL_V squared at most"),
        ("variability", "low: 14", "low: 24", "low below high"),
        ("levels", "low: 70", "low: 170", "low below high"),
        ("levels", "at: 185", "at: 285", "at between them"),
        ("levels", "derivation: the lowest", "derivatoin: the lowest", "mean 'derivation'"),
        ("levels", "linked with pain relief", "'[@zanos-1018]'", "did you mean 'zanos-2018'"),
    ],
)
def test_a_mistake_is_told_with_its_cure(
    edited: Edit, file: str, old: str, new: str, says: str
) -> None:
    with pytest.raises(ContentError, match=says) as caught:
        load_content(edited(f"models/{file}.yaml", old, new))
    assert caught.value.problems[0].file.name == f"{file}.yaml"
    assert caught.value.problems[0].line or "main" in says or "squared" in says


def test_a_missing_file_is_named(edited: Edit) -> None:
    root = edited("models/levels.yaml", "bands", "bands")
    (root / "content" / "models" / "levels.yaml").unlink()
    with pytest.raises(ContentError, match=r"create levels\.yaml"):
        load_content(root)


def test_a_source_that_only_a_parameter_names_counts_as_cited(edited: Edit) -> None:
    root = edited("models/variability.yaml", "source: langsjo-2003", "source: otto-2021")
    with pytest.raises(ContentError, match=r"langsjo-2003[\s\S]*cited nowhere"):
        load_content(root)
