"""A site of executed notebooks, as a build writes it."""

from collections.abc import Iterable
from pathlib import Path

from ketamine_explainer.content import draft_notice
from ketamine_explainer.course.artefact import Artefact, ExecutedCourse, Page
from ketamine_explainer.course.pages import landing_page
from ketamine_explainer.course.site import LANDING_PAGE


def write_site(executed: ExecutedCourse, folder: Path, artefacts: Iterable[Artefact]) -> None:
    """Write all that is made of executed notebooks, and a landing page that offers it."""
    content, pages = executed.content, list[Page]()
    for artefact in artefacts:
        artefact.make_all(executed, folder)
        for offer in artefact.offers(content, executed.notes):
            pages.append(Page(offer.file, (folder / offer.file).stat().st_size, offer))
    draft = draft_notice(content.article, content.verdicts)
    html = landing_page(content.course, pages, content.help, draft)
    (folder / LANDING_PAGE).write_bytes(html.encode())
