"""Broken widget state and broken notebook files: one error of ours each, with its place."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from nbfolio import ExportError, FolioExporter
from nbfolio.html.registry import KINDS
from nbfolio.notebook.document import read_document
from nbfolio.notebook.nesting import DEEPEST
from nbfolio.notebook.shape import NotebookError, parse, read
from nbfolio.notebook.state import HOSTED, STATE_MIME, read_state
from nbfolio.notebook.traits import TRAITS
from nbfolio.stills.figure import figures
from nbfolio.writers.deck.build import build_deck
from nbfolio.writers.page.build import build_page
from nbfolio.writers.paper.sheet import read_sheet
from tests.hostile import READABLE, damaged, scratched, seeded, timely

from .anywidgets import Bytes, Counter, Parent, Static

Build = Callable[..., NotebookNode]
Often = Callable[[int, int], int]
DAY = datetime.datetime(2026, 11, 29, 9, 30, 5)
EXPORTER = FolioExporter()  # one for all: most of what it does at first is to read its templates
PIXEL = b"\x89PNG\r\n\x1a\n"


def everything() -> list[widgets.Widget]:
    """Return a card of every kind of widget that a page shows, its controls linked."""
    said = widgets.Label("x")
    picture = widgets.HTML("<svg viewBox='0 0 1 1'><title>a</title></svg>")
    stack = widgets.Stack([picture, widgets.HTML("<p>b</p>")], selected_index=0)
    layout = widgets.Layout(grid_area="a")
    stack.layout = layout
    chosen = [
        widgets.Dropdown(options="ab", description="One"), widgets.Select(options="ab"),
        widgets.SelectionSlider(options="ab"), widgets.RadioButtons(options="ab"),
        widgets.ToggleButtons(options="ab"),
    ]  # fmt: skip
    numbers = [
        widgets.IntSlider(description="Two"), widgets.FloatSlider(), widgets.BoundedIntText(),
        widgets.Play(), widgets.Checkbox(), widgets.ToggleButton(),
    ]  # fmt: skip
    spans = [widgets.IntRangeSlider(), widgets.FloatRangeSlider()]
    numbers += [
        widgets.FloatLogSlider(), widgets.IntText(), widgets.FloatText(),
        widgets.BoundedFloatText(max=2), widgets.Text("a", placeholder="b"), widgets.Password(),
        widgets.Textarea(rows=3), widgets.Combobox(options=["a"], ensure_option=True),
        widgets.ColorPicker(value="red"), widgets.DatePicker(value=DAY.date(), min=DAY.date()),
        widgets.TimePicker(value=DAY.time()), widgets.NaiveDatetimePicker(value=DAY),
        widgets.TagsInput(value=["a"], allowed_tags=["a"]), widgets.ColorsInput(value=["red"]),
        widgets.IntsInput(value=[1], min=0), widgets.FloatsInput(value=[0.5]), *spans,
    ]  # fmt: skip
    many = widgets.SelectMultiple(options="abc", index=(0, 1))
    widgets.jsdlink((many, "index"), (said, "value"))
    span = widgets.SelectionRangeSlider(options="abc")
    for control in chosen:
        widgets.jslink((control, "index"), (stack, "selected_index"))
    for control in numbers:
        widgets.jsdlink((control, "value"), (said, "value"))
    widgets.jsdlink((span, "index"), (said, "value"))
    held = widgets.Output(outputs=({"output_type": "stream", "name": "stdout", "text": "x"},))
    shown = [
        widgets.GridBox([stack]), widgets.Tab([widgets.HTMLMath("$x$")], titles=["T"]),
        widgets.Accordion([widgets.Valid(value=True)]), widgets.IntProgress(), held,
        widgets.Image(value=PIXEL), widgets.HBox([said]), widgets.FloatProgress(),
        widgets.Button(description="Run"), widgets.FileUpload(), widgets.Video(value=PIXEL),
        widgets.Audio(value=PIXEL),
    ]  # fmt: skip
    counter, slider = Counter(count=2), numbers[0]
    widgets.jslink((slider, "value"), (counter, "count"))
    child = f"anywidget:{counter.model_id}"
    modules = [counter, Bytes(), Static(), Parent(child=child, named=counter, slider=slider)]
    return [widgets.VBox(chosen + numbers + [span, many]), *shown, *modules]


@pytest.fixture
def whole(as_notebook: Build) -> dict[str, Any]:
    """Return a notebook that shows everything, as JSON."""
    nb = as_notebook(*everything())
    nb.cells.insert(0, new_markdown_cell("# Title\n\nProse $x$ and [a link](https://a.org)."))
    raw: dict[str, Any] = json.loads(nbformat.writes(nb))
    return raw


def read_everywhere(text: str, folder: Path) -> None:
    """Make of a notebook file all that is made of one."""
    nb = parse(text, "attacked.ipynb")
    html, _ = EXPORTER.from_notebook_node(
        deepcopy(nb), {"metadata": {"name": "attacked", "path": str(folder)}}
    )
    html.encode()
    document = read_document(nb, "attacked", folder)
    build_deck(document)
    read_sheet(document)
    figures(document)


def attacked(text: str, folder: Path) -> str:
    """Return the message of our own error, empty where there is none; nothing else is raised."""
    try:
        with timely():
            read_everywhere(text, folder)
    except (ExportError, NotebookError) as error:
        str(error).encode()
        return str(error)
    return ""


def test_the_notebook_that_is_attacked_is_whole(whole: dict[str, Any], tmp_path: Path) -> None:
    kinds = {each["model_name"] for each in models(whole).values()}

    assert kinds >= KINDS.keys() - {"BoxModel", HOSTED} | {"AnyModel"}
    assert attacked(json.dumps(whole), tmp_path) == ""


def models(raw: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = raw["metadata"]["widgets"][STATE_MIME]["state"]
    return found


def test_the_traits_of_all_kinds_are_known() -> None:
    assert TRAITS.keys() >= KINDS.keys()


@pytest.mark.slow
@pytest.mark.parametrize("part", range(5))
def test_broken_widget_state_is_refused_in_words(
    whole: dict[str, Any], tmp_path: Path, often: Often, part: int
) -> None:
    refused, count = 0, often(60, 2000)
    for seed in range(count):
        with seeded(f"state {part} {seed}") as random:
            raw = deepcopy(whole)
            for _ in range(random.choice([1, 1, 1, 2, 5])):
                damaged(models(raw) or raw, random)
            try:
                text = json.dumps(raw)
            except (ValueError, RecursionError):
                continue
            said = attacked(text, tmp_path)
            assert len(said) < READABLE
            refused += bool(said)

    assert refused > count / 8


@pytest.mark.filterwarnings("ignore")  # nbformat's, of ids that stand twice
@pytest.mark.slow
@pytest.mark.parametrize("part", range(5))
def test_a_broken_notebook_file_is_refused_in_words(
    whole: dict[str, Any], tmp_path: Path, often: Often, part: int
) -> None:
    models(whole).clear()
    whole["cells"] = [*whole["cells"][:1], stored("error"), stored("stream"), stored("shown")]
    written = json.dumps(whole, indent=1)
    refused, count = 0, often(200, 2000)
    for seed in range(count):
        with seeded(f"notebook {part} {seed}") as random:
            text = scratched(written, random)
            if seed % 2:
                raw = deepcopy(whole)
                try:
                    text = json.dumps(damaged(raw, random))
                except (ValueError, RecursionError):
                    continue
            said = attacked(text, tmp_path)
            assert len(said) < READABLE
            refused += bool(said)

    assert refused > count / 10


OUTPUTS: dict[str, dict[str, Any]] = {
    "error": {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t"]},
    "stream": {"output_type": "stream", "name": "stdout", "text": ["a\n", "b"]},
    "shown": {
        "output_type": "display_data", "data": {"text/plain": "x"}, "metadata": {},
    },
}  # fmt: skip


def stored(kind: str) -> dict[str, Any]:
    """Return a code cell with one output."""
    return {
        "cell_type": "code", "execution_count": 1, "id": kind, "metadata": {"tags": []},
        "outputs": [OUTPUTS[kind]], "source": ["x"],
    }  # fmt: skip


T4: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "no state": (lambda entry: entry.pop("state"), "'state' is nothing, but should be something"),
    "null state": (lambda entry: entry.update(state=None), "'state' is None"),
    "NaN": (lambda entry: entry["state"].update(min=float("nan")), "'min' is nan"),
    "infinity": (lambda entry: entry["state"].update(max=float("inf")), "'max' is inf"),
    "no step": (lambda entry: entry["state"].update(step=0), "'step' is 0, but should be"),
    "a text as a number": (lambda entry: entry["state"].update(max="9"), "'max' is '9'"),
    "a number as a text": (
        lambda entry: entry["state"].update(description=5), "'description' is 5"),
    "half a character": (
        lambda entry: entry["state"].update(description="\ud800"), "a text of whole characters"),
    "a buffer without path": (
        lambda entry: entry.update(buffers=[{"encoding": "hex", "data": ""}]),
        "'buffers[0].path' is nothing"),
    "a buffer with bad hex": (
        lambda entry: entry.update(buffers=[{"path": ["value"], "encoding": "hex", "data": "0g"}]),
        "its bytes cannot be read"),
    "a buffer with bad base64": (
        lambda entry: entry.update(
            buffers=[{"path": ["value"], "encoding": "base64", "data": "a"}]),
        "its bytes cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", T4)
def test_each_fault_of_a_stored_widget_names_its_cell(as_notebook: Build, name: str) -> None:
    slider = widgets.IntSlider(description="Dose")
    nb = as_notebook(widgets.Label("x"), widgets.VBox([slider]))
    damage, says = T4[name]
    damage(nb.metadata["widgets"][STATE_MIME]["state"][slider.model_id])

    with pytest.raises(ExportError, match=r"^dose, cell 2, ") as caught:
        read_state(nb.metadata, "dose", nb.cells)

    assert says in str(caught.value)
    assert "jupyter nbconvert --to folio --execute dose.ipynb" in str(caught.value)


@pytest.mark.parametrize("stored", [None, [], 3, "x", {STATE_MIME: None}, {STATE_MIME: {}}])
def test_a_state_that_is_none_is_refused(stored: Any) -> None:
    with pytest.raises(ExportError, match=r"^dose, widget state: its metadata hold .* as '"):
        read_state({"widgets": stored} if stored != "x" else {"widgets": "x"}, "dose")


@pytest.mark.parametrize("ends", [0, 1, 3])
@pytest.mark.parametrize("end", ["source", "target"])
def test_a_link_has_two_ends(as_notebook: Build, ends: int, end: str) -> None:
    link = widgets.jslink((widgets.IntSlider(), "value"), (widgets.Label(), "value"))
    nb = as_notebook()
    state = nb.metadata["widgets"][STATE_MIME]["state"][link.model_id]["state"]
    state[end] = [*state[end], "more"][:ends]

    with pytest.raises(ExportError, match=f"'{end}' is .* a widget and the name of its attribute"):
        read_state(nb.metadata)


def test_a_chain_of_a_thousand_links_is_followed(as_notebook: Build, tmp_path: Path) -> None:
    chain = [widgets.IntSlider(value=place) for place in range(1000)]
    said = widgets.Label()
    for before, after in reversed(list(pairwise([*chain, said]))):
        widgets.jsdlink((before, "value"), (after, "value"))
    nb = as_notebook(widgets.VBox([*chain, said]))

    with timely():
        html = build_page(read_document(nb, "chain", tmp_path)).body

    assert html.count('value="0"') == 1000


def test_a_ring_of_children_is_refused(as_notebook: Build) -> None:
    inner = widgets.VBox([])
    outer = widgets.VBox([inner])
    nb = as_notebook(outer)
    entry = nb.metadata["widgets"][STATE_MIME]["state"][inner.model_id]
    entry["state"]["children"] = [f"IPY_MODEL_{outer.model_id}"]

    with pytest.raises(ExportError, match="cell 1, VBox: it contains itself"):
        read_state(nb.metadata, cells=nb.cells)


def test_boxes_too_deep_are_refused(as_notebook: Build) -> None:
    box = widgets.VBox([])
    for _ in range(1000):
        box = widgets.VBox([box])

    with pytest.raises(ExportError, match=f"more than {DEEPEST} widgets stand within each other"):
        read_state(as_notebook(box).metadata)


def test_boxes_that_multiply_are_refused(as_notebook: Build) -> None:
    box = widgets.VBox([])
    for _ in range(40):
        box = widgets.VBox([box, box])

    with timely(), pytest.raises(ExportError, match="more than 100000 views of widgets"):
        read_state(as_notebook(box).metadata)


def test_a_value_of_another_kind_from_a_link_is_refused(as_notebook: Build, tmp_path: Path) -> None:
    words, span = widgets.Dropdown(options="ab"), widgets.SelectionRangeSlider(options="abc")
    widgets.jslink((words, "index"), (span, "index"))

    with pytest.raises(ExportError, match="cell 2, SelectionRangeSlider: a link gives it a value"):
        build_page(read_document(as_notebook(words, span), "linked", tmp_path))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("null", "it holds None where a notebook, a JSON object, should be"),
        ("[]", "it holds [] where a notebook"),
        ("3", "it holds 3 where a notebook"),
        ("{}", "nbformat is missing"),
        ("{", "line 1 is not JSON"),
        ("[" * 100_000, "it is not JSON that can be read"),
        ('{"nbformat": 4, "nbformat_minor": null, "metadata": {}, "cells": []}',
         "nbformat_minor is None"),
        ('{"nbformat": 3, "worksheets": null}', "it is in format 3 and cannot be renewed"),
        ('{"nbformat": 5, "nbformat_minor": 0, "metadata": {}, "cells": []}', "nbformat is 5"),
        ('{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", '
         '"metadata": {}, "outputs": [], "execution_count": null, "id": "a"}]}',
         "cell 1, source is missing"),
        ('{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "markdown", '
         '"metadata": {}, "source": "\\ud800", "id": "a"}]}', "cells[0].source holds half of a"),
        ('{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "markdown", '
         '"metadata": {}, "source": "x", "id": "a b"}]}', "cell 1, id: "),
    ],
)  # fmt: skip
def test_a_file_that_is_no_notebook_says_where(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "rain.ipynb"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(NotebookError) as caught:
        read(path)

    assert str(caught.value).startswith(f"{path} is not a notebook any more: {says}")


def test_a_folder_or_a_pipe_is_no_notebook(tmp_path: Path) -> None:
    (tmp_path / "folder.ipynb").mkdir()
    os.mkfifo(tmp_path / "pipe.ipynb")
    for name in ("folder", "pipe"):
        with pytest.raises(NotebookError, match="is no file but a folder or a pipe"):
            read(tmp_path / f"{name}.ipynb")
