"""Every figure as data beside the page, in real Chromium: each state shows and says the same."""

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode
from playwright.sync_api import Page

from ketamine_explainer.course.artefact import ExecutedCourse
from ketamine_explainer.course.folder import course_notebooks
from nbfolio.notebook.document import read_document
from nbfolio.notebook.figure import FigureSpec, State
from nbfolio.stills import cards

from .e2e.test_budgets import ANSWERED
from .hostile import seeded

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[1]
SCRIPT = "\n".join(
    (ROOT / path).read_text(encoding="utf-8") for path in ("tools/controls.js", "tests/figures.js")
)
NAMES = [path.stem for path in course_notebooks(ROOT) if path.parent.name == "notebooks"]
MOST = 25
"""States of each explorer that are looked at."""


def letters(htmls: Sequence[str], unread: str) -> str:
    """Return what HTML says to those who see it, without blanks."""
    soup = BeautifulSoup("".join(htmls), "html.parser")
    for part in soup.select(f"style, {unread}"):
        part.decompose()
    return "".join(soup.get_text().replace("\u200b", "").split())


def expected(spec: FigureSpec, state: State) -> dict[str, object]:
    """Return what a page shows in a state, by the specification."""
    drawn = (spec.shown(layer, state) for panel in spec.panels for layer in panel.layers)
    said = (spec.shown(panel.sentences, state) for panel in spec.panels)
    every_row = tuple(range(len(spec.rows.rows)))
    [rows] = spec.shown(spec.rows, state) or [every_row]
    return {
        "drawn": letters([svg for each in drawn for svg in each], "title, desc, [data-live]"),
        "said": letters([html for each in said for html in each], "details, [data-live]"),
        "rows": sorted(rows),
    }


def sampled(spec: FigureSpec, random: Random) -> list[State]:
    """Return the state in which a page opens, then some of all others."""
    parts = [part for panel in spec.panels for part in (*panel.layers, panel.sentences)]
    states = list(spec.states([*parts, spec.rows]))
    return [spec.first([*parts, spec.rows]), *random.sample(states, min(MOST, len(states)))]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_shows_in_each_state_what_the_figure_says(
    name: str, executed: ExecutedCourse, site: Path, page: Page
) -> None:
    nb: NotebookNode = {path.stem: nb for path, nb in executed.notebooks}[name]
    specs = [card.spec for card in cards(read_document(nb, name))]
    seed = Random().randrange(10**6)
    with seeded(f"{name} {seed}") as random:
        compare(page, site / f"{name}.html", specs, [sampled(spec, random) for spec in specs])


def compare(
    page: Page, file: Path, specs: Sequence[FigureSpec], states: Sequence[Sequence[State]]
) -> None:
    """Put the explorers of a page in these states, and look whether they show what is expected."""
    places = [
        [[[spec.controls[id_].label, at] for id_, at in state.places.items()] for state in chosen]
        for spec, chosen in zip(specs, states, strict=True)
    ]
    page.goto(file.as_uri() + ANSWERED)
    assert page.locator(".ke-explainer").count() == len(specs) > 0

    found = page.evaluate(f"() => {{ {SCRIPT} return shownIn({json.dumps(places)}); }}")

    for spec, chosen, shown in zip(specs, states, found, strict=True):
        for state, as_seen in zip(chosen, shown, strict=True):
            assert as_seen == expected(spec, state), f"{spec.title}, {state.text}"
