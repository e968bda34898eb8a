"""Build the site: a landing page, and what the registry of artefacts makes of the course."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbfolio.execute.room import in_size
from nbfolio.execute.run import execute_all
from nbfolio.html.frontend import frontend
from nbfolio.notebook.errors import UnavailableError
from nbfolio.publish.swap import replace_dir_atomically

from ..content import Content, Course, draft_notice, load_content, refuse_overdue
from ..content.errors import did_you_mean
from ..content.records import Help
from ..synthesis.help import list_html
from .artefact import Artefact, Download, ExecutedCourse, Notes, OnWritten
from .decks import DECK
from .explainer import ExplainerExporter
from .figures_zip import FIGURES
from .folder import course_notebooks
from .handout import HANDOUT
from .names import Name
from .notebook_checks import check_calls
from .notebooks import Progress, quiet
from .slides_pdf import SLIDES
from .slides_pptx import PPTX

LANDING_PAGE = "index.html"
LANDING_TEMPLATE = "landing.html.j2"


def unspoken(content: Content) -> Notes:
    """Return no notes."""
    return {}


@dataclass(frozen=True)
class Page:
    """A file of the site: its name, its size in bytes, and what it is, None for the landing page.

    An offer says the name too.
    """

    name: str
    size: int
    offer: Download | None = None


@dataclass(frozen=True)
class BuildReport:
    """What a build wrote, and how long it took.

    Parameters
    ----------
    pages : tuple of Page
        The landing page first, then all that it offers.
    seconds : float
        From start to end.
    left_out : tuple of str
        What could not be made here, why, and what to do.
    """

    pages: tuple[Page, ...]
    seconds: float
    left_out: tuple[str, ...] = ()


def build_site(
    root: Path,
    output: Path,
    workers: int = 2,
    progress: Progress = quiet,
    overdue: bool = False,
    only: Collection[str] = (),
    speak: Callable[[Content], Notes] = unspoken,
) -> BuildReport:
    """Run all notebooks of the course and write the site into `output`, whole or not at all.

    Parameters
    ----------
    root : Path
        The course's folder.
    output : Path
        The site's folder. One that was built before is replaced.
    workers : int
        How many notebooks run at a time.
    progress : callable
        Told of each notebook that has run and each file that is written.
    overdue : bool
        Build also past the review date; each page then says so.
    only : collection of str
        Names of artefacts; all that can be made here, where none is named.
    speak : callable
        Returns what a speaker says at the slides of the course.

    Raises
    ------
    ContentError
        If something in ``content/`` is wrong, or the review is overdue.
    ExecutionError
        If a notebook does not run.
    ExportError
        If a notebook cannot become a page.
    UnavailableError
        If one that `only` names cannot be made here.
    OSError
        If a notebook lacks, or `output` is a folder that no build wrote.
    ValueError
        If `only` names what there is not.
    """
    start = time.perf_counter()
    content = load_content(root)
    if not overdue:
        refuse_overdue(root)
    paths = course_notebooks(root)
    check_calls(root, paths)
    notes = speak(content)
    made, left_out = _made(_chosen(only), must=bool(only))
    steps = len(paths) + sum(len(each.offers(content, notes)) for each in made) + 1
    with replace_dir_atomically(output) as folder:
        results = execute_all(paths, workers, lambda path: progress(f"ran {path.name}", steps))
        executed = ExecutedCourse(root, content, tuple(zip(paths, results, strict=True)), notes)
        pages, failed = write_site(
            executed, folder, made, lambda name: progress(f"wrote {name}", steps), must=bool(only)
        )
    return BuildReport(pages, time.perf_counter() - start, (*left_out, *failed))


def write_site(
    executed: ExecutedCourse,
    folder: Path,
    artefacts: Iterable[Artefact],
    wrote: OnWritten = lambda name: None,
    must: bool = True,
) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    """Write what is made of executed notebooks, and a landing page that offers it.

    Returns
    -------
    tuple of Page
        The landing page first.
    tuple of str
        What could not be made, where it need not be.
    """
    files: list[Page] = []
    failed: list[str] = []
    for artefact in artefacts:
        offers = artefact.offers(executed.content, executed.notes)
        try:
            artefact.make(executed, folder, wrote)
        except UnavailableError as error:
            if must:
                raise
            failed.append(_left_out(artefact, error))
            for offer in offers:
                (folder / offer.file).unlink(missing_ok=True)
            continue
        files += [Page(each.file, (folder / each.file).stat().st_size, each) for each in offers]
    content = executed.content
    notice = draft_notice(content.article, content.verdicts)
    html = landing_page(content.course, files, content.help, notice)
    landing = _write(folder, LANDING_PAGE, html)
    wrote(LANDING_PAGE)
    return (landing, *files), tuple(failed)


def landing_page(
    course: Course, files: Sequence[Page] = (), help_: Help | None = None, draft: str = ""
) -> str:
    """Return the page that the site opens with; it offers these files."""
    template = ExplainerExporter().environment.get_template(LANDING_TEMPLATE)
    pages = {f"{entry.name}.html" for entry in course.pages}
    return str(
        template.render(
            course=course,
            help=help_,
            draft=draft,
            help_html=list_html(help_) if help_ else "",
            assets=frontend(),
            pages={each.name: each for each in files if each.name in pages},
            offers=[each for each in files if each.name not in pages],
            in_size=in_size,
        )
    )


def _page_offers(content: Content, notes: Notes) -> tuple[Download, ...]:
    return tuple(Download(f"{each.name}.html", "Page", each.name) for each in content.course.pages)


def _make_pages(executed: ExecutedCourse, folder: Path, wrote: OnWritten) -> None:
    for each in executed.documents:
        html = ExplainerExporter().from_document(each)
        wrote(_write(folder, f"{each.name}.html", html).name)


PAGES = Artefact(Name.PAGES, _page_offers, _make_pages)

ARTEFACTS = (PAGES, DECK, SLIDES, HANDOUT, PPTX, FIGURES)
"""All that can be made of the course: a new artefact is a new entry here."""


def _chosen(only: Collection[str]) -> list[Artefact]:
    known = {each.name: each for each in ARTEFACTS}
    for name in only:
        if name not in known:
            cure = did_you_mean(name, known, "name one of them, or none for all")
            raise ValueError(f"given {name!r}; a build can make: {', '.join(known)}; {cure}")
    return [each for each in ARTEFACTS if each.name in only or not only]


def _made(chosen: Iterable[Artefact], must: bool) -> tuple[list[Artefact], list[str]]:
    """Part what can be made here from what cannot, and why not.

    Raises
    ------
    UnavailableError
        If something cannot, and it must.
    """
    made: list[Artefact] = []
    left_out: list[str] = []
    for artefact in chosen:
        try:
            artefact.check()
        except UnavailableError as error:
            if must:
                raise
            left_out.append(_left_out(artefact, error))
        else:
            made.append(artefact)
    return made, left_out


def _left_out(artefact: Artefact, error: UnavailableError) -> str:
    return f"Left out: {artefact.name}. {error}"


def _write(folder: Path, name: str, html: str) -> Page:
    size = (folder / name).write_bytes(html.encode())
    return Page(name, size)
