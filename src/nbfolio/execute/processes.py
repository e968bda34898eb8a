"""Processes that are at work, told from those that were killed and left something behind."""

from __future__ import annotations

import os


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
