"""Thousands of broken content files: each loads, or is refused with file and place in words."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import pytest
import yaml

from ketamine_explainer.content import ContentError, find_root, load_content
from ketamine_explainer.content.bibliography import read_references
from ketamine_explainer.content.crosscheck import crosscheck
from ketamine_explainer.content.evidence import KINDS
from ketamine_explainer.content.files import folders, own, path_of
from ketamine_explainer.content.loader import load_documents
from ketamine_explainer.content.sections import read_blocks
from ketamine_explainer.content.yamlfile import open_document, validate
from ketamine_explainer.explorers.buildable import unbuildable
from tests.hostile import READABLE, damaged, scratched, seeded, timely

Often = Callable[[int, int], int]

ROOT = find_root(Path(__file__))
FOLDER = ROOT / "content"
CONTENT = load_content(ROOT)
PATHS = {FOLDER / path: name for name, (path, _) in own().items()}
RECORDS: dict[str, Any] = {name: record for name, (_, record) in own().items()}
ALL = load_documents(ROOT)
EACH = {
    path: (f"{name}/{path.stem}", record)
    for name, record in folders().items()
    for path in (FOLDER / name).glob("*.yaml")
}
PATHS |= {path: name for path, (name, _) in EACH.items()}
RECORDS |= dict(EACH.values())
DOCUMENTS = {name: open_document(path) for path, name in PATHS.items()}
EVIDENCE = {
    path: model for pattern, model in KINDS.values() for path in (FOLDER / "evidence").glob(pattern)
}
FILES = sorted([*PATHS, *EVIDENCE])
PROSE = [FOLDER / "evidence" / "references.bib", *sorted(FOLDER.glob("pages/sections/*.md"))]


def read(path: Path, origin: Path, whole: bool) -> None:
    """Read a damaged copy of a file, and where `whole` is true compare it with all others."""
    if path.suffix == ".bib":
        read_references(path)
    elif path.suffix == ".md":
        read_blocks(path)
    elif origin in EVIDENCE:
        validate(open_document(path), EVIDENCE[origin])
    else:
        name = PATHS[origin]
        document = open_document(path)
        record = validate(document, RECORDS[name])
        if whole:
            compare(name, record, DOCUMENTS | {name: document})


def compare(name: str, record: Any, documents: dict[str, Any]) -> None:
    folder, _, model = name.rpartition("/")
    changed: dict[str, Any] = {name: record}
    if folder in folders():
        changed = {folder: {**getattr(CONTENT, folder), model: record}}
    elif folder:
        changed = {"models": replace(CONTENT.models, **{model: record})}
    content = replace(CONTENT, **changed)
    problems = crosscheck(content, documents, FOLDER)
    if problems := problems or [*unbuildable(content, {**ALL, **documents})]:
        raise ContentError(problems)


def attacked(path: Path, origin: Path, whole: bool = True) -> str:
    """Return what is told of a damaged copy of a file, empty where it loads."""
    try:
        with timely():
            read(path, origin, whole)
    except ContentError as error:
        str(error).encode()
        return str(error)
    return ""


def spoilt(text: str, tree: Any, random: Random) -> bytes:
    """Return a damaged file: its text damaged, or what it says where that is given."""
    damage = scratched(text, random)
    if tree is not None:
        tree = damaged(deepcopy(tree), random)
        damage = json.dumps(tree, ensure_ascii=False, indent=1, default=str)  # YAML, too
    return damage.encode("utf-8", "surrogatepass")


@pytest.mark.slow
@pytest.mark.parametrize("part", range(5))
def test_broken_content_is_refused_in_words(tmp_path: Path, often: Often, part: int) -> None:
    files, number = [*FILES, *PROSE], often(5000, 20_000)
    each = number // 5 // len(files) + 1
    refused = 0
    for origin in files:
        text = origin.read_text(encoding="utf-8")
        tree = yaml.load(text, Loader=yaml.CSafeLoader) if origin.suffix == ".yaml" else None
        path = tmp_path / origin.name
        for seed in range(part * 10_000, part * 10_000 + each):
            with seeded(f"{origin.name} {seed}") as random:
                path.write_bytes(spoilt(text, tree if seed % 2 else None, random))
                said = attacked(path, origin)
                assert len(said) < READABLE
            refused += bool(said)

    assert 5 * each * len(files) >= number
    assert refused > number / 5 / 3


SLOW = {
    "aliases": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c, *c, *c, *c]\n",
    "brackets": "a: " + "[@" * 100_000,
    "lists": "[" * 200_000,
    "entries": "{a: " * 100_000,
    "questions": "? " * 100_000,
    "lines": "- \n" * 150_000,
    "quotes": "a: '" + "x" * 400_000,
    "repeated": "a: &a " + 9_000 * "x" + "\nb: [" + "*a, " * 5_000 + "]",
    "levels": "".join("  " * level + f"k{level}:\n" for level in range(400)),
    "documents": "---\n" * 100_000,
}  # fmt: skip


@pytest.mark.parametrize("name", SLOW)
@pytest.mark.parametrize(
    "file", ["pictures/loop.yaml", "evidence/references.bib", "pages/sections/00_start_here.md"]
)
def test_what_would_take_long_is_refused_at_once(tmp_path: Path, name: str, file: str) -> None:
    path = tmp_path / Path(file).name
    path.write_text(SLOW[name] if path.suffix != ".bib" else "@article{a,\n title = {" + SLOW[name])

    before = process_time()  # not the clock's: other processes must not make it fail
    said = attacked(path, FOLDER / file)

    assert process_time() - before < 1
    assert f"{path}, line " in said
    assert len(said) < READABLE


@pytest.mark.parametrize(
    "file", ["evidence/references.bib", "pages/sections/00_start_here.md", "pictures/loop.yaml"]
)
def test_latin_1_is_refused_with_its_line(tmp_path: Path, file: str) -> None:
    path = tmp_path / Path(file).name
    path.write_bytes("\nZürich\n".encode("latin-1"))

    assert f"{path}, line 2\n    given:   byte 2 is not UTF-8" in attacked(path, FOLDER / file)


@pytest.mark.parametrize(
    "file", ["evidence/references.bib", "pages/sections/00_start_here.md", "pictures/loop.yaml"]
)
@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_a_folder_or_a_pipe_is_no_content(tmp_path: Path, file: str, kind: str) -> None:
    path = tmp_path / Path(file).name
    path.mkdir() if kind == "folder" else os.mkfifo(path)

    assert "a folder, a pipe or a link to nothing" in attacked(path, FOLDER / file)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("@article{a,\n author = {One, A, B, C and Two, D},\n title = {T}\n}\n", 1,
         "names with at most two commas each"),
        ("@article{a,\n title = {T}\n", 2, "BibTeX"),
        ("@article{a,\n title = " + 500 * "{" + 500 * "}" + "\n}\n", 2, "at most 20"),
        ("@article{a,\n title = {T},\n title = {U}\n}\n", 1, "title"),
        ("@article{a,\n title = {T\0}\n}\n", 2, "the control character U+0000"),
    ],
)  # fmt: skip
def test_hostile_bibtex_is_refused_on_its_line(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    path = tmp_path / "references.bib"
    path.write_text(text)

    said = attacked(path, FOLDER / path.name)

    assert f"{path}, line {line} " in said.replace("\n", " ")
    assert says in said


def _alone(tree: Any) -> None:
    for id_ in [*tree][1:]:
        del tree[id_]


@pytest.mark.parametrize(
    ("file", "change", "says"),
    [
        ("options", lambda tree: tree["options"]["infusion"]["sides"]["nausea"].update(
            {"gap": 81 * "x"}), "at most 80 characters"),
        ("options", lambda tree: tree["features"]["nausea"].update({"name": 49 * "x"}),
         "at most 48 characters"),
        ("charts", lambda tree: tree["onset"]["views"][0]["rows"][0].update(
            {"label": "a", "gap": 81 * "x"}), "at most 80 characters"),
        ("loop", lambda tree: tree["other-causes"].update(
            {"title": tree["mood-to-pain"]["title"]}), "tell it from the others"),
        ("charts", lambda tree: tree["onset"]["views"][1].update(
            {"label": tree["onset"]["views"][0]["label"]}), "tell it from the others"),
        ("conditions", _alone, "at least 2 items"),
    ],
)  # fmt: skip
def test_what_no_widget_can_show_does_not_pass(
    tmp_path: Path, file: str, change: Callable[[Any], None], says: str
) -> None:
    tree = yaml.load((ROOT / path_of(file)).read_text("utf-8"), Loader=yaml.CSafeLoader)
    change(tree)
    path = tmp_path / f"{file}.yaml"
    path.write_text(json.dumps(tree, default=str), encoding="utf-8")

    assert says in attacked(path, ROOT / path_of(file))
