"""The notebooks of the course: where they are, and how they are brought up to date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nbfolio.execute.run import execute_all
from nbfolio.execute.store import is_stale, normalise, write
from nbfolio.notebook.shape import read

from ..content import load_course
from .folder import course_notebooks
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
    root: Path, check: bool = False, workers: int = 2, progress: Progress = quiet
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

    Raises
    ------
    ExecutionError
        If one does not run; nothing is written then.
    """
    paths = course_notebooks(root)
    check_calls(root, paths)
    notice = load_course(root).frame.not_run
    results = execute_all(paths, workers, lambda path: progress(f"ran {path.name}", len(paths)))
    found = []
    for path, fresh in zip(paths, results, strict=True):
        stored = read(path)
        new = normalise(fresh, notice)
        written = not check and new != stored
        if written:
            write(path, new)
        found.append(Refreshed(path, tuple(is_stale(stored, fresh, path.name, notice)), written))
    return found
