"""A full disk, in words: what was being written, how much room lacks, and what to do."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

FULL = {errno.ENOSPC, errno.EDQUOT}
"""Numbers of the errors of a disk, or of a share of it, that has no room left."""

PlainText = Callable[[], tuple[str, int]]
"""Returns what was being written, and how many bytes of it were not written yet."""


class FullError(OSError):
    """A disk without room: says what was being written, how much lacks, and what to do."""


@contextmanager
def told_where_full(folder: Path, writing: PlainText) -> Iterator[None]:
    """Say in words where the disk that holds `folder` is full.

    Parameters
    ----------
    folder : Path
        Where the files are written.
    writing : callable
        Asked then.

    Raises
    ------
    FullError
        In place of an error of the system that no room is left.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in FULL:
            raise
        what, rest = writing()
        free = shutil.disk_usage(_there(folder)).free
        raise FullError(
            f"The disk that holds {folder} is full. {what} was being written; about "
            f"{in_size(max(rest - free, 1000))} more is needed. Free that much there, or write to "
            "another disk, then start again. What was there before is as it was."
        ) from error


def in_size(size: int) -> str:
    """Return bytes as they are read aloud.

    >>> in_size(4_321), in_size(999_999), in_size(1_250_000)
    ('4 kB', '1.0 MB', '1.2 MB')
    """
    return f"{size / 1e6:.1f} MB" if size >= 999_500 else f"{max(size / 1e3, 1):.0f} kB"


def _there(folder: Path) -> Path:
    return next(each for each in [folder, *folder.absolute().parents] if each.exists())
