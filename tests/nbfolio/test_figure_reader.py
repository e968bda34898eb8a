"""What a cell stores as a figure: read as it was written, refused in words where it is none."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from copy import deepcopy
from importlib.resources import files
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from nbfolio import ExportError
from nbfolio.notebook import figure_reader
from nbfolio.notebook.figure import FIGURE_MIME, FigureSpec
from nbfolio.notebook.figure_reader import DEEPEST, figure_of, schema

from ..hostile import READABLE, damaged, likely, seeded, timely
from .figured import spec

Often = Callable[[int, int], int]
Change = Callable[[dict[str, Any]], object]
SCHEMA = files("nbfolio.notebook").joinpath("figure.schema.json").read_text(encoding="utf-8")


def stored() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(spec().data()))
    data["rows"] = {"columns": ["a", "b"], "rows": [["1", "2"], ["3", "4"]],
                    "values": [[0], [0, 1]], "shown": [1]}  # fmt: skip
    data["sources"] = [{"words": "Doe 2001", "link": "https://x.org/1"}, {"words": "Roe 1990"}]
    return data


def read(data: Any) -> FigureSpec:
    found = figure_of({"data": {FIGURE_MIME: data}}, "rain", 3)
    assert found
    return found


def test_it_is_read_as_it_was_written() -> None:
    data = json.loads(json.dumps(spec().data()))

    assert read(data) == spec()
    assert json.loads(json.dumps(read(stored()).data())) == {
        **stored(), "sources": [*stored()["sources"][:1], {"words": "Roe 1990", "link": ""}],
        "rows": stored()["rows"],
    }  # fmt: skip


def test_an_output_without_one_has_none() -> None:
    assert figure_of({"data": {"text/plain": "x"}}, "rain", 3) is None
    assert figure_of({"output_type": "stream", "name": "stdout", "text": "x"}, "rain", 3) is None


def test_the_schema_that_is_described_is_the_one_that_is_read_by() -> None:
    assert json.loads(SCHEMA) == schema(), (
        "write it anew: python -m nbfolio.notebook.figure_reader"
        " > src/nbfolio/notebook/figure.schema.json"
    )


def test_the_schema_holds_for_what_is_written() -> None:
    # messages that hold the definition would never end: the schema names itself
    known = json.loads(SCHEMA.replace('"const": 1', '"enum": [1]'))  # which it then misreads
    check = fastjsonschema.compile(known, detailed_exceptions=False)
    check(stored())
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        check({**stored(), "more": 1})


def test_the_example_of_the_readme_is_a_figure() -> None:
    text = Path("src/nbfolio/README.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    said = read(json.loads(example))
    [panel] = said.panels

    assert [said.shown(panel.sentences, state) for state in said.states(panel.layers)] == [
        ["<p>It rained on 12 days.</p>"], ["<p>It rained on 3 days.</p>"],
    ]  # fmt: skip


def layer(data: dict[str, Any]) -> Any:
    return data["panels"][0]["layers"][2]


FAULTS: dict[str, tuple[Change, str]] = {
    "no title": (lambda data: data.pop("title"), "'title' is nothing, but should be something"),
    "another version": (lambda data: data.update(version=2), "'version' is 2, but should be 1"),
    "what there is not": (lambda data: data.update(more=5), "'more' is 5, but should be left out"),
    "a control without options": (
        lambda data: data["controls"]["dot"].update(options=[]), "'controls.dot.options' is []"),
    "an unknown kind": (
        lambda data: data["controls"]["dot"].update(kind="knob"),
        "'controls.dot.kind' is 'knob', but should be 'buttons', 'dropdown', 'radio' or 'slider'"),
    "a first option that is none": (
        lambda data: data["controls"]["dot"].update(first=3),
        "given 3 as controls.dot.first; allowed: 0 to 2"),
    "a place below nought": (
        lambda data: layer(data).update(shown=[-1]),
        "'panels[0].layers[2].shown[0]' is -1, but should be"),
    "a place beyond the values": (
        lambda data: layer(data)["shown"].append(3),
        "given 3 as panels[0].layers[2].shown[1]; allowed: 0 to 2"),
    "a place without values": (
        lambda data: layer(data).update(values=[], shown=[0]),
        "given 0 as panels[0].layers[2].shown[0]; allowed: nothing"),
    "a word as a place": (
        lambda data: layer(data)["shown"][0]["cases"][1].append("x"),
        "'panels[0].layers[2].shown[0].cases[1][1]' is 'x', but should be a whole number"),
    "a fork without cases": (
        lambda data: layer(data)["shown"][0].pop("cases"),
        "'panels[0].layers[2].shown[0].cases' is nothing"),
    "an id that leads nowhere": (
        lambda data: layer(data)["shown"][0].update(control="dots"),
        "given the control 'dots' as panels[0].layers[2].shown[0]; allowed: line, dot"),
    "a case too few": (
        lambda data: layer(data)["shown"][0]["cases"].pop(),
        "given 2 cases as panels[0].layers[2].shown[0]; allowed: 3, one an option"),
    "a sentence beyond": (
        lambda data: data["panels"][0]["sentences"].update(shown=[2]),
        "given 2 as panels[0].sentences.shown[0]; allowed: 0 to 1"),
    "a drawing that is none": (
        lambda data: layer(data)["values"].append("<p>x</p>"),
        "given '<p>x</p>' as panels[0].layers[2].values[3]; allowed: SVG, from <svg to </svg>"),
    "a row too short": (
        lambda data: data["rows"]["rows"][1].pop(),
        "given 1 cells as rows.rows[1]; allowed: 2, one a column"),
    "a row that is none": (
        lambda data: data["rows"]["values"][1].append(2),
        "given 2 as rows.values[1]; allowed: 0 to 1"),
    "an endless text": (
        lambda data: data.update(caption="x" * 100_001), "'caption' is 'xxx"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_says_what_was_given_where_and_what_is_allowed(name: str) -> None:
    data = stored()
    change, says = FAULTS[name]
    change(data)

    with pytest.raises(ExportError) as caught:
        read(data)

    said = str(caught.value)
    called = "a figure without a title" if name == "no title" else "figure 'Two lines'"
    assert said.startswith(f"rain, cell 3, {called}: ")
    assert says in said
    assert said.endswith(f"{figure_reader.CURE}.")


@pytest.mark.parametrize("data", [[], 3, "x", [None], {1: 2}])
def test_what_is_no_object_is_refused(data: Any) -> None:
    with pytest.raises(ExportError, match="rain, cell 3, a figure without a title: "):
        read(data)


def test_too_deep_is_refused() -> None:
    data, shown = stored(), [0]
    for _ in range(2000):
        shown = [{"control": "dot", "cases": [shown, [0], [0]]}]  # type: ignore[list-item]
    layer(data)["shown"] = shown

    with timely(), pytest.raises(ExportError, match=f"more than {DEEPEST} lists within each other"):
        read(data)


def test_too_large_is_refused() -> None:
    data, shown = stored(), [0]
    for _ in range(40):
        shown = [{"control": "line", "cases": [shown, shown]}]  # type: ignore[list-item]
    layer(data)["shown"] = shown

    with timely(), pytest.raises(ExportError, match="given more than 500000 values"):
        read(data)


def test_too_many_states_are_refused() -> None:
    data = stored()
    for number in range(15):
        data["controls"][f"c{number}"] = {"label": "Any", "options": ["a", "b"]}
        layer(data)["shown"].append({"control": f"c{number}", "cases": [[0], [1]]})

    with timely(), pytest.raises(ExportError, match=r"more than 20000 states of panels\[0\]"):
        read(data)


def drawn(data: Any) -> str:
    """Draw all states of a figure; return the message of our own error, if it is raised."""
    try:
        with timely():
            said = read(data)
            for panel in said.panels:
                for state in (*said.states(panel.layers), said.first(panel.layers)):
                    assert [said.shown(part, state) for part in (*panel.layers, panel.sentences)]
            assert said.shown(said.rows) is not None
    except ExportError as error:
        return str(error)
    return ""


def test_damaged_figures_are_refused_in_words(often: Often) -> None:
    refused = 0
    for number in range(often(1500, 20_000)):
        with seeded(f"figure {number}") as random:
            data = stored()
            for _ in range(random.choice([1, 1, 2, 5])):
                random.choice([damaged, likely])(data, random)
            refused += bool(said := drawn(data))
            assert len(said) < READABLE

    assert refused > 100


def test_reading_changes_nothing() -> None:
    data = stored()
    before = deepcopy(data)
    read(data)

    assert data == before
