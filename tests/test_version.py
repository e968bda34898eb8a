"""The version stands in content/pages/course.yaml; all else that names one agrees."""

import re
import tomllib
from pathlib import Path

import yaml
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager
from packaging.requirements import Requirement

from ketamine_explainer.content import load_course
from ketamine_explainer.content.dates import date_in_words

ROOT = Path(__file__).parents[1]
COURSE = load_course(ROOT)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_package_takes_its_version_from_the_course() -> None:
    assert "version" not in tomllib.loads(text("pyproject.toml"))["project"]
    assert ProjectMetadata(str(ROOT), PluginManager()).version == COURSE.version


def test_the_engine_has_the_same_version_and_is_required_in_it() -> None:
    engine = ROOT / "src" / "nbfolio"
    listed = tomllib.loads(text("pyproject.toml"))["project"]["dependencies"]

    assert ProjectMetadata(str(engine), PluginManager()).version == COURSE.version
    assert [str(Requirement(each).specifier) for each in listed if "nbfolio" in each] == [
        f"=={COURSE.version}"
    ]


def test_both_licences_of_code_are_the_same() -> None:
    assert text("src/nbfolio/LICENSE") == text("LICENSE")


def test_the_citation_names_version_and_date() -> None:
    citation = yaml.safe_load(text("CITATION.cff"))

    assert citation["version"] == COURSE.version
    assert citation["date-released"] == COURSE.published


def test_the_licence_shows_how_to_cite_this_version() -> None:
    assert re.findall(r"version (\d+\.\d+\.\d+)", text("content/LICENSE")) == [COURSE.version]


def test_the_changes_begin_with_this_version_and_its_date() -> None:
    heads = re.findall(r"^## (\S+), (.+)$", text("CHANGELOG.md"), flags=re.MULTILINE)

    assert heads[0] == (COURSE.version, date_in_words(COURSE.published))
    versions = [tuple(map(int, version.split("."))) for version, _ in heads]
    assert versions == sorted(versions, reverse=True)
    assert len(heads) == len(re.findall(r"^## ", text("CHANGELOG.md"), flags=re.MULTILINE))
