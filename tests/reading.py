"""Content that tests load from many copies: each text of a file is read once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from ketamine_explainer.content import crosscheck, evidence, loader, naming, places, yamlfile
from ketamine_explainer.content.bibliography import read_references
from ketamine_explainer.content.records import Source
from ketamine_explainer.content.yamlfile import Document, validate
from ketamine_explainer.content.yamltree import read_tree


@pytest.fixture(scope="session", autouse=True)
def each_text_is_read_once() -> Iterator[None]:
    """Read a file once for each text that it has, in however many copies of the content it stands.

    A copy in which one file is edited is then loaded in a third of the time: what is compared is
    whole, only the other files are not parsed and validated again.
    """
    records: dict[tuple[int, type[BaseModel]], tuple[Any, BaseModel]] = {}
    said: dict[int, tuple[Any, list[Any]]] = {}
    marks: dict[tuple[int, int], tuple[Any, Any, list[Any]]] = {}
    sources: dict[bytes, dict[str, Source]] = {}

    def validated(document: Document, model: type[BaseModel]) -> BaseModel:
        key = id(document.tree), model
        if key not in records:  # the tree is kept there too, so that no other takes its id
            records[key] = document.tree, validate(document, model)
        return records[key][1]

    def texts(tree: Any) -> list[Any]:
        if id(tree) not in said:
            said[id(tree)] = tree, [*places.texts(tree)]
        return said[id(tree)][1]

    def marked(tree: Any, record: Any) -> list[Any]:
        key = id(tree), id(record)
        if key not in marks:
            marks[key] = tree, record, [*naming.marked(tree, record)]
        return marks[key][-1]

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
        patch.setattr(crosscheck, "texts", texts)
        patch.setattr(naming, "all_marked", marked)
        yield
