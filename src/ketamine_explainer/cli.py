"""The command line: thin verbs over the export.

Each verb loads what it needs when it is called, so that help and checks answer at once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .course.names import Name
from .stopping import exit_code, say_stopped

if TYPE_CHECKING:
    from .content import Content
    from .course.notebooks import Progress

CONTENTS = "ketamine_explainer.course.lab.CourseContents"
HOOK = "ketamine_explainer.course.lab.strip_widgets_on_save"

HELP = """
Build, check and present the course about ketamine infusion.

Run it anywhere inside the course's folder, the one that holds content/pages/course.yaml.
It reads content/ (what is said) and notebooks/ (how it is presented).

Exit codes: 0 all is well; 1 something in the content, a notebook or the build is wrong,
and the message says what to do; 2 the command was not understood.
"""

EXAMPLES = """
After editing a file in content/:

1. ketamine-explainer check (is it right?)
2. ketamine-explainer notebooks (bring the stored notebooks up to date)
3. ketamine-explainer build (write the pages into site/)

Then open site/index.html: it needs no network and no server.
"""

app = typer.Typer(
    help=HELP,
    epilog=EXAMPLES,
    rich_markup_mode="markdown",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Root = Annotated[
    Path | None,
    typer.Option(
        help="The course's folder (default: the nearest one, upward from here).",
        exists=True,
        file_okay=False,
        show_default=False,
    ),
]
Overdue = Annotated[
    bool, typer.Option("--overdue", help="Go on past the review date; pages then say so.")
]
Only = Annotated[
    list[Name] | None,
    typer.Option(
        help="Make this alone; may be given several times (default: all that can be made here).",
        metavar="|".join(Name),
        show_default=False,
    ),
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Use nothing that was run or made before.")]
Jobs = Annotated[int, typer.Option(help="How many notebooks run at a time.", min=1)]


@app.command()
def build(
    root: Root = None,
    output: Annotated[
        Path | None,
        typer.Option(
            help="Where the site is written (default: site/ in the course's folder, or here where "
            "it is the one inside the installed package)."
        ),
    ] = None,
    jobs: Jobs = 2,
    overdue: Overdue = False,
    only: Only = None,
    fresh: Fresh = False,
) -> None:
    """Run the notebooks and write the site: pages, slides, handouts, PowerPoint, all figures.

    What has not changed since the last build, and does not show anything that has, is taken over.

    Pages and slides need neither network nor server. Slides need reveal.js, which npm fetches
    once; handouts are printed by an installed Chromium, Chrome or Edge; what cannot be made here
    is left out. With --only the site holds nothing else. It is replaced only when all of it is
    written: a build that fails or is stopped leaves the one before as it was. A folder that no
    build wrote is never replaced.

    Example: ketamine-explainer build --output ~/Desktop/course

    Example: ketamine-explainer build --only pages --only handout
    """
    from .content import find_root
    from .content.copies import is_own
    from .course.site import build_site
    from .explorers.buildable import refuse_unbuildable
    from .explorers.kit.notes import by_slide

    with _mistakes_in_words(), _progress("Building") as progress:
        course = find_root(root)
        target = output or (Path.cwd() if is_own(course) else course) / "site"
        refuse_unbuildable(course)
        report = build_site(course, target, jobs, progress, overdue, only or (), by_slide, fresh)
    some = 0 < len(report.written) < len(report.pages)
    for page in report.pages:
        anew = "  made anew" if some and page.name in report.written else ""
        typer.echo(f"{page.size / 1000:8.0f} kB  {target / page.name}{anew}")
    for lacking in report.left_out:
        typer.echo(lacking, err=True)
    count = len(report.written) if some else "all" if report.written else "none"
    made = f"{_files(len(report.pages))}, {count} made anew, in {report.seconds:.1f} s."
    typer.echo(f"{made} Open {target / 'index.html'}")


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"


@app.command()
def check(
    root: Root = None,
    overdue: Overdue = False,
    ipdas: Annotated[
        bool, typer.Option("--ipdas", help="Also check the criteria for patient decision aids.")
    ] = False,
) -> None:
    """Read everything in content/ and report all problems at once. Nothing is written.

    Each problem comes with its file and line, what was given, what is allowed and what to do.
    With --ipdas a table follows; exit code 1 if one of its numbered items does not hold.
    """
    from .content import find_root, load_content, refuse_overdue
    from .content.schemas import check_schemas
    from .content.style import check_style
    from .course.folder import course_notebooks
    from .course.notebook_checks import check_calls, check_notes
    from .course.summary import summary
    from .explorers.buildable import refuse_unbuildable
    from .explorers.named import refuse_unnamed

    with _mistakes_in_words():
        course = find_root(root)
        content = load_content(course)
        if not overdue:
            refuse_overdue(course)
        refuse_unbuildable(course)
        check_schemas(course)
        check_style(course)
        refuse_unnamed(course)
        paths = course_notebooks(course)
        check_calls(course, paths)
        check_notes(course, paths)
    typer.echo(
        f"The content is in order: {len(content.article.claims)} claims, "
        f"{len(content.sources)} sources, {len(paths)} notebooks."
    )
    typer.echo(f"\n{summary(content)}")
    if ipdas:
        _show_criteria(content)


def _show_criteria(content: Content) -> None:
    """Print what holds of IPDAS; leave with exit code 1 where a numbered item does not."""
    from .ipdas import quality, required

    items = required(content)
    for item in [*items, *quality(content)]:
        held = "holds" if item.holds else "does not hold"
        typer.echo(f"{item.number or 'quality':8} {held:14} {item.criterion}: {item.found}")
    if not all(item.holds for item in items):
        raise typer.Exit(1)


@app.command()
def notebooks(
    root: Root = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only report what is stale; exit code 1 if any is.")
    ] = False,
    jobs: Jobs = 2,
    fresh: Fresh = False,
) -> None:
    """Run the notebooks and store their outputs afresh, in notebooks/, where they are stale.

    Stored are the text form and the first picture of each widget, which GitHub and nbviewer
    show; widget state is not. Notebooks that give what they gave before are not touched.

    Example: ketamine-explainer notebooks --check
    """
    from .content import find_root
    from .content.copies import refuse_own
    from .course.notebooks import refresh
    from .explorers.buildable import refuse_unbuildable

    with _mistakes_in_words(), _progress("Running") as progress:
        course = find_root(root)
        refuse_own(course)
        refuse_unbuildable(course)
        found = refresh(course, check, jobs, progress, fresh)
    for difference in (line for notebook in found for line in notebook.differences):
        typer.echo(difference, err=check)
    if check and any(notebook.differences for notebook in found):
        typer.echo("Run 'ketamine-explainer notebooks' and commit the result.", err=True)
        raise typer.Exit(1)
    typer.echo(f"{len(found)} notebooks, {sum(each.written for each in found)} stored afresh.")


@app.command()
def schemas(root: Root = None) -> None:
    """Write the JSON Schema of each file of content/, in content/schemas/, where it is stale.

    They follow from the records of the program, so this is for whoever changes a record. Each file
    of content/ names its schema in its first line: an editor that knows the YAML language server
    then completes and checks it.

    Example: ketamine-explainer schemas
    """
    from .content import find_root
    from .content.copies import refuse_own
    from .content.schemas import write_schemas

    with _mistakes_in_words():
        course = find_root(root)
        refuse_own(course)
        changed = write_schemas(course)
    for path in changed:
        typer.echo(f"{path} {'written' if path.exists() else 'removed'}")
    typer.echo(f"{len(changed)} schemas changed.")


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="The folder to make.", metavar="DIR")],
    root: Root = None,
) -> None:
    """Copy the course into a new folder, to edit it there: content/ and notebooks/.

    Then, in that folder: check, notebooks, build and lab.

    Example: ketamine-explainer new ~/my-course
    """
    from .content import find_root
    from .content.copies import copy_course

    with _mistakes_in_words():
        copy_course(find_root(root), folder)
    typer.echo(f"{folder} has content/ and notebooks/. Go there, then: ketamine-explainer build")


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def lab(context: typer.Context, root: Root = None) -> None:
    """Open JupyterLab on notebooks/. Further arguments are passed on to it.

    What is saved there stays lean: text forms and pictures, no widget state.

    Example: ketamine-explainer lab --no-browser --port 8890
    """
    from nbfolio.notebook.extras import extra

    from .content import find_root
    from .content.copies import refuse_own
    from .course.folder import FOLDER

    with _mistakes_in_words():
        course = find_root(root)
        refuse_own(course)
        with extra("ketamine-explainer[lab]", "JupyterLab", "check, notebooks and build work"):
            from jupyterlab.labapp import LabApp
    folder = course / FOLDER
    LabApp.launch_instance(
        [
            str(folder),
            f"--ServerApp.contents_manager_class={CONTENTS}",
            f"--ContentsManager.pre_save_hook={HOOK}",
            *context.args,
        ]
    )


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ketamine-explainer {version('ketamine-explainer')}")
        raise typer.Exit


@app.callback()
def _options(
    show_version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    pass


@contextmanager
def _mistakes_in_words() -> Iterator[None]:
    from nbfolio.notebook.mistakes import MistakeError

    from .content import ContentError

    try:
        yield
    except (ContentError, MistakeError, OSError) as mistake:
        typer.echo(_in_words(mistake), err=True)
        raise typer.Exit(1) from mistake
    except KeyboardInterrupt as order:
        say_stopped()
        raise typer.Exit(exit_code(order)) from None


def _in_words(mistake: BaseException) -> str:
    """Return what a mistake says; a full disk that nobody was ready for says only a number."""
    from nbfolio.execute.room import FULL, FullError

    unsaid = isinstance(mistake, OSError) and not isinstance(mistake, FullError)
    if unsaid and getattr(mistake, "errno", None) in FULL:
        what = getattr(mistake, "filename", None) or "a temporary file"
        return f"A disk is full: {what} was being written. Free some room there, then start again."
    return str(mistake)


@contextmanager
def _progress(title: str) -> Iterator[Progress]:
    """Show a bar on a terminal, nothing elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(
        *columns, TimeElapsedColumn(), console=console, disable=not sys.stderr.isatty()
    ) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, steps: bar.update(task, advance=1, total=steps, description=done)
