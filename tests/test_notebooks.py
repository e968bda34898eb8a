"""The committed notebooks: collapsed, without widget state, useful without a kernel, up to date."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from ketamine_explainer.content import load_content
from ketamine_explainer.course.artefact import ExecutedCourse
from ketamine_explainer.course.folder import course_notebooks
from ketamine_explainer.course.notebooks import refresh
from nbfolio.execute import run
from nbfolio.execute.store import IGNORED

ROOT = Path(__file__).parents[1]
FILES = course_notebooks(ROOT)
PATHS = [path for path in FILES if path.parent.name == "notebooks"]
EXERCISES = [path for path in FILES if path not in PATHS]
WIDGETS_WITH_PICTURE = {
    "pain_mood_loop", "pain_pathway", "timeline", "year_calendar",
    "chart", "icon_arrays", "relapse_curves", "schedule", "wind_up",
    "one_infusion", "people_differ",
}  # fmt: skip

every_notebook = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
every_exercise = pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def code_cells(path: Path) -> list[NotebookNode]:
    return [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]


def kinds(cell: NotebookNode) -> list[str]:
    return [kind for output in cell.outputs for kind in output.get("data", {})]


def test_every_notebook_is_one_of_the_course() -> None:
    assert sorted(FILES) == sorted(
        path for path in (ROOT / "notebooks").rglob("*.ipynb")
        if ".ipynb_checkpoints" not in path.parts
    )  # fmt: skip


@every_notebook
def test_calls_are_one_line_and_collapsed(path: Path) -> None:
    setup, *calls = code_cells(path)
    assert setup.source.splitlines()[0] == "import ketamine_explainer as ke"
    for cell in calls:
        assert len(cell.source.splitlines()) == 1
        assert cell.metadata.jupyter.source_hidden


@every_exercise
def test_each_question_has_room_for_work_and_a_folded_solution(path: Path) -> None:
    questions = [name for name, text in load_content(ROOT).sections[path.stem].items()
                 if re.match(r"## \d\. ", text)]  # fmt: skip
    assert len(questions) >= 4
    cells = {cell.id: cell for cell in code_cells(path)}
    ids = list(cells)
    for name in questions:
        start = ids.index(f"text-{name}")
        end = ids.index(f"{name}-solution")
        assert ids[start : start + 2] == [f"text-{name}", f"work-{name}"]
        assert all(each.startswith("answer-") for each in ids[start + 2 : end])
        solution = cells[f"{name}-solution"]
        assert solution.source.startswith("%%solution ")
        assert solution.metadata.jupyter == {"source_hidden": True}
        assert "solution" in solution.metadata.tags
        assert f'text["{name}-solution"]' in solution.source
        assert "jupyter" not in cells[f"work-{name}"].metadata


@every_file
def test_all_prose_of_the_section_is_shown_in_its_order(path: Path) -> None:
    sources = "\n".join(cell.source for cell in code_cells(path))
    shown = re.findall(r'^text\["([^"]+)"\]$', sources, re.MULTILINE)
    assert shown == list(load_content(ROOT).sections[path.stem])


@every_file
def test_no_widget_state_is_committed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "widget-state" not in text
    assert "widget-view" not in text


@every_file
def test_the_first_cell_says_that_nothing_was_run(path: Path) -> None:
    first, *others = code_cells(path)
    assert "Run > Run All Cells" in first.outputs[0].data["text/markdown"]
    assert IGNORED in first.metadata.tags
    assert not any("Nothing has been run" in str(cell.outputs) for cell in others)


@every_notebook
def test_widgets_leave_their_text_and_figures_their_picture(path: Path) -> None:
    for cell in code_cells(path):
        call = cell.source.removeprefix("ke.").split("(")[0]
        if call in WIDGETS_WITH_PICTURE:
            assert kinds(cell) == ["image/png", "text/plain"]
        elif cell.source.startswith("ke."):
            assert "text/plain" in kinds(cell)


def test_each_part_of_the_article_has_a_widget() -> None:
    content = load_content(ROOT)
    shown = {path.stem[:2]: {c.source for c in code_cells(path)} for path in PATHS}
    for notebook, scenes in content.scenes.items():
        shown[notebook[:2]] |= {f"ke.{each.shows}()" for each in scenes.values()}
    for number, call in {
        "00": "ke.conditions()", "01": "ke.pain_pathway()", "02": "ke.timeline()",
        "03": "ke.year_calendar()", "04": "ke.consultation()", "05": "ke.claims()",
    }.items():  # fmt: skip
        assert call in shown[number]


@pytest.mark.slow
def test_stored_outputs_are_those_that_running_gives(
    executed: ExecutedCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = dict(executed.notebooks)
    monkeypatch.setattr(run, "execute_all", lambda paths, *_: [given[path] for path in paths])
    stale = [line for notebook in refresh(ROOT, check=True) for line in notebook.differences]
    assert not stale, "run 'make notebooks' and commit: " + "; ".join(stale)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return a copy of the course's content with notebook 03."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    (tmp_path / "notebooks").mkdir()
    return Path(shutil.copy(ROOT / "notebooks" / "03_lasting_improvements.ipynb",
                            tmp_path / "notebooks"))  # fmt: skip


def nbval(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env",
               "--nbval-cell-timeout=120", "-p", "no:cacheprovider", "-p", "nbfolio.execute.nbval",
               str(path)]  # fmt: skip
    return subprocess.run(command, cwd=path.parent, capture_output=True, text=True, check=False)


@pytest.mark.slow
@every_file
def test_nbval_passes_on_what_is_committed(path: Path) -> None:
    result = nbval(path)
    assert result.returncode == 0, result.stdout
    assert f"{len(code_cells(path))} passed" in result.stdout


@pytest.mark.slow
def test_nbval_fails_when_a_stored_value_is_changed(copied: Path) -> None:
    nb = json.loads(copied.read_text(encoding="utf-8"))
    [cell] = [c for c in nb["cells"] if c["source"] == ["ke.year_calendar()"]]
    text = json.dumps(cell)
    [stored] = re.findall(r"checksum ([0-9a-f]{8})", text)
    cell.update(json.loads(text.replace(stored, "0" * 8)))
    copied.write_text(json.dumps(nb), encoding="utf-8")
    result = nbval(copied)
    assert result.returncode == 1
    assert re.search(r"Cell \d+: Cell outputs differ", result.stdout)
    assert stored in result.stdout


@pytest.mark.slow
def test_nbval_fails_when_the_content_has_changed_since(copied: Path) -> None:
    article = copied.parents[1] / "content" / "article" / "article.yaml"
    text = article.read_text(encoding="utf-8")
    assert "      high: 2\n      unit: weeks\n      reading: ours" in text
    article.write_text(
        text.replace("      high: 2\n      unit: weeks\n      reading: ours",
                     "      high: 4\n      unit: weeks\n      reading: ours"),
        encoding="utf-8",
    )  # fmt: skip
    assert nbval(copied).returncode == 1


@pytest.mark.slow
def test_nbval_fails_when_one_value_of_the_evidence_has_changed(copied: Path) -> None:
    estimates = copied.parents[1] / "content" / "evidence" / "estimates" / "durability.yaml"
    text = estimates.read_text(encoding="utf-8")
    assert text.count("  number: 18\n  unit: infusions\n") == 1
    estimates.write_text(
        text.replace("  number: 18\n  unit: infusions\n", "  number: 19\n  unit: infusions\n"),
        encoding="utf-8",
    )
    result = nbval(copied)
    assert result.returncode == 1
    assert "19 infusions" in result.stdout
