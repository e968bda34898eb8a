import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from nbfolio.execute.run import execute
from nbfolio.publish.ledger import Ledger
from nbfolio.publish.runs import Runs, code_of, run_digest, source_key
from nbfolio.publish.store import Store
from nbfolio.publish.update import Target, Update

OUTPUT = new_output("stream", name="stdout", text="said")


def written(path: Path, *cells: NotebookNode) -> Path:
    nbformat.write(new_notebook(cells=list(cells)), path)
    return path


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    return written(tmp_path / "a.ipynb", new_code_cell("1 + 1", id="one"), new_code_cell(id="two"))


def changed(path: Path, **what: Any) -> bool:
    """Return whether a change of its first cell, or of another, changes a notebook's key."""
    before, nb = source_key(path), nbformat.read(path, as_version=4)
    nb.cells[what.pop("cell", 0)].update(what)
    nbformat.write(nb, path)
    return source_key(path) != before


def test_what_is_run_counts_and_what_running_replaces_does_not(notebook: Path) -> None:
    assert changed(notebook, source="1 + 2")
    assert changed(notebook, metadata={"tags": ["remove-output"]})
    assert not changed(notebook, outputs=[OUTPUT])
    assert not changed(notebook, execution_count=7)


def test_outputs_that_stay_count(notebook: Path) -> None:
    assert changed(notebook, cell=1, outputs=[OUTPUT])  # an empty cell is not run
    assert changed(notebook, metadata={"tags": ["skip-execution"]})
    assert changed(notebook, outputs=[OUTPUT])


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cells": [1]}', '{"cells": [{}]}', "[" * 10**5])
def test_what_is_no_notebook_has_a_key_too(notebook: Path, text: str) -> None:
    before = source_key(notebook)
    notebook.write_text(text)
    assert source_key(notebook) != before
    assert code_of(notebook) == ""


def test_the_code_is_that_of_code_cells(tmp_path: Path) -> None:
    cells = new_code_cell("a = 1"), new_markdown_cell("sections"), new_code_cell("b\nc")
    assert code_of(written(tmp_path / "a.ipynb", *cells)) == "a = 1\nb\nc"


@pytest.mark.slow
def test_two_runs_that_show_the_same_have_one_digest(tmp_path: Path) -> None:
    def run(label: str) -> str:
        source = f"import ipywidgets as w\nw.HBox([w.HTML('{label}'), w.IntSlider()])"
        return json.dumps(execute(new_notebook(cells=[new_code_cell(source, id="a")]), tmp_path))

    one, again, other = run("one"), run("one"), run("other")

    assert one != again  # their widgets have other ids
    assert run_digest(one) == run_digest(again) != run_digest(other)


def test_digests_tell_apart_which_widget_is_meant() -> None:
    one, other = "0" * 32, "f" * 31 + "0"
    assert run_digest(f"{one} {other} {one}") == run_digest(f"{other} {one} {other}")
    assert run_digest(f"{one} {other} {one}") != run_digest(f"{one} {other} {other}")


class Kitchen:
    """Runs notebooks, or seems to: notes which, and gives what is asked for."""

    def __init__(self, folder: Path) -> None:
        self.paths = [
            written(folder / f"{name}.ipynb", new_code_cell("x", id="a")) for name in "ab"
        ]
        self.store = Store(folder / "cache")
        self.ran: list[str] = []
        self.gives = {"a": "1", "b": "1"}

    def execute(self, paths: Sequence[Path]) -> list[NotebookNode]:
        self.ran += [path.stem for path in paths]
        return [new_notebook(metadata={"gives": self.gives[path.stem]}) for path in paths]

    def runs(self, **known: str) -> Runs:
        keys = {path: f"run-{path.stem}" for path in self.paths}
        return Runs(keys, self.store, self.execute, dict(known))


@pytest.fixture
def kitchen(tmp_path: Path) -> Kitchen:
    return Kitchen(tmp_path)


def test_what_is_kept_is_not_run_again(kitchen: Kitchen) -> None:
    first, again = kitchen.runs(), kitchen.runs()
    a, b = kitchen.paths
    assert first.digest(a) is None
    first.run([a])

    assert again.lacking([a, b]) == [b]
    assert again.notebook(a) == first.notebook(a)
    assert again.digest(a) == first.digest(a)
    assert kitchen.ran == ["a"]


@pytest.mark.parametrize("damaged", [b"", b"{}", b"\xff"])
def test_what_is_kept_and_damaged_is(kitchen: Kitchen, damaged: bytes) -> None:
    kitchen.runs().run(kitchen.paths)
    (kitchen.store.folder / "run-a").write_bytes(damaged)

    assert kitchen.runs().lacking(kitchen.paths) == kitchen.paths[:1]


def test_only_what_shows_something_else_is_stale(kitchen: Kitchen) -> None:
    a, b = kitchen.paths
    targets = [Target("a", (a,), {}), Target("b", (b,), {}), Target("both", (a, b), {})]
    update = Update(targets, kitchen.runs(), Ledger())
    assert [each.name for each in update.settle(())] == ["a", "b", "both"]
    assert kitchen.ran == ["a", "b"]


def test_a_run_that_gives_something_else_than_was_known_makes_more_stale(kitchen: Kitchen) -> None:
    """The cache is lost, and what a notebook gives follows from more than its key."""
    a, b = kitchen.paths
    targets = [Target("a", (a,), {}), Target("b", (b,), {}), Target("both", (a, b), {})]
    first = Update(targets, kitchen.runs(), Ledger())
    first.settle(())
    entries = {each.name: _Entry(first.key(each)) for each in targets}
    kitchen.store = Store(kitchen.store.folder / "lost")
    kitchen.gives["b"], kitchen.ran = "2", []

    known = dict(first.runs.known)
    update = Update(targets, kitchen.runs(**known), Ledger(entries, known))  # type: ignore[arg-type]
    stale = update.settle({"a", "b"})  # the third was removed by hand

    assert [each.name for each in stale] == ["b", "both"]
    assert kitchen.ran == ["a", "b"]


class _Entry:
    def __init__(self, key: str | None) -> None:
        self.key = key
