"""Whether each speaker note belongs to one slide of a notebook that there is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from .errors import Problem, did_you_mean, one_of
from .places import Place, unknown
from .yamlfile import Document

if TYPE_CHECKING:
    from .course import Content


def misnoted(content: Content, documents: Mapping[str, Document]) -> list[Problem]:
    """Return the notes of notebooks that there are not, and second notes on a slide."""
    names = [entry.name for entry in content.course.notebooks]
    return [
        *unknown(documents, _notebooks(content), names, "a notebook of course.yaml"),
        *_repeated(content, documents["notes"]),
    ]


def unplaced(
    content: Content, document: Document, notebook: str, slides: Collection[str]
) -> Iterator[Problem]:
    """Find notes on what is no slide of a notebook, and notes out of the order of its slides.

    Parameters
    ----------
    content : Content
        The course.
    document : Document
        notes.yaml.
    notebook : str
        Name of the notebook.
    slides : collection of str
        The ids of its cells, in their order, but for those that no export shows.
    """
    order = {slide: number for number, slide in enumerate(slides)}
    found = [(i, n.slide) for i, n in enumerate(content.notes.notes) if n.notebook == notebook]
    for index, slide in found:
        if slide not in order:
            cure = did_you_mean(slide, order, "name a cell by its id")
            allowed = f"a cell of {notebook}.ipynb that is exported: {one_of(order)}"
            yield document.problem(("notes", index, "slide"), repr(slide), allowed, cure)
    placed = [(index, slide) for index, slide in found if slide in order]
    for (_, before), (index, slide) in pairwise(placed):
        if order[slide] < order[before]:
            given = f"'{slide}' after '{before}'"
            cure = f"move the note on '{slide}' up, to where its cell stands"
            allowed = f"the order of the cells of {notebook}.ipynb"
            yield document.problem(("notes", index, "slide"), given, allowed, cure)


def _notebooks(content: Content) -> Iterator[Place]:
    for i, note in enumerate(content.notes.notes):
        yield "notes", ("notes", i, "notebook"), note.notebook


def _repeated(content: Content, document: Document) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for index, note in enumerate(content.notes.notes):
        if (slide := (note.notebook, note.slide)) in seen:
            given = f"a second note on '{note.slide}' of {note.notebook}"
            cure = "put the two together, or name the cell that this one is about"
            yield document.problem(("notes", index, "slide"), given, "one note a slide", cure)
        seen.add(slide)
