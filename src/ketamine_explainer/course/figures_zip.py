"""All figures of the course in all their states, as SVG and PNG in one archive."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from nbfolio.notebook.document import Document
from nbfolio.stills import Kept
from nbfolio.writers.pictures.archive import ALL_AS_PNG, INDEX, Still, stills, write_archive

from ..content import Course
from ..content.records import Help
from ..synthesis.help import checked, list_text
from .artefact import ExecutedCourse, OnWritten
from .names import ARCHIVE

README = "README.txt"


def write_figures(
    documents: Iterable[Document],
    folder: Path,
    course: Course,
    help_: Help | None = None,
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
    course
        Says licence, title and dates.
    help_
        Where help is found in a crisis.
    kept
        Where pictures are kept that were drawn before.

    Raises
    ------
    ExportError
        If a figure cannot be drawn alone; no file is left behind then.
    """
    path, pictures = folder / ARCHIVE, list(stills(documents))
    texts = {README: _readme(pictures, course, help_)}
    try:
        with path.open("wb") as file:
            write_archive(
                file, pictures, course.published, texts, {"licence": course.licence}, kept
            )
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _help(help_: Help) -> str:
    lines = [help_.title, help_.lead, *list_text(help_), checked(help_)]
    return "\n".join(lines) + "\n"


def _readme(pictures: Sequence[Still], course: Course, help_: Help | None) -> str:
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
        f"then, caption, description and sources; please keep them with a picture.\n\n"
        f"SVG: {len(pictures)} files, sharp at any size, with text that stays text. "
        f"PNG: {drawn} files, on white.\n{few}\n"
        f"Licence. {course.licence}\n"
        f'To cite: "{course.title}", version {course.version}.\n\n'
        f"{course.disclaimer}\n\n" + (_help(help_) if help_ else "")
    )


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Write it into a folder."""
    content = executed.content
    write_figures(executed.taught, folder, content.course, content.help, executed.pictures)
    wrote(ARCHIVE)
