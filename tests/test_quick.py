"""The command answers at once: it loads only what the verb needs that was asked for."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from ketamine_explainer.course.artefacts import ARTEFACTS
from ketamine_explainer.course.names import Name

from .minicourse import write_minicourse

ROOT = Path(__file__).parents[1]

RUN = """
import sys
from ketamine_explainer.start import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""

HEAVY = {
    "IPython", "ipywidgets", "jsonschema", "jupyter_client", "jupyterlab", "matplotlib", "nbclient",
    "nbconvert", "nbformat", "pandas", "pptx",
}  # fmt: skip


def loaded(*words: str) -> set[str]:
    """Return the modules that are loaded when the command has ended well."""
    command = [sys.executable, "-c", RUN, *words]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return set(ended.stderr.splitlines()[-1].split())


def used() -> float:
    """Return the processor time of all processes that this one has waited for, in seconds."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["check", "--help"]])
def test_help_loads_nothing_of_the_course(words: list[str]) -> None:
    found = loaded(*words)

    assert not found & (HEAVY | {"numpy", "yaml"})
    assert "ketamine_explainer.content" not in found


def test_check_loads_no_notebook_machinery() -> None:
    found = loaded("check", "--overdue")

    assert not found & HEAVY
    assert "ketamine_explainer.content" in found


@pytest.mark.slow
def test_a_build_where_nothing_changed_does_nothing(tmp_path: Path) -> None:
    course = write_minicourse(tmp_path / "course")
    words = ["build", "--overdue", "--only", "pages", "--root", str(course),
             "--output", str(tmp_path / "site")]  # fmt: skip
    assert loaded(*words) > {"nbconvert", "jupyter_client"}
    before = (tmp_path / "site").stat().st_ino
    spent = used()

    found = loaded(*words)

    assert used() - spent < 3
    assert not found & HEAVY
    assert (tmp_path / "site").stat().st_ino == before


@pytest.mark.slow
@pytest.mark.parametrize(("words", "seconds"), [(["--help"], 0.5), (["check", "--overdue"], 2)])
def test_it_takes_little_of_the_processor(words: list[str], seconds: float) -> None:
    spent = []
    for _ in range(3):  # the first may compile; what else runs here can only make it longer
        before = used()
        loaded(*words)
        spent.append(used() - before)

    assert min(spent) < seconds


def test_what_can_be_made_is_offered_by_name_and_in_its_order() -> None:
    assert [each.name for each in ARTEFACTS] == [*Name]
