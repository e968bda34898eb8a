"""The script that a page gets: what it holds says which parts are there."""

from __future__ import annotations

import re
from collections.abc import Callable

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode

from nbfolio import FolioExporter
from nbfolio.html.frontend import asset, needed, page_script
from nbfolio.html.hosted.syntax import first_error, names_in, parse
from nbfolio.writers.deck.exporter import FolioSlidesExporter

SOURCE = asset("page.js")
REASONS = sorted(
    {each for line in re.findall("// only where (.*)", SOURCE) for each in line.split(", ")}
)
PARTS = {
    "a play": "setInterval",
    "tabs": "ArrowRight",
    "an accordion": "accordion:{",
    "tags": "Remove",
    "a field": "fillStyle",
    "a range": "aria-valuetext",
    "pictures": "XMLSerializer",
    "a linked name": "htmlFor",
}
"""By what it is for, words of a part of the script."""


def constants(script: str) -> set[str]:
    """Return what all parts of the script may use."""
    return set(re.findall(r"^  (?:const|let) (\w+)", script, flags=re.MULTILINE))


@pytest.mark.parametrize("all_but_one", [True, False])
@pytest.mark.parametrize("reason", ["", *REASONS])
def test_no_part_needs_one_that_is_not_there(reason: str, all_but_one: bool) -> None:
    script = needed(SOURCE, set(REASONS) - {reason} if all_but_one else {reason})
    root = parse(script.encode())
    assert first_error(root) is None
    lost = constants(SOURCE) - constants(script)
    assert sorted(names_in(root) & lost) == []


def test_all_reasons_give_all_of_it() -> None:
    marks = [line for line in SOURCE.split("\n") if "// only" in line]
    lines = [line for line in SOURCE.split("\n") if line not in marks]
    assert needed(SOURCE, REASONS) == "\n".join(lines)
    assert page_script(SOURCE) == page_script(" ".join(REASONS))
    assert len(marks) == 2 * len([line for line in marks if "only where" in line]) > 40


def shown(*parts: widgets.Widget) -> widgets.Widget:
    return widgets.VBox(list(parts))


def named() -> widgets.Widget:
    name, slider = widgets.Text("This"), widgets.IntSlider()
    widgets.jslink((name, "value"), (slider, "description"))
    return shown(name, beside(slider))


def beside(control: widgets.Widget, trait: str = "value") -> widgets.Widget:
    label = widgets.Label()
    widgets.jslink((control, trait), (label, "value"))
    return shown(control, label)


@pytest.mark.parametrize("exporter", [FolioExporter, FolioSlidesExporter])
@pytest.mark.parametrize(
    ("build", "parts"),
    [
        (lambda: widgets.Label("Here"), set()),
        (lambda: beside(widgets.Play(description="Go")), {"a play"}),
        (lambda: widgets.Tab([widgets.Label("Here")]), {"tabs"}),
        (lambda: widgets.Accordion([widgets.Label("Here")]), {"an accordion"}),
        (lambda: beside(widgets.TagsInput(value=["a"])), {"tags"}),
        (lambda: beside(widgets.ColorPicker(description="Ink")), {"a field"}),
        (lambda: beside(widgets.IntSlider()), {"a range"}),
        (named, {"a field", "a range", "a linked name"}),
    ],
)
def test_a_page_gets_the_parts_that_its_widgets_need(
    as_notebook: Callable[..., NotebookNode],
    build: Callable[[], widgets.Widget],
    parts: set[str],
    exporter: type[FolioExporter],
) -> None:
    html, _ = exporter().from_notebook_node(as_notebook(build()))
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    [script] = [each for each in scripts if "#page-data" in each]
    assert {name for name, words in PARTS.items() if words in script} == parts
