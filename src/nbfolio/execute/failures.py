"""Why a notebook does not run, in words that say where and what to do."""

from __future__ import annotations

import re

from jupyter_client.kernelspec import NoSuchKernel
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from ..notebook.mistakes import MistakeError

ANSI_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class ExecutionError(MistakeError):
    """A notebook that does not run to its end: says which, where and why."""


def failed_cell(
    name: str, nb: NotebookNode, at: int, reason: str, otherwise: str = ""
) -> ExecutionError:
    """Return the error of a cell that does not run.

    Parameters
    ----------
    name
        What the error calls the notebook.
    nb
        The notebook.
    at
        The place of the cell, counted from 0.
    reason
        What the kernel said.
    otherwise
        What else there is to do, as a sentence.
    """
    source = nb.cells[at].source if nb.cells else ""
    return ExecutionError(
        f"{name}, cell {at + 1} does not run:\n"
        f"    {source.strip().partition(chr(10))[0]}\n"
        f"{reason}\n"
        "Mend what it names; to see the whole traceback, open the notebook in JupyterLab "
        f"and run its cells from the top.{otherwise and ' '}{otherwise}"
    )


def missing_kernel(name: str, error: NoSuchKernel) -> ExecutionError:
    """Return the error of a notebook whose kernel is not on this computer."""
    return ExecutionError(
        f"{name} is to run in the kernel {error.name!r}, and there is none of that name here "
        "(jupyter kernelspec list shows those that are). If another will do, name it: "
        "--ExecutePreprocessor.kernel_name=python3"
    )


def reason_of(error: Exception, seconds: float) -> str:
    """Return what stopped a cell that may take so many seconds."""
    if isinstance(error, CellExecutionError):
        return ANSI_COLOURS.sub("", f"{error.ename}: {error.evalue}").strip()
    if isinstance(error, TimeoutError):
        return f"It took longer than {seconds:g} seconds."
    return str(error)
