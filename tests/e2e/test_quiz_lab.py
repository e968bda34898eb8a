"""Questions of every kind and an exercise's box in a real JupyterLab, by pointer and keys."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from .lab import Notebook, Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CELLS = {
    "start": 'import ketamine_explainer as ke\n\nke.quiz("00_start_here")',
    "several": 'ke.quiz("04_weighing_it_up")',
    "sheet": "ke.consultation()",
    "box": 'ke.exercise("exercise_1_levels_in_plasma", "plateau")',
}
SELECTED = "jupyterapp.shell.currentWidget.content.activeCellIndex"


@pytest.fixture
def notebook(tab: Page, lab: Server) -> Notebook:
    """Return a notebook of questions that was run."""
    cells = [new_code_cell(source, id=name) for name, source in CELLS.items()]
    folder = lab.root / "notebooks"
    known = nbformat.read(folder / "00_start_here.ipynb", 4).metadata
    kernel = {name: known[name] for name in ("kernelspec", "language_info")}
    nbformat.write(new_notebook(cells=cells, metadata=kernel), folder / "asked.ipynb")
    opened = Notebook.open(tab, lab, "asked.ipynb")
    opened.run_all()
    return opened


def asked(output: Locator) -> Locator:
    return output.locator(".ke-asked").filter(visible=True)


def press(output: Locator, name: str) -> None:
    output.get_by_role("button", name=name, exact=True).filter(visible=True).click()


def test_each_kind_of_question_is_answered_in_jupyterlab(notebook: Notebook) -> None:
    start, page = notebook.output("start"), notebook.page
    expect(asked(start)).to_have_count(1)
    field = asked(start).get_by_label("Your estimate")
    field.fill("30")
    field.press("Enter")
    expect(asked(start)).to_contain_text("too high by 12 of 100")

    press(start, "Next")
    chosen = page.evaluate(SELECTED)
    asked(start).get_by_role("button", name="Up: ketamine").press("Enter")
    expect(asked(start)).to_contain_text("ketamine: now place 2 of 3")
    press(start, "Check")
    expect(asked(start)).to_contain_text("That is not right.")

    press(start, "Next")
    asked(start).get_by_role("radio").first.press("Space")
    asked(start).get_by_role("radio").first.press("ArrowDown")
    expect(asked(start).get_by_label("The esketamine nasal spray")).to_be_checked()
    assert page.evaluate(SELECTED) == chosen, "keys in a question do not move through cells"
    press(start, "Check")
    expect(asked(start)).to_contain_text("That is right.")

    press(start, "Next")
    asked(start).get_by_label("most trials included only people").check()
    press(start, "Check")
    press(start, "Next")
    expect(start).to_contain_text("2 of 4 right.")
    press(start, "Start again")
    expect(asked(start).get_by_label("Your estimate")).to_be_enabled()


def test_a_sheet_is_filled_in_and_printed_alone_from_jupyterlab(
    notebook: Notebook, tmp_path: Path
) -> None:
    sheet, page = notebook.output("sheet"), notebook.page
    sheet.get_by_label("Response after some weeks").press("Space")
    sheet.get_by_label("Memory loss").click()
    chosen = page.evaluate(SELECTED)
    expect(sheet.locator("thead th").filter(visible=True)).to_have_count(3)
    expect(sheet).to_contain_text("Memory loss: compared for 2 of 9 options.")
    sheet.get_by_text("What if it does not work").click()
    sheet.get_by_label("What is the next step if it fails?").press("Space")
    sheet.get_by_label("My own notes").press_sequentially("dd a b")
    assert page.evaluate(SELECTED) == chosen, "keys in the sheet are no commands of JupyterLab"
    expect(sheet.get_by_label("My own notes")).to_have_value("dd a b")

    page.evaluate("window.print = () => {}")
    press(sheet, "Print this sheet")
    page.pdf(path=tmp_path / "sheet.pdf", format="A4")
    [printed] = PdfReader(tmp_path / "sheet.pdf").pages
    said = " ".join(printed.extract_text().split())
    for words in ("For my consultation", "29 of 100 against 9 of 100", "What is the next step",
                  "dd a b", "Help in a crisis"):  # fmt: skip
        assert words in said
    assert "ke.consultation" not in said


def test_several_options_are_chosen_in_jupyterlab(notebook: Notebook) -> None:
    several = notebook.output("several")
    press(several, "Next")
    for name in ("Dissociation", "Vertigo"):
        asked(several).get_by_label(name).check()
    press(several, "Check")
    expect(asked(several)).to_contain_text("That is right.")


def test_a_box_says_how_far_off_and_gives_nothing_away_when_all_is_run(notebook: Notebook) -> None:
    box = notebook.output("box")
    box.get_by_label("Your estimate").fill("600")
    press(box, "Check")
    expect(box).to_contain_text("Your answer is too low by")
    press(box, "A hint")
    expect(box.locator("ol[aria-live] > li")).to_have_count(1)
    box.get_by_label("Your estimate").fill("654")
    press(box, "Check")
    expect(box).to_contain_text("That is right.")
    box.locator("summary").click()
    expect(box.locator(".ke-key > ol")).to_be_visible()

    notebook.run_all()
    box = notebook.output("box")
    expect(box.get_by_label("Your estimate")).to_have_value("")
    expect(box.locator(".ke-key > ol")).to_be_hidden()
    expect(box.locator("ol[aria-live] > li")).to_have_count(0)
    assert "654" not in box.inner_text()
