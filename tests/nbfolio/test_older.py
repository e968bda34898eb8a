"""Widget state as ipywidgets 7 and Colab store it, and views of which no state is stored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from nbfolio import ExportError, FolioExporter
from nbfolio.notebook.document import read_document
from nbfolio.notebook.older import renewed
from nbfolio.notebook.state import STATE_MIME, VIEW_MIME
from nbfolio.writers.deck.build import build_deck
from nbfolio.writers.deck.exporter import FolioSlidesExporter
from nbfolio.writers.page.build import Page, build_page
from nbfolio.writers.paper.sheet import read_sheet

Build = Callable[..., NotebookNode]
VERSION_7 = "1.5.0"
LOST = "This widget was not saved with the notebook."


def entry(kind: str, **state: Any) -> dict[str, Any]:
    module = {"model_module": "@jupyter-widgets/controls", "model_module_version": VERSION_7}
    return {**module, "model_name": f"{kind}Model", "state": state}


def panes(kind: str, **state: Any) -> dict[str, Any]:
    """Return the models of two panes, stored by ipywidgets 7: what is as usual is left out."""
    children = {name: entry("HTML", value=f"all about {name}") for name in ("rain", "snow")}
    return {
        **children,
        "panes": entry(kind, children=[f"IPY_MODEL_{c}" for c in children], **state),
    }


def shows(model: str, stored: dict[str, Any], text: str = "Tab()") -> NotebookNode:
    """Return a notebook that shows a model, with that as its whole stored state."""
    data = {VIEW_MIME: {"model_id": model}} | ({"text/plain": text} if text else {})
    cell = new_code_cell("shown", outputs=[new_output("display_data", data)])
    return new_notebook(cells=[cell], metadata={"widgets": {STATE_MIME: stored}})


def page_of(nb: NotebookNode) -> Page:
    return build_page(read_document(nb, "weather", Path()))


@pytest.mark.parametrize("kind", ["Tab", "Accordion"])
@pytest.mark.parametrize("colab", [False, True])
def test_panes_of_ipywidgets_7_have_their_titles_and_the_first_is_open(
    kind: str, colab: bool
) -> None:
    state = panes(kind, _titles={"0": "Rain", "1": "Snow"})
    body = page_of(shows("panes", state if colab else {"state": state})).body

    title = 'aria-selected="true" tabindex="0">Rain<' if kind == "Tab" else "open><summary>Rain<"
    assert title in body
    assert ">Snow<" in body
    assert "all about snow" in body


def test_a_pane_of_ipywidgets_7_without_a_title_has_its_number() -> None:
    body = page_of(shows("panes", {"state": panes("Tab", _titles={"1": "Snow"})})).body
    assert ">1</button>" in body
    assert ">Snow</button>" in body


def test_what_ipywidgets_7_stored_is_kept() -> None:
    traits = {"children": ["IPY_MODEL_a"], "selected_index": None, "titles": ["A"]}
    assert renewed("TabModel", "^1.2.0", traits) == traits


def test_a_tooltip_of_ipywidgets_7_names_its_control() -> None:
    assert renewed("TextModel", VERSION_7, {"description_tooltip": "City"})["tooltip"] == "City"


def test_what_ipywidgets_8_stores_is_left_alone() -> None:
    traits = {"children": ["IPY_MODEL_a"], "_titles": {"0": "A"}}
    assert renewed("TabModel", "2.0.0", traits) is traits


@pytest.mark.parametrize("lost", [{}, {"model_name": None, "state": {}}, None, "x"])
def test_a_view_of_what_is_no_model_gives_way_to_the_stored_text(lost: Any) -> None:
    page = page_of(shows("panes", {"state": {"panes": lost}}, "Tab(children=())"))

    assert page.body.index(LOST) < page.body.index("Tab(children=())")
    assert [(note.cell, note.reason) for note in page.notes] == [
        (1, "the notebook holds no state for this widget")
    ]


def test_a_broken_entry_that_nothing_shows_does_no_harm() -> None:
    stored = {"state": {**panes("Tab"), "broken": {}}}
    assert page_of(shows("panes", stored)).notes == ()


def test_a_box_of_which_a_part_is_lost_still_stops_the_export() -> None:
    state = panes("Tab")
    del state["snow"]["model_name"]
    with pytest.raises(ExportError, match="cell 1, widget: the notebook holds no state for this"):
        page_of(shows("panes", {"state": state}))


def test_a_lost_view_without_a_text_still_stops_the_export() -> None:
    with pytest.raises(ExportError, match="the notebook holds no state for this widget"):
        page_of(shows("panes", {"state": {}}, text=""))


def test_a_deck_and_a_sheet_show_the_stored_text_too() -> None:
    document = read_document(shows("panes", {"state": {}}, "bar at 30 of 100"), "weather", Path())
    assert "bar at 30 of 100" in str(build_deck(document))
    assert "bar at 30 of 100" in str(read_sheet(document))


UNSTORED = "The controls of this cell were not saved with the notebook: nothing here moves."


@pytest.mark.parametrize(
    "source",
    ["interact(f, x=(0, 5))", "w = widgets.interact(f)", "@interact(x=3)\ndef f(x): x",
     "@interact\ndef f(x): x", "%matplotlib inline\nfrom IPython.html import widgets\n"
     "widgets.interactive(f, x=1)"],
)  # fmt: skip
def test_controls_of_interact_that_are_not_stored_are_missed_by_name(
    source: str, caplog: pytest.LogCaptureFixture
) -> None:
    printed = new_output("stream", text="a picture")
    nb = new_notebook(cells=[new_code_cell(source, outputs=[printed], execution_count=3)])
    for exporter in (FolioExporter, FolioSlidesExporter):
        html, _ = exporter().from_notebook_node(nb)
        assert html.index(UNSTORED) < html.index("a picture")
        assert "cell 1, widget: the notebook holds no state for this widget" in caplog.text


@pytest.mark.parametrize(
    ("source", "told"),
    [("def show():\n    interact(f)", {}), ("interactions(1)", {}), ("react.interact_with(1)", {}),
     ("w = interactive(f)", {}), ("interact(f)", {"execution_count": None}),
     ("interact(f)", {"metadata": {"tags": ["remove-output"]}}),
     ("interact(f)", {"outputs": [new_output("error", ename="E", evalue="", traceback=["E"])]})],
)  # fmt: skip
def test_what_showed_no_controls_lacks_none(source: str, told: dict[str, Any]) -> None:
    nb = new_notebook(cells=[new_code_cell(source, **{"execution_count": 1, **told})])
    assert UNSTORED not in FolioExporter().from_notebook_node(nb)[0]


def test_a_lost_view_is_warned_of(as_notebook: Build, caplog: pytest.LogCaptureFixture) -> None:
    nb = as_notebook(widgets.Label("x"))
    nb.cells[0].outputs[0].data["text/plain"] = "bar at 30"
    nb.metadata["widgets"][STATE_MIME]["state"] = {}
    html, _ = FolioExporter().from_notebook_node(nb)
    assert "bar at 30" in html
    assert "cell 1, widget: the notebook holds no state for this widget" in caplog.text
