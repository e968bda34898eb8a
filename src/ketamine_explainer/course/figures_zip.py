"""All figures of the course in all their states, as SVG and PNG in one archive."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from nbformat import NotebookNode

from nbfolio.publish.file_names import cell_name, truncate_slug, unique
from nbfolio.stills import Figure, State, figures, png, svg

from ..content import Course
from ..content.records import Help
from ..synthesis.help import checked, list_text
from .artefact import ExecutedCourse, OnWritten

ARCHIVE = "figures.zip"
INDEX, README = "index.csv", "README.txt"
ALL_AS_PNG = 120
"""A figure with more states has PNGs of its first one and of each option of a single control."""

AT_A_TIME = 2
"""How many pictures are drawn side by side."""

COLUMNS = ("svg", "png", "notebook", "title", "state", "says", "caption", "description", "sources",
           "licence")  # fmt: skip


@dataclass(frozen=True)
class Still:
    """A picture of the archive: a figure in a state, under a name without ending."""

    name: str
    figure: Figure
    state: State
    as_png: bool


def write_figures(
    notebooks: Mapping[str, NotebookNode], folder: Path, course: Course, help_: Help | None = None
) -> None:
    """Write figures.zip: each figure of the notebooks in each of its states.

    The same notebooks give the same bytes.

    Parameters
    ----------
    notebooks
        Executed notebooks by their names, in the order of the course.
    folder
        Where it is written.
    course
        Says licence, title and dates.
    help_
        Where help is found in a crisis.

    Raises
    ------
    ExportError
        If a figure cannot be drawn alone; no file is left behind then.
    """
    path = folder / ARCHIVE
    try:
        with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as archive:
            _fill(archive, list(stills(notebooks)), course, help_)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def stills(notebooks: Mapping[str, NotebookNode]) -> Iterator[Still]:
    """Give all pictures of the notebooks, in their order, each under a name of its own."""
    for name, nb in notebooks.items():
        found = figures(nb, name)
        folders: set[str] = set()
        for figure in found:
            folder = unique(_folder(figure, found), folders)
            yield from _of_figure(figure, f"{name}/{folder}")


def stamped(name: str, day: date, kind: int = ZIP_DEFLATED) -> ZipInfo:
    """Return an entry that bears the date of the course, whenever it is written."""
    entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = kind
    entry.external_attr = 0o644 << 16
    return entry


def _fill(archive: ZipFile, pictures: Sequence[Still], course: Course, help_: Help | None) -> None:
    def add(name: str, data: str | bytes, kind: int = ZIP_DEFLATED) -> None:
        archive.writestr(stamped(name, course.published, kind), data)

    add(README, _readme(pictures, course, help_))
    add(INDEX, _index(pictures, course))
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        for each, (drawing, image) in zip(pictures, pool.map(_drawn, pictures), strict=True):
            add(f"{each.name}.svg", drawing)
            if image:
                add(f"{each.name}.png", image, ZIP_STORED)  # it is packed already


def _drawn(still: Still) -> tuple[str, bytes]:
    """Return a picture as SVG and, where there is to be one, as PNG."""
    drawing = svg(still.figure, still.state)
    return drawing, png(drawing) if still.as_png else b""


def _folder(figure: Figure, found: Sequence[Figure]) -> str:
    """Return the name of a figure: its cell's, and its title where the cell shows several."""
    name = cell_name(figure.cell_id, figure.title)
    alone = sum(each.cell_id == figure.cell_id for each in found) == 1
    return name if alone else f"{name}_{truncate_slug(figure.title, 40)}"


def _of_figure(figure: Figure, folder: str) -> Iterator[Still]:
    taken: set[str] = set()
    for state in figure.states:
        name = unique(_state_name(state), taken)
        yield Still(f"{folder}/{name}", figure, state, _as_png(figure, state))


def _state_name(state: State) -> str:
    parts = (
        f"{truncate_slug(name, 12)}-{truncate_slug(option, 28)}" for name, option in state.words
    )
    return "_".join(parts) or "figure"


def _as_png(figure: Figure, state: State) -> bool:
    first = figure.first.places
    moved = [control for control, place in state.places.items() if first.get(control) != place]
    return len(figure.states) <= ALL_AS_PNG or len(moved) <= 1


def _index(pictures: Sequence[Still], course: Course) -> str:
    """Return a table of the pictures as CSV, in the form that spreadsheets know for UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for each in pictures:
        figure, said = each.figure, each.figure.said(each.state)
        cited = "; ".join(words for words, _ in said.sources)
        files = f"{each.name}.svg", f"{each.name}.png" if each.as_png else ""
        words = figure.title, each.state.said, " ".join(said.paragraphs)
        writer.writerow([*files, figure.notebook, *words, figure.caption, figure.description,
                         cited, course.licence])  # fmt: skip
    return "\ufeff" + text.getvalue()


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
    write_figures(executed.lessons, folder, content.course, content.help)
    wrote(ARCHIVE)
