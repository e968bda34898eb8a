import copy
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from ketamine_explainer.content import load_course
from ketamine_explainer.course.lab import strip_widgets_on_save
from nbfolio.execute.run import execute
from nbfolio.execute.store import IGNORED, is_stale, normalise, write
from nbfolio.notebook.figure import FIGURE_MIME
from nbfolio.notebook.marks import is_notice
from nbfolio.notebook.state import VIEW_MIME

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
SPEC = {FIGURE_MIME: {"version": 1, "title": "A figure"}}
FIGURE = {
    VIEW_MIME: {"model_id": "1"}, **SPEC, "image/png": PIXEL, "text/plain": "A figure: 1, 2",
}  # fmt: skip

SHOW_A_FIGURE = f"""\
from IPython.display import display
import ipywidgets
class Figure(ipywidgets.HTML):
    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        return {{**bundle, **{SPEC}, "text/plain": "A figure: 1, 2", "image/png": "{PIXEL}"}}
Figure("here")"""


def executed() -> NotebookNode:
    """Return a notebook such as running one leaves it."""
    figure = new_output("execute_result", copy.deepcopy(FIGURE), execution_count=9)
    printed = new_output("execute_result", {"text/plain": "3"}, execution_count=12)
    cells = [
        new_markdown_cell("Read."),
        new_code_cell("figure()", outputs=[figure], execution_count=9),
        new_code_cell("", execution_count=None),
        new_code_cell("1 + 2", outputs=[printed], execution_count=12),
    ]
    nb = new_notebook(cells=cells)
    nb.metadata = nbformat.from_dict(
        {
            "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {}}},
            "language_info": {"name": "python", "version": "3.11.7"},
            "title": "A part",
        }
    )
    nb.cells[1].metadata = nbformat.from_dict(
        {"execution": {"iopub.execute_input": "now"}, "collapsed": False, "tags": ["wide"]}
    )
    return nb


def test_widget_state_is_not_stored_and_it_says_so() -> None:
    nb = normalise(executed())

    assert "widgets" not in nb.metadata
    assert nb.metadata.explainer == {"widgets": "not stored"}


def test_the_cell_that_sets_up_says_that_nothing_was_run() -> None:
    nb = executed()
    nb.cells.insert(0, new_code_cell("import course", execution_count=8))

    once = normalise(nb, "**Nothing** was run.")
    twice = normalise(once, "**Nothing** was run.")

    [notice] = once.cells[0].outputs
    assert notice.data == {
        "text/markdown": "**Nothing** was run.",
        "text/plain": "Nothing was run.",
    }
    assert is_notice(notice)
    assert once.cells[0].metadata.tags == [IGNORED]
    assert twice == once
    assert is_stale(once, nb, notice="**Nothing** was run.") == []


def test_what_the_first_cell_shows_is_kept() -> None:
    nb = executed()
    nb.cells.pop(0)
    assert [each.data for each in normalise(nb).cells[0].outputs] == [
        {"image/png": PIXEL},
        {"text/plain": "A figure: 1, 2"},
    ]


def test_a_notebook_without_widgets_says_nothing_of_them() -> None:
    assert "explainer" not in normalise(new_notebook(cells=[new_code_cell("1")])).metadata


def test_a_widget_is_stored_as_picture_then_text() -> None:
    picture, text = normalise(executed()).cells[1].outputs

    assert picture.data == {"image/png": PIXEL}
    assert text.data == {"text/plain": "A figure: 1, 2"}
    assert {picture.output_type, text.output_type} == {"display_data"}


def test_a_widget_without_picture_is_stored_as_text() -> None:
    nb = executed()
    del nb.cells[1].outputs[0].data["image/png"]

    assert [output.data for output in normalise(nb).cells[1].outputs] == [
        {"text/plain": "A figure: 1, 2"}
    ]


def test_other_outputs_stay_whole() -> None:
    nb = executed()
    both = {"image/png": PIXEL, "text/plain": "<Figure>"}
    nb.cells[3].outputs = [new_output("display_data", both)]

    assert [output.data for output in normalise(nb).cells[3].outputs] == [both]


def test_cells_are_counted_as_if_run_once() -> None:
    nb = normalise(executed())

    assert [cell.execution_count for cell in nb.cells[1:]] == [1, None, 2]
    assert nb.cells[3].outputs[0].execution_count == 2


def test_code_is_collapsed_and_volatile_metadata_dropped() -> None:
    assert normalise(executed()).cells[1].metadata == {
        "tags": ["wide"],
        "jupyter": {"source_hidden": True},
    }


def test_code_of_a_notebook_about_code_is_left_as_it_is_folded() -> None:
    nb = executed()
    nb.metadata["explainer"] = {"code": "shown"}
    nb.cells[3].metadata["jupyter"] = {"source_hidden": True, "outputs_hidden": True}

    tidy = normalise(nb)

    assert tidy.metadata.explainer == {"code": "shown", "widgets": "not stored"}
    assert "jupyter" not in tidy.cells[1].metadata
    assert tidy.cells[3].metadata.jupyter.outputs_hidden


def test_the_kernel_is_named_without_its_version() -> None:
    assert normalise(executed()).metadata == {
        "explainer": {"widgets": "not stored"},
        "kernelspec": {
            "display_name": "Python 3 (ipykernel)",
            "language": "python",
            "name": "python3",
        },
        "language_info": {"name": "python"},
        "title": "A part",
    }


def test_cells_keep_their_ids_and_get_stable_ones() -> None:
    nb = executed()
    nb.nbformat_minor = 4
    kept = nb.cells[0].id
    for cell in nb.cells[1:]:
        del cell["id"]

    ids = [cell.id for cell in normalise(nb).cells]

    assert ids == [kept, "cell-2", "cell-3", "cell-4"]


def test_a_normalised_notebook_is_valid() -> None:
    nbformat.validate(normalise(executed()))


def test_twice_is_once() -> None:
    once = normalise(executed())

    assert normalise(once) == once


def test_the_given_notebook_is_left_alone() -> None:
    nb = executed()
    before = copy.deepcopy(nb)

    normalise(nb)

    assert nb == before


def test_a_stored_notebook_is_up_to_date() -> None:
    assert is_stale(normalise(executed()), executed()) == []


def test_a_changed_text_is_stale() -> None:
    stored = normalise(executed())
    stored.cells[1].outputs[1].data["text/plain"] = "A figure: 1, 3"

    assert is_stale(stored, executed(), "02.ipynb") == [
        "02.ipynb, cell 2: text/plain differs in line 1: "
        "stored 'A figure: 1, 3', now 'A figure: 1, 2'"
    ]


def test_a_changed_source_is_stale() -> None:
    stored = normalise(executed())
    stored.cells[0].source = "Read this."

    assert is_stale(stored, executed()) == ["the notebook, cell 1: the source differs"]


def test_a_lacking_cell_is_stale() -> None:
    stored = normalise(executed())
    del stored.cells[0]

    assert is_stale(stored, executed()) == ["the notebook: 3 cells are stored, now it has 4"]


def test_stored_widget_state_is_stale() -> None:
    assert is_stale(executed(), executed()) == [
        "the notebook: is not in the form that is committed"
    ]


def test_written_with_indent_one_and_a_last_newline(tmp_path: Path) -> None:
    path, nb = tmp_path / "a.ipynb", normalise(executed())

    write(path, nb)

    text = path.read_text(encoding="utf-8")
    assert text.startswith('{\n "cells"')
    assert text.endswith("}\n")
    assert nbformat.read(path, as_version=4) == nb


def test_a_failed_write_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(source: Path, target: Path) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.ipynb"
    path.write_text("before")
    monkeypatch.setattr(Path, "replace", fail)

    with pytest.raises(KeyboardInterrupt):
        write(path, normalise(executed()))

    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a.ipynb", "before")]


def nbval(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", path.name]
    options = ["-p", "no:cacheprovider", "-p", "nbfolio.execute.nbval", "--color=no"]
    return subprocess.run(
        [*command, *options], cwd=path.parent, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def stored() -> NotebookNode:
    printing = "print('once'); display(Figure('again'))"
    cells = [new_code_cell(source) for source in (SHOW_A_FIGURE, printing, "1 + 2")]
    return normalise(execute(new_notebook(cells=cells), Path.cwd()))


@pytest.mark.slow
def test_nbval_accepts_a_stored_notebook(stored: NotebookNode, tmp_path: Path) -> None:
    write(tmp_path / "a.ipynb", stored)

    result = nbval(tmp_path / "a.ipynb")

    assert "3 passed" in result.stdout


@pytest.mark.slow
def test_nbval_refuses_a_changed_value(stored: NotebookNode, tmp_path: Path) -> None:
    changed = copy.deepcopy(stored)
    changed.cells[0].outputs[1].data["text/plain"] = "A figure: 1, 3"
    write(tmp_path / "a.ipynb", changed)

    result = nbval(tmp_path / "a.ipynb")

    assert result.returncode == 1
    assert "1 failed, 2 passed" in result.stdout
    assert "mismatch 'text/plain'" in result.stdout


def test_what_jupyterlab_saves_of_a_course_notebook_stays_lean() -> None:
    nb = executed()
    nb.metadata["explainer"] = {"widgets": "not stored"}
    model = {"type": "notebook", "content": nb}

    strip_widgets_on_save(model)

    assert model["content"] == normalise(nb) != nb


def test_what_jupyterlab_saves_says_what_the_course_says_until_it_is_run() -> None:
    nb = executed()
    nb.metadata["explainer"] = {"widgets": "not stored"}
    nb.cells.insert(0, new_code_cell("import course"))
    model = {"type": "notebook", "content": nb}
    root = Path(__file__).parents[2]

    strip_widgets_on_save(
        model, path="00.ipynb", contents_manager=SimpleNamespace(root_dir=str(root))
    )

    [notice] = model["content"]["cells"][0]["outputs"]
    assert notice["data"]["text/markdown"] == load_course(root).frame.not_run
    assert is_notice(notice)


def test_other_notebooks_are_saved_as_they_are() -> None:
    nb = executed()
    model = {"type": "notebook", "content": nb}

    strip_widgets_on_save(model)

    assert model["content"] is nb


@pytest.mark.parametrize("model", [{"type": "file", "content": "text"}, {"type": "directory"}])
def test_other_files_are_saved_as_they_are(model: dict[str, str]) -> None:
    before = dict(model)

    strip_widgets_on_save(model)

    assert model == before
