"""The notebooks of the course: where they are, and how they are brought up to date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..content import load_course
from .folder import course_notebooks
from .inputs import course_runs
from .notebook_checks import check_calls

Progress = Callable[[str, int], None]
"""Called after each step with what was done, and how many steps there are in all."""


def quiet(done: str, steps: int) -> None:
    """Show no progress."""


@dataclass(frozen=True)
class Refreshed:
    """A notebook that was run again.

    Parameters
    ----------
    path : Path
        Its file.
    differences : tuple of str
        How what was stored differs from what it gives now; empty when it was up to date.
    written : bool
        Whether it was stored afresh: also for pictures that differ less than another machine's.
    """

    path: Path
    differences: tuple[str, ...]
    written: bool


def refresh(
    root: Path,
    check: bool = False,
    workers: int = 2,
    progress: Progress = quiet,
    fresh: bool = False,
) -> list[Refreshed]:
    """Run all notebooks of the course and store afresh those that give something else now.

    Parameters
    ----------
    root : Path
        The course's folder.
    check : bool
        Whether to only look: nothing is written.
    workers : int
        How many notebooks run at a time.
    progress : callable
        Told of each notebook that has run.
    fresh : bool
        Run all of them, also those that are as they were when they last ran (`inputs`).

    Raises
    ------
    ExecutionError
        If one does not run; nothing is written then.
    """
    from nbfolio.execute.store import is_stale, normalise, write
    from nbfolio.notebook.shape import read

    paths = course_notebooks(root)
    check_calls(root, paths)
    notice = load_course(root).frame.not_run
    runs = course_runs(
        root, paths, workers, lambda path: progress(f"ran {path.name}", len(lacking)), fresh
    )
    lacking = runs.lacking(paths)
    runs.run(lacking)
    runs.store.prune()
    found = []
    for path in paths:
        stored, given = read(path), runs.notebook(path)
        new = normalise(given, notice)
        written = not check and new != stored
        if written:
            write(path, new)
        found.append(Refreshed(path, tuple(is_stale(stored, given, path.name, notice)), written))
    return found
