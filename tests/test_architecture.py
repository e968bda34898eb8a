"""Imports run one way: the contracts are in pyproject.toml."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
COURSE, ENGINE = Path("src", "ketamine_explainer"), Path("src", "nbfolio")
ONLY_FOR_TYPES = "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import {}"
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
    for package in (COURSE, ENGINE):
        shutil.copytree(REPOSITORY / package, tmp_path / package)
    return tmp_path


def test_imports_run_one_way(copy: Path) -> None:
    result = lint_imports(copy)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        ("ketamine_explainer.models", "ketamine_explainer.content"),
        ("ketamine_explainer.content", "ketamine_explainer.explorers"),
        ("ketamine_explainer.explorers", "ketamine_explainer.course"),
        ("ketamine_explainer.explorers.kit", "ketamine_explainer.explorers.icons"),
        ("ketamine_explainer.explorers.icons", "ketamine_explainer.explorers.calendar"),
        ("ketamine_explainer.course", "ketamine_explainer.explorers"),
        ("ketamine_explainer.explorers.kit", "nbfolio.stills"),
        ("nbfolio.notebook", "ketamine_explainer.content"),
        ("nbfolio.notebook", "nbfolio.html"),
        ("nbfolio.minify", "nbfolio.html"),
        ("nbfolio.trace", "nbfolio.markup"),
        ("nbfolio.trace", "nbfolio.notebook"),
        ("nbfolio.html", "nbfolio.execute"),
        ("nbfolio.html", "nbfolio.writers"),
        ("nbfolio.writers.page", "nbfolio.writers.deck"),
        ("nbfolio.writers.paper", "nbfolio.writers.page"),
        ("nbfolio.writers.powerpoint", "nbfolio.writers.pictures"),
    ],
)
@pytest.mark.slow
@pytest.mark.parametrize("line", ["import {}", ONLY_FOR_TYPES], ids=["run", "types"])
def test_an_import_the_other_way_is_noticed(
    copy: Path, module: str, imported: str, line: str
) -> None:
    wrong = copy / "src" / Path(*module.split(".")) / "wrong.py"
    wrong.write_text(line.format(imported) + "\n")

    result = lint_imports(copy)

    assert result.returncode == 1
    assert f"{module}.wrong -> {imported}" in result.stdout


def test_the_engine_has_no_word_of_the_course() -> None:
    said = [
        f"{file}:{number}"
        for file in (REPOSITORY / ENGINE).rglob("*")
        if file.suffix in {".py", ".js", ".css", ".j2", ".json", ".md"}
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if "ketamine" in line.casefold()
    ]
    assert said == []


def test_a_circle_within_the_content_is_noticed_also_where_only_types_are_wanted(
    copy: Path,
) -> None:
    errors = copy / COURSE / "content" / "errors.py"
    wanted = "\nif TYPE_CHECKING:\n    from .loader import load_content\n"
    text = errors.read_text(encoding="utf-8")
    errors.write_text(f"{text}\nfrom typing import TYPE_CHECKING\n{wanted}", encoding="utf-8")

    result = lint_imports(copy)

    assert result.returncode == 1
    assert "no circles within the content BROKEN" in result.stdout
