"""All figures of notebooks in all their states, as SVG and PNG in one archive."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from ...html.packed import LONG_AGO, stamped
from ...notebook.document import Document
from ...stills import Figure, Kept, State, figures, png_all, svg
from ...stills.raster import SCALE
from .contact import CONTACT, contact_sheet
from .names import cell_name, truncate_slug, unique
from .still import Still

INDEX = "index.csv"
ALL_AS_PNG = 120
"""A figure with more states has PNGs of its first one and of each option of a single control."""

SMALL = 1.5
"""Pixels for each unit of a figure in PNGs of all states, of which there are many."""


@dataclass(frozen=True)
class About:
    """What an archive is of.

    Parameters
    ----------
    title
        The heading of its contact sheet.
    foot
        Where its pictures are from, and what may be done with them: each says it.
    best
        Those that are to be found first: they stand in a folder of their own, too.
    folder
        Of these.
    """

    title: str = "All pictures"
    foot: str = ""
    best: tuple[Still, ...] = ()
    folder: str = "best"


NOTHING = About()
"""Of an archive of which nothing is known."""

COLUMNS = ("svg", "png", "notebook", "title", "state", "says", "caption", "description", "sources")


def stills(documents: Iterable[Document]) -> Iterator[Still]:
    """Give all pictures of notebooks, in their order, each under a name of its own."""
    for document in documents:
        found = figures(document)
        folders: set[str] = set()
        for figure in found:
            folder = unique(_folder(figure, found), folders)
            yield from _of_figure(figure, f"{document.name}/{folder}")


def write_archive(
    file: IO[bytes],
    pictures: Sequence[Still],
    day: date = LONG_AGO,
    texts: Mapping[str, str] | None = None,
    more: Mapping[str, str] | None = None,
    kept: Kept | None = None,
    about: About = NOTHING,
) -> None:
    """Write an archive of pictures; the same ones give the same bytes.

    Each says in itself what it shows, what is to be known of that, and where it is from.

    Parameters
    ----------
    file
        Where it is written.
    pictures
        All of them.
    day
        The date that its entries bear.
    texts
        What stands before the index, by the name of the file.
    more
        Columns of the index that say the same of each picture.
    kept
        Where pictures are kept that were drawn before.
    about
        What all of them are of, and which are to be found first.

    Raises
    ------
    ExportError
        If a figure cannot be drawn alone.
    """
    best = [replace(each, name=f"{about.folder}/{place:02}_{_last(each)}", as_png=True)
            for place, each in enumerate(about.best, start=1)]  # fmt: skip
    words = {
        **(texts or {}),
        INDEX: index(pictures, more or {}),
        CONTACT: contact_sheet(about.title, about.foot, pictures),
        **({f"{about.folder}/{INDEX}": index(best, more or {})} if best else {}),
    }
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, said in words.items():
            archive.writestr(stamped(name, day), said)
        for each, drawing, image in (
            *_drawn(best, about.foot, kept, SCALE),
            *_drawn(pictures, about.foot, kept, SMALL),
        ):
            archive.writestr(stamped(f"{each.name}.svg", day), drawing)
            if image:  # it is packed already
                archive.writestr(stamped(f"{each.name}.png", day, ZIP_STORED), image)


def _drawn(
    pictures: Sequence[Still], foot: str, kept: Kept | None, scale: float
) -> Iterator[tuple[Still, str, bytes | None]]:
    """Give pictures with their SVG and, where they are to have one, their PNG."""
    drawings = [svg(each.figure, each.state, foot=foot) for each in pictures]
    as_png = (drawing for each, drawing in zip(pictures, drawings, strict=True) if each.as_png)
    images = png_all(as_png, kept, scale)
    for each, drawing in zip(pictures, drawings, strict=True):
        yield each, drawing, next(images) if each.as_png else None


def _last(still: Still) -> str:
    """Return the name of the figure of a picture: that of its folder."""
    return still.name.split("/")[-2]


def index(pictures: Iterable[Still], more: Mapping[str, str]) -> str:
    """Return a table of the pictures as CSV, in the form that spreadsheets know for UTF-8."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow([*COLUMNS, *more])
    for each in pictures:
        figure, text = each.figure, each.figure.text(each.state)
        cited = "; ".join(words for words, _ in text.sources)
        files = f"{each.name}.svg", f"{each.name}.png" if each.as_png else ""
        words = figure.title, each.state.text, " ".join(text.paragraphs)
        about = figure.caption, figure.description, cited
        writer.writerow([*files, figure.notebook, *words, *about, *more.values()])
    return "\ufeff" + table.getvalue()


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
    parts = (f"{truncate_slug(name, 12)}-{truncate_slug(option, 28)}"
             for name, option in state.words)  # fmt: skip
    return "_".join(parts) or "figure"


def _as_png(figure: Figure, state: State) -> bool:
    first = figure.first.places
    moved = [control for control, place in state.places.items() if first.get(control) != place]
    return len(figure.states) <= ALL_AS_PNG or len(moved) <= 1
