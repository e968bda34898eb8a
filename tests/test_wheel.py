"""The package as it is installed: it brings the course along, builds it anywhere, and copies it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .minicourse import write_minicourse
from .wheels import ENGINE, ROOT, unpacked

MAIN = "from ketamine_explainer.start import main; main()"

pytestmark = pytest.mark.slow
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the two wheels hold, as pip puts it there."""
    folder = tmp_path_factory.mktemp("installed")
    unpacked(ENGINE, folder)
    unpacked(ROOT, folder)
    return folder


@pytest.fixture
def run(installed: Path, tmp_path: Path) -> Run:
    """Run the command of the installed package in a folder, at first an empty one."""

    return lambda *words, within=tmp_path: run_in(within, installed, *words)


def run_in(folder: Path, installed: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", MAIN, *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_holds_the_course_and_not_the_engine(installed: Path, tmp_path: Path) -> None:
    packed = {name.partition("/")[0] for name in unpacked(ROOT, tmp_path)}
    assert {name for name in packed if ".dist-info" not in name} == {"ketamine_explainer"}
    own = installed / "ketamine_explainer" / "_course"
    assert {each.name for each in own.iterdir()} == {"content", "notebooks"}
    for part in ("content", "notebooks"):
        assert names(own / part) == names(ROOT / part)


def names(folder: Path) -> list[str]:
    left = {"__pycache__", ".ipynb_checkpoints"}
    files = (each.relative_to(folder) for each in folder.rglob("*") if each.is_file())
    return sorted(str(each) for each in files if not left & set(each.parts))


@pytest.fixture
def short(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what is installed with a course of fewer notebooks inside."""
    copied = tmp_path_factory.mktemp("short") / "installed"
    shutil.copytree(installed, copied, ignore=shutil.ignore_patterns("_course"))
    write_minicourse(copied / "ketamine_explainer" / "_course")
    return copied


def test_in_an_empty_folder_it_builds_the_site(short: Path, tmp_path: Path) -> None:
    before = names(short)

    built = run_in(tmp_path, short, "build", "--only", "pages")

    assert built.returncode == 0, built.stderr
    assert "04_weighing_it_up.html" in names(tmp_path / "site")
    assert names(tmp_path) == [f"site/{each}" for each in names(tmp_path / "site")]
    assert [each for each in names(short) if each not in before and "pycache" not in each] == []


def test_new_makes_a_copy_in_which_the_content_is_in_order(run: Run, tmp_path: Path) -> None:
    made = run("new", "my/course")

    assert made.returncode == 0, made.stderr
    copied = tmp_path / "my" / "course"
    assert names(copied / "content") == names(ROOT / "content")
    assert {each.name for each in copied.parent.iterdir()} == {"course"}
    checked = run("check", within=copied)
    assert checked.returncode == 0, checked.stderr


def test_a_copy_is_what_is_edited(run: Run, tmp_path: Path) -> None:
    run("new", "course")
    course = tmp_path / "course" / "content" / "pages" / "course.yaml"
    course.write_text(course.read_text("utf-8").replace("subtitle:", "subtitel:"), "utf-8")

    checked = run("check", within=tmp_path / "course")

    assert checked.returncode == 1
    assert "subtitel" in checked.stderr


@pytest.mark.parametrize(
    ("there", "given"), [("folder", "a folder with something in it"), ("file", "a file")]
)
def test_new_leaves_alone_what_is_there(run: Run, tmp_path: Path, there: str, given: str) -> None:
    own = tmp_path / "course" / "notes.txt" if there == "folder" else tmp_path / "course"
    own.parent.mkdir(exist_ok=True)
    own.write_text("mine")

    made = run("new", "course")

    assert made.returncode == 1
    assert f"given:   {given}" in made.stderr
    assert "name another one" in made.stderr
    assert names(tmp_path) == [str(own.relative_to(tmp_path))]


@pytest.mark.parametrize("verb", ["notebooks", "schemas", "lab"])
def test_the_installed_course_is_only_read(run: Run, verb: str) -> None:
    refused = run(verb)

    assert refused.returncode == 1
    assert "ketamine-explainer new DIR" in refused.stderr
