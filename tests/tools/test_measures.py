"""The measures of a small tree, in which everything can be counted by hand."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools.measures import circles, duplicates, longest, table

ROOT = Path(__file__).parents[2]
SUMS = '''\
"""Sums."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .products import double


def total(numbers: list[int], start=0) -> int:
    """Return the sum.

    Not the product.
    """
    return start + sum(numbers)  # what comes first is added last


def _hidden(number):
    return number
'''
PRODUCTS = '''\
from .sums import total


class Doubler:
    def again(self, number: int) -> int:
        """Return twice the number."""
        return double(total([number]))


def double(number: int) -> int:
    """Return twice the number."""
    return 2 * number
'''
TWICE = """\
def {name}(values: list[float]) -> float:
    largest = max(values)
    smallest = min(values)
    middle = (largest + smallest) / 2
    spread = largest - smallest
    return middle / spread
"""
PROJECT = """\
[project]
name = "{name}"
dependencies = ["numpy", "pandas"]

[project.optional-dependencies]
dev = ["pytest"]
"""


@pytest.fixture
def root(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Return a folder with a package, named for the test so that none is imported twice."""
    package = tmp_path / "src" / f"measured_{request.node.name.partition('[')[0]}"
    package.mkdir(parents=True)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_sums.py").write_text("x = 1\n" * 15)
    (tmp_path / "pyproject.toml").write_text(PROJECT.format(name="counted"))
    for name, text in {"__init__": "", "sums": SUMS, "products": PRODUCTS}.items():
        (package / f"{name}.py").write_text(text)
    return tmp_path


def package(root: Path) -> Path:
    return next((root / "src").iterdir())


def test_everything_is_counted(root: Path) -> None:
    name = package(root).name
    assert dict(table(root)) == {
        "lines of src/": "30",
        f"lines of src/{name}/": "30",
        "modules": "3",
        "module: median / largest": "12 / 18 (sums.py)",
        "functions": "4",
        "function: median / 90 % / longest": "3 / 5 / 6",
        "comments per 100 lines of code": "7.7",  # one, and thirteen lines of code
        "parameters and results with a type": "67 %",  # six of nine
        "public modules, classes and functions with a docstring": "57 %",  # four of seven
        "tests : source": "0.50",
        "counted: direct dependencies": "2",
        "counted: in extras": "dev 1",
        "circles of imports": f"1: {name}.products -> {name}.sums -> {name}.products",
        "duplicated passages": "none",
    }


def test_a_circle_is_told_though_it_is_for_types_alone(root: Path) -> None:
    assert [set(each) for each in circles(root)] == [
        {f"{package(root).name}.{name}" for name in ("sums", "products")}
    ]
    sums = package(root) / "sums.py"
    sums.write_text(sums.read_text().replace("    from .products import double", "    pass"))

    assert circles(root) == []


def test_a_passage_that_stands_twice_is_told_with_its_places(root: Path) -> None:
    for name in ("means", "spreads"):
        (package(root) / f"{name}.py").write_text(TWICE.format(name=name))

    [places] = duplicates(root)

    assert [place.partition(":")[0].rpartition("/")[2] for place in places] == [
        "means.py",
        "spreads.py",
    ]


def test_the_engine_and_its_extras_stand_apart(root: Path) -> None:
    (package(root) / "pyproject.toml").write_text(PROJECT.format(name="engine"))

    told = dict(table(root))

    assert told["engine: direct dependencies"] == told["counted: direct dependencies"] == "2"


def test_the_longest_come_first(root: Path) -> None:
    assert next(longest(root)) == f"6 src/{package(root).name}/sums.py:9 total"


def test_it_runs_on_a_folder_that_is_named(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.measures", str(root), "--longest", "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert "| modules | 3 |" in done.stdout
    assert done.stdout.endswith("sums.py:9 total\n")
