"""What a build makes of the executed notebooks: each artefact is a line in the site's registry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from nbformat import NotebookNode

from nbfolio.notebook.document import Document, read_document

from ..content import Content
from ..content.records import Note

Notes = Mapping[str, Mapping[str, Note]]
"""What is spoken, by the name of the notebook and by the id of the cell that is the slide.

The parts of each note are Markdown, with mentions and citations in words already.
"""


@dataclass(frozen=True)
class ExecutedCourse:
    """The course, its notebooks run.

    Parameters
    ----------
    root
        The course's folder.
    content
        What it says.
    notebooks
        File and executed notebook of each, in the order of the course.
    notes
        What a speaker says at their slides.
    """

    root: Path
    content: Content
    notebooks: tuple[tuple[Path, NotebookNode], ...]
    notes: Notes = field(default_factory=dict)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The executed notebooks, each read once for all that is made of it."""
        return tuple(read_document(nb, path.stem, path.parent) for path, nb in self.notebooks)

    @property
    def taught(self) -> tuple[Document, ...]:
        """Those that are no exercises."""
        return tuple(each for each in self.documents if each.name in self.lessons)

    @property
    def lessons(self) -> dict[str, NotebookNode]:
        """The executed notebooks that are no exercises, by name, in the order of the course."""
        names = {entry.name for entry in self.content.course.notebooks}
        return {path.stem: nb for path, nb in self.notebooks if path.stem in names}


@dataclass(frozen=True)
class Download:
    """A file of the site, as its landing page offers it.

    Parameters
    ----------
    file
        Its name.
    words
        What it is, such as ``Handout, A4 (PDF)``.
    notebook
        The notebook that it is of, None where it is of the whole course.
    """

    file: str
    words: str
    notebook: str | None = None


OnWritten = Callable[[str], None]
"""Told the name of each file that is written; may be called in another thread."""


def anywhere() -> None:
    """Say nothing: what can be made on any computer."""


@dataclass(frozen=True)
class Artefact:
    """One kind of thing that a build makes.

    Parameters
    ----------
    name
        What ``build --only`` calls it.
    offers
        Returns the files that it writes for a course with such notes, in the order of their
        offering.
    make
        Writes just these files into a folder.
    check
        Raises `UnavailableError` where it cannot be made.
    """

    name: str
    offers: Callable[[Content, Notes], tuple[Download, ...]]
    make: Callable[[ExecutedCourse, Path, OnWritten], None]
    check: Callable[[], object] = anywhere
