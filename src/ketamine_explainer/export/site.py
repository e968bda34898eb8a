"""Build the site: a page for each notebook of the course, and a landing page."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from ..content import Course, load_content, refuse_overdue
from .calls import check_calls
from .exporter import ExplainerExporter, assets
from .notebooks import Progress, course_notebooks, quiet
from .run import execute_all
from .swap import replaced

LANDING_PAGE = "index.html"
LANDING_TEMPLATE = "landing.html.j2"


@dataclass(frozen=True)
class Page:
    """A page of the site: its file name and its size in bytes."""

    name: str
    size: int


@dataclass(frozen=True)
class BuildReport:
    """What a build wrote, and how long it took.

    Parameters
    ----------
    pages : tuple of Page
        The landing page first, then the notebooks' in the order of the course.
    seconds : float
        From start to end.
    """

    pages: tuple[Page, ...]
    seconds: float


def build_site(
    root: Path, output: Path, workers: int = 2, progress: Progress = quiet, overdue: bool = False
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
        Told of each notebook that has run and each page that is written.
    overdue : bool
        Build also past the review date; each page then says so.

    Raises
    ------
    ContentError
        If something in ``content/`` is wrong, or the review is overdue.
    ExecutionError
        If a notebook does not run.
    ExportError
        If a notebook cannot become a page.
    OSError
        If a notebook lacks, or `output` is a folder that no build wrote.
    """
    start = time.perf_counter()
    course = load_content(root).course
    if not overdue:
        refuse_overdue(root)
    paths = course_notebooks(root)
    check_calls(root, paths)
    steps = 2 * len(paths) + 1
    with replaced(output) as folder:
        results = execute_all(paths, workers, lambda path: progress(f"ran {path.name}", steps))
        pages = [_write(folder, LANDING_PAGE, landing_page(course))]
        progress(f"wrote {LANDING_PAGE}", steps)
        for path, nb in zip(paths, results, strict=True):
            pages.append(_write(folder, f"{path.stem}.html", notebook_page(path, nb)))
            progress(f"wrote {path.stem}.html", steps)
    return BuildReport(tuple(pages), time.perf_counter() - start)


def landing_page(course: Course) -> str:
    """Return the page that the site opens with."""
    template = ExplainerExporter().environment.get_template(LANDING_TEMPLATE)
    return str(template.render(course=course, assets=assets()))


def notebook_page(path: Path, nb: NotebookNode) -> str:
    """Return the page of an executed notebook, which stands in the file `path`."""
    resources = {"metadata": {"name": path.stem, "path": str(path.parent)}}
    html, _ = ExplainerExporter().from_notebook_node(nb, resources=resources)
    return html


def _write(folder: Path, name: str, html: str) -> Page:
    size = (folder / name).write_bytes(html.encode())
    return Page(name, size)
