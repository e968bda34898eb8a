"""Processes that are at work, told from those that were killed and left something behind."""

from __future__ import annotations

import os
from pathlib import Path

UNFINISHED = ".tmp"
"""How a file ends that is not whole yet, after the id of the process that writes it."""


def runs(pid: int) -> bool:
    """Return whether another process of that id is at work."""
    if pid == os.getpid() or os.name == "nt":  # there, signal 0 would end the process
        return False
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


def remove_unfinished(folder: Path, begins: str = "") -> None:
    """Remove what processes that were killed have left half written in a folder.

    Parameters
    ----------
    folder : Path
        The folder.
    begins : str
        How the names of the files begin that count; any name by default.

    Raises
    ------
    OSError
        If one cannot be removed.
    """
    for path in folder.iterdir():
        name, _, owner = path.name.removesuffix(UNFINISHED).rpartition(".")
        written = path.name.endswith(UNFINISHED) and name.startswith(begins) and owner.isdecimal()
        if written and not runs(int(owner)):
            path.unlink(missing_ok=True)
