"""Every number of content/models/ with where it comes from."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.content.files import Models
from ketamine_explainer.content.records import ParameterSet, Record
from ketamine_explainer.synthesis.provenance import Group, Origin, origins

CONTENT = load_content(find_root(Path(__file__)))
FILES = [each.name for each in fields(Models)]


def numbers(file: str) -> list[Origin]:
    return [each for group in origins(CONTENT, file) for each in group.origins]


def origin(file: str, id_: str) -> Origin:
    [found] = [each for each in numbers(file) if each.id == id_]
    return found


def group(file: str, id_: str) -> Group:
    [found] = [each for each in origins(CONTENT, file) if each.id == id_]
    return found


def sets(found: object) -> Iterator[ParameterSet]:
    """Give all sets of a record, however deep."""
    if isinstance(found, ParameterSet):
        yield found
    elif isinstance(found, Record):
        for field in type(found).model_fields:
            yield from sets(getattr(found, field))
    elif isinstance(found, tuple):
        for each in found:
            yield from sets(each)


@pytest.mark.parametrize("file", FILES)
def test_each_set_comes_with_its_note(file: str) -> None:
    for each in sets(CONTENT.models.file(file)):
        found = group(file, each.id)
        assert each.note in found.about
        assert len(found.origins) == len(each.parameters)


def test_a_set_says_whom_it_is_of_and_where_the_blood_was_taken() -> None:
    about = group("ketamine", "simons-2022").about
    assert about.startswith("Given: S-ketamine. People: twenty healthy volunteers")
    assert "Blood: arterial." in about
    assert "Blood: venous." in group("variability", "factors").about


def test_a_level_says_what_it_goes_with_and_where_the_blood_was_taken() -> None:
    assert origin("levels", "perception").name.endswith("grew in a straight line (blood: venous)")


def test_the_note_of_a_file_of_curves_stands_first() -> None:
    assert origins(CONTENT, "relapse")[0].about == CONTENT.models.relapse.note


@pytest.mark.parametrize("file", FILES)
def test_each_number_stands_once_and_says_all(file: str) -> None:
    found = numbers(file)
    assert len({each.id for each in found}) == len(found) > 0
    for each in found:
        assert all((each.name, each.value, each.source, each.derivation, each.certainty))


@pytest.mark.parametrize("file", FILES)
def test_each_source_of_a_file_is_named(file: str) -> None:
    text = (find_root(Path(__file__)) / "content" / "models" / f"{file}.yaml").read_text("utf-8")
    lines = [line.split(": ", 1)[1] for line in text.splitlines() if "source: " in line]
    named = " ".join(each.source for each in numbers(file))
    assert all(CONTENT.sources[id_].short in named for id_ in lines if id_ != "null")


def test_a_parameter_says_where_it_was_read() -> None:
    found = origin("ketamine", "kamp-2020/CL")
    assert group("ketamine", "kamp-2020").name == "Kamp 2020"
    assert found.name == "elimination clearance"
    assert (found.value, found.unit, found.certainty) == ("84", "L/h", "moderate")
    assert found.source.startswith("[Kamp 2020](https://doi.org/")
    assert f", read in [{CONTENT.sources['opentiva'].short}](" in found.source


def test_an_assumed_parameter_says_so() -> None:
    assert origin("windup", "cell/rest_mv").source == "assumed"
    assert origin("windup", "cell/rest_mv").value == "−70"


def test_a_range_gives_both_ends() -> None:
    assert origin("levels", "anaesthesia").value == "1,200 to 2,400"
    assert origin("levels", "after-half-mg").value == "185"


def test_counts_and_bare_numbers_have_no_unit() -> None:
    assert origin("windup", "train/pulses").unit == ""
    assert origin("variability", "factors/var_V").unit == ""


def test_a_curve_names_its_estimates_and_how_it_follows_from_them() -> None:
    continued = [*CONTENT.models.relapse.curves.values()][-1]
    ids = ["daly-2019-time-to-relapse-remitters-placebo", "daly-2019-hazard-remitters"]
    found = [origin("relapse", f"{continued.id}/{id_}") for id_ in ids]
    assert [each.value for each in found] == [f"{{{id_}}}" for id_ in ids]
    assert group("relapse", continued.id).about == continued.derivation


def test_an_estimate_of_a_curve_says_when_it_was_measured() -> None:
    id_ = "mcinnes-2022-still-responding-week-4"
    assert origin("relapse", f"series-clinics/{id_}").name.endswith(", 4 weeks")


def test_how_many_responded_is_among_the_numbers_of_a_curve() -> None:
    for curve in CONTENT.models.relapse.curves.values():
        found = [each.id for each in group("relapse", curve.id).origins]
        assert curve.responded is None or f"{curve.id}/{curve.responded}" in found


def test_the_numbers_of_a_curve_are_as_sure_as_the_curve() -> None:
    for curve in CONTENT.models.relapse.curves.values():
        assert {each.certainty for each in group("relapse", curve.id).origins} == {curve.certainty}


def test_an_unknown_file_is_refused() -> None:
    with pytest.raises(KeyError, match=r"given 'ketamin'.* did you mean 'ketamine'"):
        origins(CONTENT, "ketamin")
