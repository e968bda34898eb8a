"""What `make` and CI run, with stand-ins for the tools."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
TOOLS = ("python", "ketamine-explainer", "ruff", "mypy", "lint-imports")

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not here")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with our Makefile, whose tools write down that they are called."""
    shutil.copy(REPOSITORY / "Makefile", tmp_path)
    tool = '#!/bin/sh\necho "$(basename "$0") $*" >>"{log}"\nexit "${{CODE:-0}}"\n'
    for place in [tmp_path / "tools" / "setup.sh", *(tmp_path / ".venv/bin" / t for t in TOOLS)]:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(tool.format(log=tmp_path / "log"))
        place.chmod(0o755)
    (tmp_path / "tools" / "setup.sh").write_text(f'echo set-up >>"{tmp_path / "log"}"\n')
    return tmp_path


def make(folder: Path, verb: str, code: int = 0) -> tuple[int, list[str]]:
    """Return the exit code of a verb and what it called, when each tool ends with `code`."""
    result = subprocess.run(
        ["make", verb], cwd=folder, env={**os.environ, "CODE": str(code)}, check=False,
        capture_output=True,
    )  # fmt: skip
    return result.returncode, (folder / "log").read_text().splitlines()


@pytest.mark.parametrize("verb", ["site", "lab", "test", "test-fast", "lint", "notebooks"])
def test_every_verb_sets_up_first(folder: Path, verb: str) -> None:
    code, called = make(folder, verb)
    assert code == 0
    assert called[0] == "set-up"
    assert len(called) > 1


@pytest.mark.parametrize("verb", ["site", "test", "test-fast", "lint", "notebooks"])
def test_a_failure_is_passed_on(folder: Path, verb: str) -> None:
    assert make(folder, verb, code=1)[0] != 0


def test_all_tests_run_side_by_side_and_the_fast_ones_alone(folder: Path) -> None:
    run = "python -m pytest tests -n 2 --dist worksteal"
    assert make(folder, "test")[1][1:] == [run]
    assert make(folder, "test-fast")[1][-1] == f"{run} -m not browser and not slow"


def test_help_names_every_verb() -> None:
    make = ["make", "--no-print-directory", "help"]  # which make names when it runs within make
    said = subprocess.run(make, cwd=REPOSITORY, capture_output=True, text=True).stdout
    verbs = re.findall(r"^([a-z-]+): set-up", (REPOSITORY / "Makefile").read_text("utf-8"), re.M)
    assert "test-fast" in verbs
    assert [line.split()[0] for line in said.splitlines()] == ["help", *verbs]


def test_lint_checks_style_types_and_imports(folder: Path) -> None:
    _, called = make(folder, "lint")
    assert [call.split()[0] for call in called[1:]] == [
        "ruff", "ruff", "mypy", "lint-imports", "python",
    ]  # fmt: skip


def test_ci_tests_and_lints() -> None:
    lines = (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-2:] == ["make test", "make lint"]
    assert "set -euo pipefail" in lines
