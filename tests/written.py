"""A site of executed notebooks, as a build writes it."""

from collections.abc import Iterable
from pathlib import Path

from ketamine_explainer.course.artefact import Artefact, ExecutedCourse, Page
from ketamine_explainer.course.artefacts import LANDING
from ketamine_explainer.course.site import write_downloads


def make_all(artefact: Artefact, executed: ExecutedCourse, folder: Path) -> None:
    """Write all files of an artefact into a folder."""
    artefact.make(executed, artefact.files(executed), folder, lambda name: None)


def write_site(executed: ExecutedCourse, folder: Path, artefacts: Iterable[Artefact]) -> None:
    """Write all that is made of executed notebooks, and the pages that lead to it."""
    pages: list[Page] = []
    for artefact in artefacts:
        make_all(artefact, executed, folder)
        for offer in artefact.offers(executed.content, executed.notes):
            pages.append(Page(offer.file, (folder / offer.file).stat().st_size, offer))
    make_all(LANDING, executed, folder)
    write_downloads(folder, executed.content, pages)
