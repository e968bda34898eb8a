"""Write the decks of a course: one for each notebook, and one for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from nbformat import NotebookNode

from ...content import Course
from .course import joined
from .exporter import ExplainerSlidesExporter
from .notes import Notes, Spoken

COURSE_DECK = "deck"


def write_decks(
    folder: Path, root: Path, course: Course, notebooks: Mapping[str, NotebookNode], notes: Notes
) -> list[Path]:
    """Write ``deck.html``, and ``deck-<notebook>.html`` for each notebook, into a folder.

    Parameters
    ----------
    folder
        Where they are written.
    root
        The folder of the notebooks.
    course
        Says which notebooks are decks, in which order: those that are no exercises.
    notebooks
        Executed ones, by name.
    notes
        What a speaker says.

    Returns
    -------
    list of Path
        The deck of all first.

    Raises
    ------
    ExportError
        If a notebook cannot become a deck.
    PackageError
        If reveal.js is neither in the cache nor to be fetched.
    """
    names = [entry.name for entry in course.notebooks]
    all_of_it = joined(course, {name: notebooks[name] for name in names})
    all_notes = {f"{name}/{id_}": note for name in names
                 for id_, note in notes.get(name, {}).items()}  # fmt: skip
    written = [_write(folder / f"{COURSE_DECK}.html", root, all_of_it, all_notes)]
    for name in names:
        file = folder / f"{COURSE_DECK}-{name}.html"
        written.append(_write(file, root, notebooks[name], notes.get(name, {}), name))
    return written


def _write(
    file: Path, root: Path, nb: NotebookNode, notes: Mapping[str, Spoken], name: str = COURSE_DECK
) -> Path:
    resources = {"metadata": {"name": name, "path": str(root)}, "executed": True}
    exporter = ExplainerSlidesExporter(notes=dict(notes))
    html, _ = exporter.from_notebook_node(nb, resources=resources)
    file.write_bytes(html.encode())
    return file
