"""All figures of the course in all their states, as SVG and PNG in one archive."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from nbfolio.notebook.document import Document
from nbfolio.stills import Kept
from nbfolio.writers.pictures.archive import ALL_AS_PNG, INDEX, About, stills, write_archive
from nbfolio.writers.pictures.contact import CONTACT
from nbfolio.writers.pictures.still import Still

from ..content import Content
from ..content.records import Course, Help
from ..synthesis.help import checked, list_text
from .artefact import ExecutedCourse, OnWritten
from .names import ARCHIVE
from .place import rights
from .scene_cells import scenes_of

README = "README.txt"

BEST, MOST = "best-20", 20
"""The folder of the pictures that are to be found first, and how many these are at most."""


def write_figures(
    documents: Sequence[Document],
    folder: Path,
    content: Content,
    kept: Kept | None = None,
) -> None:
    """Write figures.zip: each figure of the notebooks in each of its states.

    The same notebooks give the same bytes.

    Parameters
    ----------
    documents
        Executed notebooks, in the order of the course.
    folder
        Where it is written.
    content
        The course: its licence, title and dates, and where help is found in a crisis.
    kept
        Where pictures are kept that were drawn before.

    Raises
    ------
    ExportError
        If a figure cannot be drawn alone; no file is left behind then.
    """
    path, pictures, course = folder / ARCHIVE, list(stills(documents)), content.course
    best = tuple(_best(content, documents, pictures))
    about = About(f"{course.title}: all figures", rights(course), best, BEST)
    texts = {README: _readme(pictures, course, content.help, best)}
    said = {"licence": course.licence}
    try:
        with path.open("wb") as file:
            write_archive(file, pictures, course.published, texts, said, kept, about)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _best(
    content: Content, documents: Iterable[Document], pictures: Sequence[Still]
) -> Iterator[Still]:
    """Give what scenes show, each figure once, in the state in which it opens.

    What was measured comes before what is calculated or told; those that are too many are left out.
    """
    scenes = scenes_of(content, documents)
    opened: dict[str, Still] = {}
    for each in pictures:
        where = f"{each.figure.notebook}/{each.figure.cell_id}"
        if where in scenes and each.state == each.figure.first:
            opened.setdefault(where, each)
    told = sorted(opened, key=lambda where: scenes[where].certainty == "none")
    kept = {*told[:MOST]}
    yield from (each for where, each in opened.items() if where in kept)


def _help(help_: Help) -> str:
    lines = [help_.title, help_.lead, *list_text(help_), checked(help_)]
    return "\n".join(lines) + "\n"


def _readme(pictures: Sequence[Still], course: Course, help_: Help, best: Sequence[Still]) -> str:
    drawn = sum(each.as_png for each in pictures)
    number = len(dict.fromkeys(each.name.rpartition("/")[0] for each in pictures))
    few = (
        ""
        if drawn == len(pictures)
        else f"Where a figure has more than {ALL_AS_PNG} states, PNGs are there of the state in "
        "which it opens and of each option of one control, the others left as they are; all "
        "states are there as SVG.\n"
    )
    return (
        f"{course.title}: {number} figures in {len(pictures)} states\n"
        f"Version {course.version}, {course.published.isoformat()}\n\n"
        f"A folder for each notebook, in it one for each figure. A file's name tells what the "
        f"controls are set to. {INDEX} lists all files with title, state, what the figure says "
        f"then, caption, description and sources. {CONTACT} shows all of them; open it in a "
        f"browser once the archive is unpacked. {BEST} has one picture of each of {len(best)} "
        f"figures, as their pages open.\n\n"
        f"Each picture says in itself what it shows, what its colours mean, the outcome, the "
        f"comparison, how certain it is, the source and the licence.\n\n"
        f"SVG: {len(pictures)} files, sharp at any size, with text that stays text. "
        f"PNG: {drawn} files, on white.\n{few}\n"
        f"Licence. {course.licence}\n"
        f'To cite: "{course.title}", version {course.version}.\n\n'
        f"{course.disclaimer}\n\n{_help(help_)}"
    )


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Write it into a folder."""
    write_figures(executed.taught, folder, executed.content, executed.pictures)
    wrote(ARCHIVE)
