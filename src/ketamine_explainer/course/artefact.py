"""What a build makes of the executed notebooks: each artefact is a line in the site's registry."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from nbfolio.publish.store import Store

from ..content import Content
from ..content.records import Note

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from nbfolio.notebook.document import Document

Notes = Mapping[str, Mapping[str, Note]]
"""What is spoken, by the name of the notebook and by the id of the cell that is the slide.

The parts of each note are Markdown, with mentions and citations in words already.
"""


@dataclass(frozen=True, eq=False)
class ExecutedCourse:
    """The course, its notebooks run: all of them, or those from which something is made.

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
    pictures
        Where drawn pictures are kept; nowhere by default.
    """

    root: Path
    content: Content
    notebooks: tuple[tuple[Path, NotebookNode], ...]
    notes: Notes = field(default_factory=dict)
    pictures: Store | None = None

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The executed notebooks, each read once for all that is made of it."""
        from nbfolio.notebook.document import read_document  # slow

        return tuple(read_document(nb, path.stem, path.parent) for path, nb in self.notebooks)

    @property
    def taught(self) -> tuple[Document, ...]:
        """Those that are no exercises."""
        names = {*self.content.course.notebooks}
        return tuple(each for each in self.documents if each.name in names)


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
        The notebook that it is of, None where it is of the whole course or of a talk.
    talk
        The talk that it is of.
    """

    file: str
    words: str
    notebook: str | None = None
    talk: str | None = None


@dataclass(frozen=True)
class Page:
    """A file of the site: its name, its size in bytes, and what it is, None for the landing page.

    An offer says the name too.
    """

    name: str
    size: int
    offer: Download | None = None


OnWritten = Callable[[str], None]
"""Told the name of each file that is written; may be called in another thread."""


FRAME = ("course", "help", "draft")
"""What stands around everything that is made."""


def anywhere() -> None:
    """Say nothing: what can be made on any computer."""


def all_lessons(content: Content) -> Collection[str]:
    """Return the names of all notebooks that are no exercises."""
    return [*content.course.notebooks]


@dataclass(frozen=True)
class Artefact:
    """One kind of thing that a build makes.

    A file of it is made anew where anything that it depends on has changed: what its notebooks
    give, all code, and what is named here (`inputs` says how).

    Parameters
    ----------
    name
        What ``build --only`` calls it.
    offers
        Returns the files that it writes for a course with such notes, in the order of their
        offering.
    make
        Writes those of them that are named into a folder.
    reads
        What of the course it reads beside executed notebooks, by the names of `inputs.facts`.
    check
        Raises `UnavailableError` where it cannot be made.
    tool
        Returns which program outside of Python makes it; raises as `check` does.
    shows
        Returns the names of the notebooks that a file of no single notebook shows something of; by
        default all that are no exercises.
    """

    name: str
    offers: Callable[[Content, Notes], tuple[Download, ...]]
    make: Callable[[ExecutedCourse, Collection[str], Path, OnWritten], None]
    reads: tuple[str, ...] = FRAME
    check: Callable[[], object] = anywhere
    tool: Callable[[], str | None] = anywhere
    shows: Callable[[Content], Collection[str]] = all_lessons

    def files(self, course: ExecutedCourse) -> list[str]:
        """Return the names of all files that it writes for a course."""
        return [each.file for each in self.offers(course.content, course.notes)]
