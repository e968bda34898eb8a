"""The pages of the course: one for each notebook, and one that offers all files."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from nbfolio.execute.room import in_size
from nbfolio.html.frontend import page_style
from nbfolio.minify import minified_style
from nbfolio.typeface import typeset

from ..content import Course
from ..content.records import Help, Landing
from ..synthesis.help import list_html
from ..synthesis.typeface import typeface
from .artefact import ExecutedCourse, OnWritten, Page
from .explainer import ASSETS, ExplainerExporter
from .names import PAPERS

DOWNLOADS_TEMPLATE = "downloads.html.j2"

_ON_PAPER = re.compile(rf"(.+), ({'|'.join(map(str.capitalize, PAPERS))}) \(PDF\)")
"""What a file is that is there on each size of paper, and the size."""


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Write the pages of these names into a folder.

    Raises
    ------
    ExportError
        If a notebook cannot become a page.
    """
    for document in executed.documents:
        if (name := f"{document.name}.html") in files:
            (folder / name).write_bytes(ExplainerExporter().from_document(document).encode())
            wrote(name)


def downloads_page(
    course: Course,
    landing: Landing,
    files: Sequence[Page] = (),
    help_: Help | None = None,
    draft: str = "",
    talks: Mapping[str, str] | None = None,
) -> str:
    """Return the page that offers these files, those of talks under the title of each."""
    template = ExplainerExporter().environment.get_template(DOWNLOADS_TEMPLATE)
    pages = {f"{entry.id}.html" for entry in course.pages}
    return typeset(
        template.render(
            course=course,
            landing=landing,
            help=help_,
            draft=draft,
            talks=talks or {},
            help_html=list_html(help_) if help_ else "",
            assets={"style": page_style() + _own_style()},
            pages={each.name: each for each in files if each.name in pages},
            offers=[each for each in files if each.name not in pages],
            on_papers=_on_papers,
            in_size=in_size,
        ),
        typeface(),
    )


def _own_style() -> Markup:
    return Markup(minified_style((ASSETS / "downloads.css").read_text(encoding="utf-8")))


def _on_papers(files: Sequence[Page]) -> list[tuple[str, list[tuple[str, Page]]]]:
    """Return files by what they are, sizes of paper together; one that is alone has no words."""
    named = dict[str, tuple[str, list[tuple[str, Page]]]]()
    for each in files:
        words = each.offer.words if each.offer else each.name
        sized = _ON_PAPER.fullmatch(words)
        what, shown = sized.groups() if sized else ("", words)
        named.setdefault(what or words, (what, []))[1].append((shown, each))
    return [*named.values()]
