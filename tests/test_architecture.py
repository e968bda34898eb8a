"""Imports run one way: the contracts are in pyproject.toml."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
PACKAGE = Path("src", "ketamine_explainer")
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the copy in `root`, and not of an installed package."""
    return subprocess.run(
        [sys.executable, "-c", LINT_IMPORTS, "--no-cache"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    shutil.copytree(REPOSITORY / PACKAGE, tmp_path / PACKAGE)
    return tmp_path


def test_imports_run_one_way(copy: Path) -> None:
    result = lint_imports(copy)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        ("models", "content"),
        ("content", "figures"),
        ("figures", "widgets"),
        ("widgets", "export"),
        ("export", "figures"),
        ("export", "widgets"),
    ],
)
def test_an_import_the_other_way_is_noticed(copy: Path, module: str, imported: str) -> None:
    wrong = copy / PACKAGE / module / "wrong.py"
    wrong.write_text(f"import ketamine_explainer.{imported}\n")

    result = lint_imports(copy)

    assert result.returncode == 1
    assert f"ketamine_explainer.{module}.wrong -> ketamine_explainer.{imported}" in result.stdout


def test_a_circle_within_the_content_is_noticed_also_where_only_types_are_wanted(
    copy: Path,
) -> None:
    errors = copy / PACKAGE / "content" / "errors.py"
    wanted = "\nif TYPE_CHECKING:\n    from .course import load_content\n"
    text = errors.read_text(encoding="utf-8")
    errors.write_text(f"{text}\nfrom typing import TYPE_CHECKING\n{wanted}", encoding="utf-8")

    result = lint_imports(copy)

    assert result.returncode == 1
    assert "no circles within the content BROKEN" in result.stdout
