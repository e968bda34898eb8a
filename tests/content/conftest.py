from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from pydantic import BaseModel

from ketamine_explainer.content import evidence, find_root, loader, yamlfile
from ketamine_explainer.content.bibliography import read_references
from ketamine_explainer.content.records import Source
from ketamine_explainer.content.yamlfile import Document, validate
from ketamine_explainer.content.yamltree import read_tree

Edit = Callable[[str, str, str], Path]


@pytest.fixture(scope="session", autouse=True)
def each_text_is_read_once() -> Iterator[None]:
    """Read a file once for each text that it has, in however many copies of the content it stands.

    A copy in which one file is edited is then loaded in a third of the time: what is compared is
    whole, only the other files are not parsed and validated again.
    """
    records: dict[tuple[int, type[BaseModel]], tuple[Any, BaseModel]] = {}
    sources: dict[bytes, dict[str, Source]] = {}

    def validated(document: Document, model: type[BaseModel]) -> BaseModel:
        key = id(document.tree), model
        if key not in records:  # the tree is kept there too, so that no other takes its id
            records[key] = document.tree, validate(document, model)
        return records[key][1]

    def referred(path: Path) -> dict[str, Source]:
        text = path.read_bytes() if path.is_file() else b""
        if text not in sources:
            sources[text] = read_references(path)
        return sources[text]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamlfile, "read_tree", lru_cache(256)(read_tree))
        patch.setattr(loader, "validate", validated)
        patch.setattr(evidence, "validate", validated)
        patch.setattr(loader, "read_references", referred)
        yield


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """Return a function that copies the course's content with one passage of a file replaced."""

    def edit(file: str, old: str, new: str) -> Path:
        folder = tmp_path / "content"
        if not folder.exists():
            copytree(find_root(Path(__file__)) / "content", folder)
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, f"{file} no longer holds {old!r}"
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return tmp_path

    return edit
