"""Questions of every kind and an exercise's box in a real JupyterLab, by pointer and keys."""

from __future__ import annotations

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Locator, Page, expect

from .lab import Notebook, Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CELLS = {
    "start": 'import ketamine_explainer as ke\n\nke.quiz("00_start_here")',
    "several": 'ke.quiz("04_weighing_it_up")',
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
    asked(start).get_by_label("most trials took people").check()
    press(start, "Check")
    press(start, "Next")
    expect(start).to_contain_text("2 of 4 right.")
    press(start, "Start again")
    expect(asked(start).get_by_label("Your estimate")).to_be_enabled()


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
