"""Which scene a cell of a notebook shows: its prose begins with what the scene asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nbfolio.notebook.document import Block, Document, Prose

from ..content import Content, to_text
from ..content.records import Question, Scene
from ..synthesis.polled import asked_of
from ..synthesis.values import with_words


def asked(content: Content, notebook: str) -> Mapping[str, Scene]:
    """Return the scenes of a notebook by what they ask, in plain words."""
    scenes = content.scenes.get(notebook, {}).values()
    return {to_text(scene.question, content.sources): scene for scene in scenes}


def polled(content: Content, notebook: str) -> Mapping[str, Question]:
    """Return the questions of a notebook's quiz on which a room votes, likewise."""
    questions = content.quiz.get(notebook, {}).values()
    shown = ((asked_of(content, each), each) for each in questions if each.on_slide)
    return {
        with_words(content, to_text(scene.question, content.sources)): each for scene, each in shown
    }


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
