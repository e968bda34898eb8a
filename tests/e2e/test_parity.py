"""Our pages beside those of the stock widget manager: the same moves, the same words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from nbformat import NotebookNode
from playwright.sync_api import Browser, Page

from ketamine_explainer.course.artefact import ExecutedCourse
from ketamine_explainer.course.folder import course_notebooks
from nbfolio.execute.run import execute
from tests.actions import READER, Move, chosen, make, read
from tests.generic_notebook import foreign_notebook
from tests.parity import Twins

from ..conftest import offline_page
from ..differences import DIFFERENCES, differences_notebook

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
COURSE = [path for path in course_notebooks(ROOT) if path.parent.name == "notebooks"]
FOREIGN = "foreign"
MOVES = {path.stem: 40 for path in COURSE} | {FOREIGN: 250}
"""Moves on CI; `often` says how many there are to be."""
SEED = 1


@pytest.fixture
def twins(page: Page, browser: Browser) -> Iterator[Twins]:
    with offline_page(browser) as (stock, _):  # it may talk to the console
        yield Twins(page, stock)


@pytest.fixture(scope="module")
def notebooks(
    executed: ExecutedCourse, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, NotebookNode]:
    """Return the executed notebooks of the course, and one of another author."""
    course = {path.stem: nb for path, nb in executed.notebooks}
    return course | {FOREIGN: execute(foreign_notebook(), tmp_path_factory.mktemp("notebooks"))}


@pytest.mark.parametrize("name", MOVES)
def test_the_same_moves_show_the_same_words(
    twins: Twins, notebooks: dict[str, NotebookNode], name: str, tmp_path: Path,
    often: Callable[[int, int], int],
) -> None:  # fmt: skip
    twins.open(notebooks[name], name, tmp_path)
    chance, moves = Random(f"{SEED} {name}"), list[Move]()
    shown, difference = twins.compare()
    seen = [shown.words]
    count = often(MOVES[name], 10 * MOVES[name])
    while not difference and len(moves) < count:
        moves.append(chosen(chance, twins.ours, shown.parts))
        twins.make(moves[-1])
        shown, difference = twins.compare()
        seen.append(shown.words)
    if difference:
        story = ", ".join(map(str, moves))
        pytest.fail(
            f"{name}, seed {SEED}, {len(moves)} moves: {story}\n{difference}", pytrace=False
        )
    assert sum(before != after for before, after in pairwise(seen)) > count / 3


def test_pages_differ_where_the_documentation_says(twins: Twins, tmp_path: Path) -> None:
    twins.open(execute(differences_notebook(), tmp_path), "differences", tmp_path)
    for page, said in zip(twins, ("ours", "stock"), strict=True):
        page.evaluate("readStrictly()")
        for output, difference in enumerate(DIFFERENCES):
            first = sum(map(len, read(page).kinds[:output]))
            for move in difference.moves:
                make(page, replace(move, place=first + move.place))
            assert read(page).words[output] == getattr(difference, said), (said, difference.name)


def test_the_documentation_names_each_difference() -> None:
    text = (ROOT / "docs" / "pages.md").read_text(encoding="utf-8")
    section = text.partition("## Where pages differ from the stock manager")[2].partition("\n## ")[
        0
    ]
    rows = re.findall(r"^\| (?!kind |---)(.+?) \|", section, flags=re.MULTILINE)
    assert [row.replace("`", "") for row in rows] == [each.name for each in DIFFERENCES]


def test_each_allowance_of_the_reader_is_a_difference() -> None:
    assert set(re.findall(r'allow\("([^"]+)"', READER)) <= {each.name for each in DIFFERENCES}
