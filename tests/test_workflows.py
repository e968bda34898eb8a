"""What runs when somebody commits, pushes or reports: files that only other machines read.

Every command, path, marker and extra that they name is there, and hooks and workflows leave out
nothing of what `make lint` and `.ci/run` do.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from ketamine_explainer.cli import app

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted(set((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
               - {ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml"})  # fmt: skip
REMOTE = re.compile(r"[\w-]+/[\w.-]+@v\d+")
FIELDS = {"markdown", "input", "textarea", "dropdown", "checkboxes"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
INSTALL = "python -m pip install --constraint constraints.txt"
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def loaded(file: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(file.read_text("utf-8")))


def jobs(file: Path) -> dict[str, dict[str, Any]]:
    return dict(loaded(file)["jobs"])


def steps(file: Path) -> Iterator[dict[str, Any]]:
    for job in jobs(file).values():
        yield from job.get("steps", ())


def commands(file: Path) -> list[list[str]]:
    lines = [line for step in steps(file) for line in step.get("run", "").splitlines()]
    return [shlex.split(line) for line in lines]


def recipe(verb: str) -> list[str]:
    """Return the tools that a verb of the Makefile calls, with what they are told."""
    [found] = re.findall(rf"^{verb}:.*\n((?:\t.*\n)+)", MAKEFILE, flags=re.MULTILINE)
    return [line.strip().removeprefix("$(BIN)/") for line in found.splitlines()]


def fault(command: list[str]) -> str:
    """Say what a command names that is not there; nothing, where all is."""
    match command:
        case ["make", verb]:
            return "" if re.search(rf"^{verb}:", MAKEFILE, flags=re.MULTILINE) else f"verb {verb}"
        case ["ketamine-explainer", verb, *rest]:
            known = get_command(app).commands  # type: ignore[attr-defined]
            return "" if verb in known and not rest else f"verb {verb}"
        case ["python", "-m", "pip", "install", "--constraint", file,
              "--editable", engine, "--editable", what]:  # fmt: skip
            extra = what.removeprefix(".[").removesuffix("]")
            there = (ROOT / file).is_file() and extra in PROJECT["project"]["optional-dependencies"]
            there = there and (ROOT / engine / "pyproject.toml").is_file()
            return "" if there else f"{file}, {engine} or {what}"
        case ["python", "-m", "pytest", folder, "-m", marks]:
            named = set(re.findall(r"\w+", marks)) - {"not", "and", "or"}
            known = {
                mark.partition(":")[0]
                for mark in PROJECT["tool"]["pytest"]["ini_options"]["markers"]
            }
            return "" if (ROOT / folder).is_dir() and named <= known else f"{folder} or {marks}"
        case [program]:
            return "" if os.access(ROOT / program, os.X_OK) else f"program {program}"
    return f"command {shlex.join(command)}"


def test_there_are_checks_and_a_publication() -> None:
    assert [file.name for file in WORKFLOWS] == ["checks.yml", "publish.yml"]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_workflows_name_only_what_there_is(file: Path) -> None:
    assert commands(file)
    assert [found for command in commands(file) if (found := fault(command))] == []
    for job in jobs(file).values():
        needed = job.get("needs", [])
        assert {needed} if isinstance(needed, str) else set(needed) <= set(jobs(file))
    for each in [*jobs(file).values(), *steps(file)]:
        if uses := each.get("uses"):
            assert (ROOT / uses).is_file() if uses.startswith("./") else REMOTE.fullmatch(uses)


@pytest.mark.parametrize(
    "command",
    ["make sight", "ketamine-explainer bild", ".ci/runs", "python -m pytest tests -m 'not brows'",
     f"{INSTALL} --editable src/nbfolio --editable .[devel]",
     f"{INSTALL} --editable src/engine --editable .[dev]", "curl x"],
)  # fmt: skip
def test_what_is_not_there_is_noticed(command: str) -> None:
    assert fault(shlex.split(command))


def test_linux_runs_all_checks_and_others_build_and_test() -> None:
    checks = jobs(ROOT / ".github/workflows/checks.yml")
    assert checks["linux"]["steps"][-1] == {"run": ".ci/run"}
    assert checks["elsewhere"]["strategy"]["matrix"]["os"] == ["windows-latest", "macos-latest"]
    run = [step.get("run", "") for step in checks["elsewhere"]["steps"]]
    assert any(each.startswith("ketamine-explainer build") for each in run)
    assert any(each.startswith("python -m pytest") for each in run)


def test_the_python_of_each_workflow_suits_the_project() -> None:
    [least] = re.findall(r"\d+$", PROJECT["project"]["requires-python"])
    told = [step["with"]["python-version"] for file in WORKFLOWS for step in steps(file)
            if "setup-python" in step.get("uses", "")]  # fmt: skip
    assert told
    assert all(int(version.removeprefix("3.")) >= int(least) for version in told)


def test_only_a_checked_site_is_published() -> None:
    publish = jobs(ROOT / ".github/workflows/publish.yml")
    assert publish["checks"]["uses"] == "./.github/workflows/checks.yml"
    assert [publish[name]["needs"] for name in ("build", "publish")] == ["checks", "build"]
    [upload] = [
        step for step in publish["build"]["steps"] if "upload-pages" in step.get("uses", "")
    ]
    assert upload["with"]["path"] == "site"
    assert publish["publish"]["permissions"] == {"pages": "write", "id-token": "write"}


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_workflows_may_only_read_unless_a_job_says_more(file: Path) -> None:
    assert loaded(file)["permissions"] == {"contents": "read"}


def hooks() -> list[dict[str, Any]]:
    repositories = loaded(ROOT / ".pre-commit-config.yaml")["repos"]
    assert [each["repo"] for each in repositories] == ["local"]  # nothing is fetched from elsewhere
    return [hook for each in repositories for hook in each["hooks"]]


def test_hooks_run_all_that_lint_runs_and_check_the_content() -> None:
    told = [hook["entry"].removeprefix(".venv/bin/") for hook in hooks()]

    assert {*recipe("lint"), "ketamine-explainer check"} == set(told)


def test_pre_commit_reads_its_file() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-config", ".pre-commit-config.yaml"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.name)
def test_forms_for_issues_have_what_is_needed(file: Path) -> None:
    form = loaded(file)
    assert all(form[name] for name in ("name", "description", "labels"))
    asked = [field for field in form["body"] if field["type"] != "markdown"]
    assert {field["type"] for field in form["body"]} <= FIELDS
    names = [field["id"] for field in asked]
    assert len(set(names)) == len(names)
    for field in asked:
        assert field["attributes"]["label"]
        assert (field["type"] == "dropdown") == bool(field["attributes"].get("options"))
        options = field["attributes"].get("options", [])
        assert all(isinstance(option, str) for option in options)  # an unquoted No is none
    assert any(field.get("validations", {}).get("required") for field in asked)


def test_there_is_a_form_for_content_and_one_for_faults() -> None:
    assert {tuple(loaded(file)["labels"]) for file in FORMS} == {("content",), ("fault",)}


@pytest.mark.parametrize("name", ["SECURITY.md", "CHANGELOG.md", "CONTRIBUTING.md"])
def test_files_that_are_linked_are_there(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if ":" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []
