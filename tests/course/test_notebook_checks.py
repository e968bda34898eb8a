import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from ketamine_explainer.content import ContentError
from ketamine_explainer.course.folder import course_notebooks
from ketamine_explainer.course.notebook_checks import check_calls, check_notes
from nbfolio.notebook.shape import NotebookError

REPOSITORY = Path(__file__).parents[2]
NAME = "03_lasting_improvements"


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """Return notebook 03 of a copy of the course."""
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    shutil.copytree(REPOSITORY / "notebooks", tmp_path / "notebooks")
    return tmp_path / "notebooks" / f"{NAME}.ipynb"


def check(notebook: Path) -> None:
    check_calls(notebook.parents[1], [notebook])


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_our_notebooks_show_what_is_written_for_them() -> None:
    check_calls(REPOSITORY, course_notebooks(REPOSITORY))


def test_a_copied_notebook_that_names_the_old_section_is_found(notebook: Path) -> None:
    other = notebook.with_name("02_fast_response.ipynb")
    shutil.copy(notebook, other)
    with pytest.raises(ContentError, match="name this notebook's own section") as caught:
        check(other)
    assert {problem.file.stem for problem in caught.value.problems} == {other.stem}


def test_a_block_that_is_not_written_is_found(notebook: Path) -> None:
    section = notebook.parents[1] / "content" / "pages" / "sections" / f"{NAME}.md"
    replace(section, "<!-- block: year -->", "<!-- block: yaer -->")
    with pytest.raises(ContentError, match="did you mean 'yaer'") as caught:
        check(notebook)
    called, unused = caught.value.problems
    assert (called.file, called.place, called.given) == (notebook, "cell 8", 'text["year"]')
    assert (unused.file.name, unused.place) == (section.name, "yaer")


def test_a_block_that_no_cell_shows_is_found(notebook: Path) -> None:
    section = notebook.parents[1] / "content" / "pages" / "sections" / f"{NAME}.md"
    section.write_text(section.read_text(encoding="utf-8") + "\n<!-- block: more -->\nMore.\n")
    with pytest.raises(ContentError, match=r'add a cell text\["more"\]'):
        check(notebook)


def test_a_notebook_without_our_prose_is_left_alone(notebook: Path) -> None:
    nbformat.write(new_notebook(cells=[new_code_cell("1 + 1")]), notebook)
    check(notebook)


def test_a_damaged_notebook_is_named(notebook: Path) -> None:
    notebook.write_text("{", encoding="utf-8")
    with pytest.raises(NotebookError, match=r"03_lasting_improvements\.ipynb is not a notebook"):
        check(notebook)


@pytest.mark.parametrize(
    ("old", "new", "cure"),
    [
        ('\\"charts/durability\\"', '\\"charts/durabilty\\"', "did you mean 'charts/durability'"),
        ("ke.year_calendar()", 'ke.chart(\\"longrun\\")', "did you mean 'charts/long_run'"),
        (
            "ke.year_calendar()",
            'ke.icon_arrays(\\"onset\\")',
            "did you mean 'icons/response'",
        ),
    ],
)
def test_an_entry_that_is_not_there_is_found(notebook: Path, old: str, new: str, cure: str) -> None:
    replace(notebook, old, new)
    with pytest.raises(ContentError, match=cure) as caught:
        check(notebook)
    [problem] = caught.value.problems
    assert problem.file == notebook
    assert problem.place.startswith("cell ")


def test_a_cell_that_is_no_python_names_nothing(notebook: Path) -> None:
    nb = nbformat.read(notebook, 4)
    nb.cells.append(new_code_cell("%matplotlib inline"))
    nbformat.write(nb, notebook)
    check(notebook)


@pytest.mark.parametrize(
    ("old", "new", "allowed", "cure"),
    [
        ("  chart-durability:", "  chart-durabilty:", "a cell of", "'chart-durability'?"),
        ("  chart-durability:", "  try-schedule:", "that is exported", "did you mean"),
        ("  show-year-calendar:", "  text-takeaway:", "the order of the cells", "up, to"),
    ],
)
def test_a_note_on_what_is_no_slide_of_its_notebook_is_found(
    notebook: Path, old: str, new: str, allowed: str, cure: str
) -> None:
    notes = notebook.parents[1] / "content" / "pages" / "notes.yaml"
    text = notes.read_text(encoding="utf-8").replace("  text-takeaway:", "  evidence:")
    notes.write_text(text, encoding="utf-8")
    replace(notes, old, new)
    with pytest.raises(ContentError) as caught:
        check(notebook)
    problem = caught.value.problems[0]
    line = problem.line or 0
    assert problem.file == notes
    assert problem.place.startswith(f"{NAME}.")
    assert allowed in problem.allowed
    assert cure in problem.cure
    given = problem.given.split("'")[1]
    lines = notes.read_text(encoding="utf-8").splitlines()
    assert given in lines[line - 1] or problem.allowed.startswith("the order")


def test_the_course_has_a_note_on_every_cell_that_shows_something() -> None:
    check_notes(REPOSITORY, course_notebooks(REPOSITORY))


@pytest.mark.parametrize("slide", ["text-title", "chart-durability", "text-takeaway"])
def test_a_cell_that_shows_something_without_a_note_is_found(notebook: Path, slide: str) -> None:
    notes = notebook.parents[1] / "content" / "pages" / "notes.yaml"
    before, after = notes.read_text(encoding="utf-8").split(f"\n{NAME}:", 1)
    notes.write_text(f"{before}\n{NAME}:{after.replace(slide, 'other', 1)}")
    with pytest.raises(ContentError) as caught:
        check_notes(notebook.parents[1], [notebook])
    [problem] = caught.value.problems
    assert (problem.file, problem.given) == (notes, f"no note on '{slide}'")
    assert problem.allowed == f"a note on each cell of {NAME}.ipynb that shows"
    assert problem.cure == f"add one under {NAME}: {slide}:"


@pytest.mark.parametrize(
    ("source", "tags"),
    [('ke.parameters("relapse")', []), ("ke.schedule()", ["remove-output"]), ("1 + 1", [])],
)
def test_what_is_not_presented_needs_no_note(notebook: Path, source: str, tags: list[str]) -> None:
    written = new_notebook(cells=[new_code_cell(source, id="more", metadata={"tags": tags})])
    nbformat.write(written, notebook)
    check_notes(notebook.parents[1], [notebook])
