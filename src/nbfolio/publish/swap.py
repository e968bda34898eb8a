"""Replace a folder as a whole: whatever happens meanwhile, the old or the new one is there."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..execute.processes import runs
from ..execute.room import told_where_full
from .exchange import exchange

MARKER = ".explainer-site"
MARKER_TEXT = "Written by nbfolio, which replaces this folder and these files:"


@contextmanager
def replace_dir_atomically(output: Path) -> Iterator[Path]:
    """Give an empty folder to write in, which becomes `output` when all went well.

    Parameters
    ----------
    output : Path
        The folder to replace: absent, empty, or written in this way before.

    Yields
    ------
    Path
        A hidden folder beside `output`. On any failure it is removed and `output` stays.

    Raises
    ------
    FileExistsError
        If `output` is something else that must not be lost.
    FullError
        If the disk is full.
    """
    output = output.resolve()
    clear_leftovers(output)
    _refuse_foreign(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    new = output.with_name(f".{output.name}-new-{os.getpid()}")
    old = output.with_name(f".{output.name}-old-{os.getpid()}")
    try:
        new.mkdir()
        with told_where_full(output, lambda: _writing(new, output)):
            yield new
            (new / MARKER).write_text("\n".join([MARKER_TEXT, *_files(new)]), encoding="utf-8")
            _swap(new, output, old)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _swap(new: Path, output: Path, old: Path) -> None:
    """Put `new` in the place of `output`, in one step where the system can."""
    if not output.exists():
        new.rename(output)
    elif exchange(new, output):  # what was there before is `new` now
        shutil.rmtree(new, ignore_errors=True)
    else:
        _swap_in_two(new, output, old)


def _swap_in_two(new: Path, output: Path, old: Path) -> None:
    """Put `new` in the place of `output`; the next call mends it if we are killed in between."""
    try:
        output.rename(old)
        new.rename(output)
    finally:
        if old.exists() and not output.exists():
            old.rename(output)
    shutil.rmtree(old, ignore_errors=True)


def _writing(new: Path, output: Path) -> tuple[str, int]:
    """Return the file that is being written, and how much the site before has that lacks here."""
    files = [path for path in new.rglob("*") if path.is_file()]
    last = max(files, key=lambda path: path.stat().st_mtime_ns, default=new)
    rest = _size(output) - _size(new)
    return f"{last.relative_to(new)} of the site", rest


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _refuse_foreign(output: Path) -> None:
    if not output.exists() or (output.is_dir() and not any(output.iterdir())):
        return
    marker = output / MARKER
    if not output.is_dir() or not marker.is_file():
        raise FileExistsError(
            f"{output} is not a site that this command wrote (it has no {MARKER} in it), "
            "so it is not replaced. Name another folder with --output, or move this one away."
        )
    written = marker.read_text(encoding="utf-8").splitlines()[1:]
    if foreign := sorted(set(_files(output)) - {*written, MARKER}):
        raise FileExistsError(
            f"{output} holds what no build wrote: {', '.join(foreign[:5])}. It would be lost when "
            "the folder is replaced: move it away, or name another folder with --output."
        )


def _files(folder: Path) -> list[str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def holds_nothing_else(output: Path, names: Iterable[str]) -> bool:
    """Return whether `output` was written in this way and holds these files, and no others."""
    return output.is_dir() and set(_files(output)) == {*names, MARKER}


def clear_leftovers(output: Path) -> None:
    """Undo what killed builds left: put the old folder back if none is there, remove the rest."""
    output = output.resolve()
    for folder in _leftovers(output):
        if "-old-" in folder.name and not output.exists():
            folder.rename(output)
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _leftovers(output: Path) -> list[Path]:
    pattern = re.compile(rf"\.{re.escape(output.name)}-(?:new|old)-(\d{{1,9}})")
    beside = list(output.parent.iterdir()) if output.parent.is_dir() else []
    named = [(pattern.fullmatch(path.name), path) for path in beside]
    left = [path for match, path in named if match and not runs(int(match[1]))]
    return sorted(left, key=lambda path: path.stat().st_mtime, reverse=True)
