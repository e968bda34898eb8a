"""Which scene a cell of a notebook shows: its prose begins with what the scene asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nbfolio.notebook.document import Block, Document, Prose

from ..content import Content, to_text
from ..content.records import Scene


def asked(content: Content, notebook: str) -> Mapping[str, Scene]:
    """Return the scenes of a notebook by what they ask, in plain words."""
    scenes = content.scenes.get(notebook, {}).values()
    return {to_text(scene.question, content.sources): scene for scene in scenes}


def scenes_of(content: Content, documents: Iterable[Document]) -> dict[str, Scene]:
    """Return the scenes that cells show, by notebook and cell, with a slash between."""
    return {
        f"{document.name}/{cell.id}": found[question]
        for document in documents
        for found in [asked(content, document.name)]
        for cell, blocks in document.cells()
        for question in _headings(document, blocks)
        if question in found
    }


def _headings(document: Document, blocks: list[Block]) -> Iterable[str]:
    return (each for prose in document.all(Prose, blocks) for each in prose.headings)
