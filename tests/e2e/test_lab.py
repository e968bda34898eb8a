"""The notebooks as JupyterLab shows them: opened, run, moved, and read from the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Locator, Page, expect

from ketamine_explainer.content import load_content
from ketamine_explainer.course.folder import course_notebooks

from ..explored import Explored
from .lab import Notebook, Server, set_to
from .test_pages import WIDGETS, made

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
FILES = {path.stem: path for path in course_notebooks(ROOT)}
EXERCISES = [name for name in FILES if name.startswith("exercise_")]
LESSONS = [name for name in FILES if name not in EXERCISES]
NOT_RUN = "Nothing has been run here yet"
SCRIPT = Path(__file__).with_name("lab.js").read_text(encoding="utf-8")
BY_HAND = 2
"""Options of each control that are chosen by pointer and keys."""
FEW = 30
"""Options of a control that are compared, besides the last one."""
WAIT = 5_000
"""Milliseconds that a move may take to be on the screen."""


def where(name: str) -> str:
    """Return the path of a notebook as JupyterLab, started in notebooks/, names it."""
    return FILES[name].relative_to(ROOT / "notebooks").as_posix()


def cells_of(name: str) -> list[Any]:
    return [cell for cell in nbformat.read(FILES[name], 4).cells if cell.cell_type == "code"]


def widgets_of(name: str) -> Iterator[tuple[str, str]]:
    """Give the id of each cell of a notebook that shows an explorer, and the explorer's name."""
    for cell in cells_of(name):
        if made := re.fullmatch(r'ke\.(chart|icon_arrays)\("(\w+)"\)', cell.source):
            yield cell.id, f"{made[1]} {made[2]}"
        elif (made := re.fullmatch(r"ke\.(\w+)\(\)", cell.source)) and made[1] in WIDGETS:
            yield cell.id, made[1]
        elif made := re.fullmatch(r'ke\.scene\("([\w-]+)"\)', cell.source):
            yield cell.id, load_content(ROOT).scene(made[1]).shows or made[1]


def ran(tab: Page, lab: Server, name: str) -> Notebook:
    """Open a notebook, which says that nothing was run and is not changed by that, and run it."""
    notebook = Notebook.open(tab, lab, where(name))
    expect(notebook.output("setup")).to_contain_text(NOT_RUN)
    expect(notebook.output("setup")).to_contain_text("Run > Run All Cells")
    expect(notebook.output("setup")).to_be_in_viewport()
    assert not notebook.is_changed
    notebook.run_all()
    expect(tab.locator(".jp-Notebook")).not_to_contain_text(NOT_RUN)
    return notebook


@pytest.mark.parametrize("name", LESSONS)
def test_what_is_opened_run_and_moved_shows_what_python_says(
    tab: Page, lab: Server, name: str
) -> None:
    notebook = ran(tab, lab, name)
    for ident, widget in widgets_of(name):
        output = notebook.output(ident)
        answer(output)
        if widget in WIDGETS:
            move_all(output.locator(".ke-explainer"), made(widget), widget)


def answer(output: Locator) -> None:
    """Ask for the answer of a scene that has one to guess: nothing of it is seen before."""
    if output.locator(".ke-reveal").count():
        told = output.locator(".ke-answered")
        expect(told).to_be_hidden()
        expect(output.locator(".ke-by-hand:visible")).to_have_count(0)  # handles stand for them
        output.get_by_role("button", name="Show it", exact=True).click()
        expect(told).to_be_visible()


def test_a_guess_is_set_on_its_figure(tab: Page, lab: Server) -> None:
    notebook = ran(tab, lab, "02_fast_response")
    [ident] = [cell.id for cell in cells_of("02_fast_response") if '"weeks"' in cell.source]
    output = notebook.output(ident)
    hand = output.get_by_role("slider", name="Within two weeks")
    expect(hand).to_have_attribute("aria-valuetext", "50")
    for _ in range(10):
        hand.press("ArrowLeft")
    expect(hand).to_have_attribute("aria-valuetext", "40")
    answer(output)
    expect(output.locator(".ke-gap")).to_contain_text("It was 56 of 100. Your mark at 40")


def move_all(card: Locator, explored: Explored, widget: str) -> None:
    """Move each control through its options, and compare the screen with Python at each.

    The first ones are chosen by pointer and keys, the others within the browser.
    """
    card.page.evaluate(f"() => {{ {SCRIPT}; Object.assign(window, {{ waitFor, moveThrough }}); }}")
    state: dict[Any, int] = {}
    for control in explored.controls:
        if not explored.shows(control, state):
            continue
        last = len(control.options) - 1
        for place in range(min(BY_HAND, last + 1)):
            set_to(card, control, place)
            state[control] = place
            expected = explored.words(state)
            seen = card.evaluate("(card, asked) => waitFor(card, ...asked)", [expected, WAIT])
            assert seen == expected, (widget, chosen(state))
        steps: list[tuple[int, str | None]] = []
        for place in range(BY_HAND, last + 1):
            state[control] = place
            compared = place < FEW or place == last
            steps.append((place, explored.words(state) if compared else None))
        asked = [type(control).__name__, control.description, steps, WAIT]
        if differs := card.evaluate("moveThrough", asked):
            state[control], seen = differs
            assert seen == explored.words(state), (widget, chosen(state))


def chosen(state: dict[Any, int]) -> list[str]:
    return [control.options[place] for control, place in state.items()]


def test_the_table_behind_a_figure_follows_its_controls(tab: Page, lab: Server) -> None:
    notebook = Notebook.open(tab, lab, where("04_weighing_it_up"))
    notebook.run_all()
    output = notebook.output("icon-arrays-benefits-and-harms")
    output.get_by_role("button", name="Show it", exact=True).click()
    card = output.locator(".ke-explainer")
    table, headings = card.locator(".ke-cells"), card.locator(".ke-cells tbody th:visible")
    card.locator(".ke-table > summary").click()

    expect(headings).to_have_text(["dissociation"])
    card.get_by_role("button", name="memory loss", exact=True).locator("visible=true").click()
    expect(headings).to_have_text(["memory loss"])
    card.get_by_role("button", name="placebo spray", exact=True).locator("visible=true").click()
    expect(headings).to_have_text(["response"])
    card.get_by_text(re.compile(r"All \d+ rows")).click()
    expect(headings).to_have_count(table.locator("tbody tr").count())
    width = "each => each.scrollWidth <= each.parentElement.clientWidth"
    assert table.evaluate(width)
    padding = "each => parseFloat(getComputedStyle(each).paddingLeft)"
    assert table.locator("tbody th").first.evaluate(padding) >= 4


@pytest.mark.parametrize("name", EXERCISES)
def test_solutions_stay_folded_when_all_is_run(tab: Page, lab: Server, name: str) -> None:
    notebook = ran(tab, lab, name)
    solutions = [cell.id for cell in cells_of(name) if cell.id.endswith("-solution")]
    assert len(solutions) >= 4
    texts = load_content(ROOT).sections[name]
    for ident in solutions:
        output = notebook.output(ident)
        fold, answer = output.locator("summary"), output.locator("details > :not(summary)").last
        told = texts[ident].split("(")[0].split("*")[0].split("\n")[0].strip()
        expect(fold).to_contain_text("Solution: ")
        expect(answer).to_be_hidden()
        expect(notebook.page.locator(".jp-Notebook")).not_to_contain_text(
            re.compile("Traceback"), timeout=100
        )
        fold.click()
        expect(answer).to_be_visible()
        expect(output).to_contain_text(told[:40])
