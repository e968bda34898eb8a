"""Runs a notebook so that what moves by its kernel moves without one, too."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal, DeadKernelError
from nbclient.util import run_sync
from nbconvert.preprocessors import ExecutePreprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from traitlets import default

from ..notebook.marks import unshown
from .channel import WatchedManager
from .failures import failed_cell, missing_kernel, reason_of

_PACKAGE = Path(__file__).parent / "alive"
_NAME = "nbfolio_alive"

_START = """\
def __nbfolio(folder, name, settings):
    import importlib.util, json, sys
    spec = importlib.util.spec_from_file_location(
        name, folder + "/__init__.py", submodule_search_locations=[folder]
    )
    sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[name])
    importlib.import_module(name + ".hook").start(**json.loads(settings))
try:
    __nbfolio({folder!r}, {name!r}, {settings!r})
except (ImportError, OSError):
    pass  # a kernel without IPython, or elsewhere: what it runs stays as it starts
finally:
    del __nbfolio
"""
_FINISH = """\
if "nbfolio_alive.hook" in __import__("sys").modules:
    __import__("nbfolio_alive.hook").hook.finish()
"""


MOVING = ("interact", "observe", _NAME)
"""Words in code that may take as long as its bounds allow, beside its own time."""


@dataclass(frozen=True)
class Bounds:
    """How much of what moves in a notebook is worked out.

    Parameters
    ----------
    calls
        How often the functions of a cell may be called.
    seconds
        How long that may take.
    size
        How many bytes all that they show may have.
    """

    calls: int = 2000
    seconds: float = 60
    size: int = 12_000_000


class WorkedOut(NotebookClient):  # type: ignore[misc]  # nbclient's are untyped
    """Calls functions of ``interact`` over the grids of their controls, in a kernel of Python."""

    bounds = Bounds()

    def bound(self, **bounds: Any) -> None:
        """Take how much may be worked out, as `Bounds` names it."""
        self.bounds = Bounds(**bounds)

    async def async_execute_cell(
        self, cell: NotebookNode, cell_index: int, *args: Any, **kwargs: Any
    ) -> NotebookNode:
        """Execute a cell; before the first and after the last, do what makes it move."""
        works = _is_python(self.nb)
        if works and cell_index == 0:
            await self._quietly(_start(self.nb, self.bounds))
        done = await super().async_execute_cell(cell, cell_index, *args, **kwargs)
        if works and cell_index == len(self.nb.cells) - 1:
            await self._quietly(_FINISH)
        return done

    execute_cell = run_sync(async_execute_cell)

    async def _quietly(self, source: str) -> None:
        """Run code of ours, of which nothing is shown."""
        # the cell has no place in the notebook: put back what nbclient puts there
        first = self.nb.cells[0]
        started, self.on_cell_start = getattr(self, "on_cell_start", None), None
        try:
            await super().async_execute_cell(new_code_cell(source), 0, store_history=False)
        finally:
            self.nb.cells[0], self.on_cell_start = first, started
            self.code_cells_executed -= 1


def _start(nb: NotebookNode, bounds: Bounds) -> str:
    run = [(number, cell) for number, cell in enumerate(nb.cells, start=1) if _is_run(cell)]
    cells = {
        at: None if unshown(cell.metadata.get("tags", ())) else number
        for at, (number, cell) in enumerate(run, start=1)
    }
    settings = {
        "calls": bounds.calls,
        "seconds": bounds.seconds,
        "size": bounds.size,
        "cells": cells,
    }
    return _START.format(folder=str(_PACKAGE), name=_NAME, settings=json.dumps(settings))


def _is_run(cell: NotebookNode) -> bool:
    skipped = "skip-execution" in cell.metadata.get("tags", ())
    return bool(cell.cell_type == "code" and cell.source.strip() and not skipped)


def _is_python(nb: NotebookNode) -> bool:
    language = nb.metadata.get("language_info", {}).get("name")
    return bool((language or "python").lower() == "python")


class WorkOut(WorkedOut, ExecutePreprocessor):  # type: ignore[misc]  # nbconvert's are untyped
    """What ``jupyter nbconvert --execute`` runs with: the notebook's kernel, its own options."""

    at = 0

    @default("kernel_manager_class")  # type: ignore[untyped-decorator]
    def _watched(self) -> type[WatchedManager]:
        return WatchedManager

    def preprocess(
        self, nb: NotebookNode, resources: Any = None, km: Any = None
    ) -> tuple[NotebookNode, Any]:
        """Run a notebook.

        Raises
        ------
        ExecutionError
            If its kernel is not on this computer, or a cell fails, takes too long or ends it.
        """
        name = (resources or {}).get("metadata", {}).get("name") or "the notebook"
        try:
            done: tuple[NotebookNode, Any] = super().preprocess(nb, resources, km)
        except NoSuchKernel as error:
            raise missing_kernel(name, error) from error
        except (CellControlSignal, DeadKernelError) as error:
            reason = reason_of(error, self.timeout or 0)
            raise failed_cell(name, nb, self.at, reason, _GO_ON) from error
        return done

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, index: int
    ) -> tuple[NotebookNode, Any]:
        """Run a cell, and note which it is."""
        self.at = index
        done: tuple[NotebookNode, Any] = super().preprocess_cell(cell, resources, index)
        return done


_GO_ON = "To show it in the page and go on, add --allow-errors."
