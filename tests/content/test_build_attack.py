"""Whatever `check` passes can be built: explorers of contents in which one thing is mistaken."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from random import Random
from shutil import copytree
from typing import Any

import pytest
import yaml

from ketamine_explainer.content import Content, ContentError
from ketamine_explainer.content import loader as course
from ketamine_explainer.content.crosscheck import crosscheck
from ketamine_explainer.content.evidence import read_evidence
from ketamine_explainer.content.files import folders
from ketamine_explainer.content.yamlfile import Document, open_document, validate
from ketamine_explainer.course.folder import course_notebooks
from ketamine_explainer.course.notebook_checks import check_calls
from ketamine_explainer.explorers.buildable import unbuildable
from tests.hostile import damaged, likely, seeded

from .shown import Shown, reads, shown
from .test_content_attack import (
    CONTENT,
    DOCUMENTS,
    EVIDENCE,
    FILES,
    FOLDER,
    PATHS,
    RECORDS,
    ROOT,
    Often,
)

TREES = {path: yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader) for path in FILES}


@pytest.fixture(scope="module")
def parts() -> dict[Shown, frozenset[str]]:
    """Return all that the notebooks show, and the files that it reads."""
    return {each: reads(each) for each in shown(ROOT)}


def name_of(path: Path) -> str:
    """Return what the parts call a file that they read: all of evidence/ is one."""
    return PATHS.get(path, "evidence")


def mistaken(path: Path, random: Random) -> str:
    """Return a file, as YAML, in which something is another than it was."""
    tree = deepcopy(TREES[path])
    for _ in range(random.choice([1, 1, 2])):
        tree = (likely if random.random() < 0.9 else damaged)(tree, random)
    return json.dumps(tree, ensure_ascii=False, indent=1, default=str)


def passing(folder: Path, path: Path) -> Content | None:
    """Return the content with a file as it stands in `folder`, or None where it is refused."""
    name = name_of(path)
    try:
        documents = dict(DOCUMENTS)
        if path in EVIDENCE:
            changed: dict[str, Any] = {name: read_evidence(folder / name, CONTENT.sources)}
        else:
            documents[name] = open_document(folder / path.relative_to(FOLDER))
            record = validate(documents[name], RECORDS[name])
            changed = {name: record}
            part, _, file = name.partition("/")
            if part in folders():
                changed = {part: {**getattr(CONTENT, part), file: record}}
            elif name.startswith("models/"):
                models = replace(CONTENT.models, **{name.removeprefix("models/"): record})
                changed = {"models": models}
    except ContentError:
        return None
    content = replace(CONTENT, **changed)
    if crosscheck(content, documents, FOLDER) or any(unbuildable(content, documents)):
        return None
    return content


def erred(folder: Path, random: Random) -> tuple[str, Content | None]:
    """Mistake something in a file of a copy of the content; return its name and what passes."""
    path = random.choice(FILES)
    copy = folder / path.relative_to(FOLDER)
    whole = copy.read_text("utf-8")
    copy.write_bytes(mistaken(path, random).encode("utf-8", "replace"))
    content = passing(folder, path)
    copy.write_text(whole, "utf-8")
    return name_of(path), content


@pytest.mark.slow
@pytest.mark.parametrize("part", range(3))
def test_what_passes_can_be_built(
    tmp_path: Path, often: Often, part: int, parts: dict[Shown, frozenset[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    count, most = often(40, 3000), often(3, len(parts))
    passed = 0
    folder = copytree(FOLDER, tmp_path / "content")
    for seed in range(part * 10_000, part * 10_000 + count):
        with seeded(f"mistaken {seed}") as random:
            name, content = erred(folder, random)
            if content is None:
                continue
            monkeypatch.setattr(course, "_load", _giving(content))
            if not _called():
                continue
            passed += 1
            part_read = name.partition("/")[0] if name.partition("/")[0] in folders() else name
            affected = [each for each, files in parts.items() if part_read in files]
            for each in random.sample(affected, min(most, len(affected))):
                _build(each, f"{name}: {each.lines[-1]}")

    assert passed > count / 10


def _giving(content: Content) -> Callable[..., tuple[Content, dict[str, Document]]]:
    return lambda folder, stamps: (content, DOCUMENTS)


def _called() -> bool:
    """Return whether the content holds all that the notebooks call."""
    try:
        check_calls(ROOT, course_notebooks(ROOT))
    except ContentError:
        return False
    return True


def _build(each: Shown, of: str) -> None:
    try:
        each.build()
    except Exception as error:
        raise AssertionError(f"{of}: {error!r}") from error
