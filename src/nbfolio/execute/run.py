"""Run notebooks: each in a fresh kernel of the Python that runs us."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path

from nbclient.exceptions import CellControlSignal
from nbformat import NotebookNode

from ..notebook.shape import read
from .apart import run_in_thread
from .failures import failed_cell, reason_of
from .kernel import own_kernel
from .worked_out import MOVING, Bounds, WorkedOut

CELL_TIMEOUT = 120
"""Seconds that one cell may take."""


def execute(
    nb: NotebookNode,
    folder: Path,
    name: str = "the notebook",
    bounds: Bounds = Bounds(),  # noqa: B008 - it is frozen
) -> NotebookNode:
    """Execute a notebook and keep the state of its widgets.

    Parameters
    ----------
    nb : NotebookNode
        The notebook; it is left as it is.
    folder : Path
        The working directory of its cells.
    name : str
        What an error calls it.
    bounds : Bounds
        How much of what moves in it is worked out.

    Returns
    -------
    NotebookNode
        A new notebook with fresh outputs and ``metadata.widgets``.

    Raises
    ------
    ExecutionError
        When a cell fails, takes too long or ends the kernel.
    """
    return run_in_thread(_Job(name, nb, Path(folder), bounds).run())


def execute_all(
    paths: Sequence[Path],
    workers: int = 2,
    progress: Callable[[Path], None] = lambda path: None,
) -> list[NotebookNode]:
    """Execute notebook files side by side, each in its own folder.

    Parameters
    ----------
    paths : sequence of Path
        The notebooks; none is written to.
    workers : int
        How many kernels may run at a time, one or more.
    progress : callable
        Called, in another thread, with the path of each notebook that is done.

    Returns
    -------
    list of NotebookNode
        The executed notebooks, in the order of ``paths``.

    Raises
    ------
    ExecutionError
        For the first notebook that fails; the others are stopped.
    """
    jobs = [_Job(path.name, read(path), path.parent) for path in paths]
    return run_in_thread(_run_all(jobs, workers, lambda job: progress(paths[jobs.index(job)])))


@dataclass(eq=False)
class _Job:
    """One notebook to run, and the place it has come to."""

    name: str
    nb: NotebookNode
    folder: Path
    bounds: Bounds = field(default_factory=Bounds)
    at: int = 0

    async def run(self) -> NotebookNode:
        try:
            async with own_kernel(self.folder) as (manager, kernel):
                client = WorkedOut(
                    _without_results(self.nb),
                    km=manager,
                    timeout_func=self._seconds,
                    # nbclient gives up after 4 seconds and goes on without what was put out late
                    iopub_timeout=CELL_TIMEOUT,
                    raise_on_iopub_timeout=True,
                    store_widget_state=True,
                    record_timing=False,
                    coalesce_streams=True,
                    on_cell_start=self._note,
                )
                client.kc, client.bounds = kernel, self.bounds
                return await client.async_execute()
        except (CellControlSignal, RuntimeError) as error:
            if _is_cancelled():  # nbclient takes that for a dead kernel
                raise asyncio.CancelledError from error
            reason = reason_of(error, CELL_TIMEOUT)
            raise failed_cell(self.name, self.nb, self.at, reason) from error

    def _seconds(self, cell: NotebookNode) -> int:
        """Return how long a cell may take: longer where what it ties to controls is called, too."""
        works = any(word in cell.source for word in MOVING)
        return CELL_TIMEOUT + works * ceil(self.bounds.seconds)

    def _note(self, cell: NotebookNode, cell_index: int) -> None:
        self.at = cell_index


def _is_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _without_results(nb: NotebookNode) -> NotebookNode:
    fresh = copy.deepcopy(nb)
    fresh.metadata.pop("widgets", None)
    marks = fresh.metadata.pop("explainer", NotebookNode())
    marks.pop("widgets", None)
    if marks:
        fresh.metadata["explainer"] = marks
    return fresh


async def _run_all(
    jobs: list[_Job], workers: int, done: Callable[[_Job], None]
) -> list[NotebookNode]:
    gate = asyncio.Semaphore(workers)

    async def run(job: _Job) -> NotebookNode:
        async with gate:
            nb = await job.run()
        done(job)
        return nb

    try:
        async with asyncio.TaskGroup() as group:  # one that fails cancels the others
            tasks = [group.create_task(run(job)) for job in jobs]
    except ExceptionGroup as failures:
        raise failures.exceptions[0] from None
    return [task.result() for task in tasks]
