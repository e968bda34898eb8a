"""A notebook by someone who never heard of us: only ipywidgets, links and ordinary outputs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow

CONTROLS = """\
import ipywidgets as w
from IPython.display import display, Math, Markdown, HTML, SVG
words = ["a", "b", "c"]
dose = w.IntSlider(value=1, min=0, max=2, description="Dose")
rate = w.FloatSlider(description="Rate")
field = w.BoundedIntText(value=1, max=2, description="Field")
bar = w.IntProgress(max=2, description="Bar")
agree = w.Checkbox(description="Agree")
more = w.ToggleButton(description="More")
mark = w.Valid(description="Mark")
steps = w.SelectionSlider(options=words, description="Steps")
span = w.SelectionRangeSlider(options=words, index=(0, 2), description="Span")
listed = w.Select(options=words, description="Listed")
drop = w.Dropdown(options=words, description="Drop")
radio = w.RadioButtons(options=words, description="Radio")
toggles = w.ToggleButtons(options=words, description="Toggles")
play = w.Play(max=2, interval=100, description="Play")
pages = [w.HTML(f"<b>page {each}</b>") for each in words]
stack, tab, accordion = w.Stack(pages), w.Tab(pages, titles=words), w.Accordion(pages, titles=words)
said, formula = w.Label(), w.HTMLMath(r"\\(x^2\\)")
dot = w.Image(value=b"<svg xmlns='http://www.w3.org/2000/svg'/>", format="svg+xml")
out = w.Output()
with out:
    print("printed")
    display(w.Label("shown"))
links = [w.jslink((dose, "value"), (each, "value")) for each in (field, bar, said, play)]
links += [w.jslink((dose, "value"), (each, "selected_index")) for each in (stack, tab)]
links += [w.jslink((dose, "value"), (each, "index"))
          for each in (steps, listed, drop, radio, toggles)]
links += [w.jslink((agree, "value"), (each, "value")) for each in (more, mark)]
links += [w.jslink((stack, "selected_index"), (accordion, "selected_index"))]
range_words, rate_words = w.Label(), w.Label()
links += [w.jsdlink((span, "index"), (range_words, "value"))]
links += [w.jsdlink((rate, "value"), (rate_words, "value"))]
w.VBox([
    w.HBox([dose, field, bar, said]), w.Box([rate, rate_words]), agree, more, mark, steps, span,
    range_words, listed, drop, radio, toggles, play, w.GridBox([stack]), tab, accordion, formula,
    dot, out,
])
"""
OUTPUTS = """\
display(Math("y^2"), Markdown("*said* $z^2$"), HTML("<table><tr><td>cell</td></tr></table>"))
print("plain")
"""
LONE = 'w.DatetimePicker(description="Ink")'


def convert(folder: Path, cells: list[str], *options: str) -> subprocess.CompletedProcess[str]:
    """Write a notebook and convert it as its author would."""
    sources = [new_code_cell(source) for source in cells]
    nb = new_notebook(cells=[new_markdown_cell("# Foreign $a^2$"), *sources])
    nbformat.write(nb, folder / "foreign.ipynb")
    command = [sys.executable, "-m", "nbconvert", "--to", "explainer", "--execute"]
    return subprocess.run(
        [*command, *options, "foreign.ipynb"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.browser
def test_a_notebook_with_every_widget_becomes_a_page_that_works(page: Page, tmp_path: Path) -> None:
    result = convert(tmp_path, [CONTROLS, OUTPUTS])
    assert result.returncode == 0, result.stderr
    page.goto((tmp_path / "foreign.html").as_uri())
    page.get_by_label("Dose").press("End")
    expect(page.get_by_label("Field")).to_have_value("2")
    expect(page.get_by_label("Drop")).to_have_value("c")
    expect(page.get_by_role("tab", selected=True)).to_have_text("c")
    expect(page.locator("details[open] > summary")).to_have_text("c")
    page.get_by_role("group", name="Radio").get_by_label("a").check()
    expect(page.get_by_label("Dose")).to_have_value("0")
    expect(page.locator(".w-stack > :visible")).to_have_text("page a")
    page.get_by_label("Agree").check()
    expect(page.get_by_text("✓ Valid")).to_be_visible()
    expect(page.locator(".w-output")).to_contain_text("printed")
    expect(page.locator(".w-output")).to_contain_text("shown")
    expect(page.locator("math")).to_have_count(4)
    inside = re.compile("^data:image/svg.xml;base64,PHN2")
    expect(page.locator("img")).to_have_attribute("src", inside)


def test_a_widget_that_needs_a_kernel_stops_the_conversion(tmp_path: Path) -> None:
    result = convert(tmp_path, ["import ipywidgets as w", LONE])
    assert result.returncode != 0
    assert "foreign, cell 3, Datetime 'Ink': " in result.stderr
    assert not (tmp_path / "foreign.html").exists()


def test_an_option_leaves_a_note_instead(tmp_path: Path) -> None:
    option = "--ExplainerExporter.unsupported=note"
    result = convert(tmp_path, ["import ipywidgets as w", LONE], option)
    assert result.returncode == 0, result.stderr
    assert "foreign, cell 3, Datetime 'Ink': " in result.stderr
    html = (tmp_path / "foreign.html").read_text(encoding="utf-8")
    assert "Datetime 'Ink' needs a live kernel" in html
