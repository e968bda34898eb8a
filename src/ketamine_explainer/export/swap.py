"""Replace a folder as a whole: whatever happens meanwhile, the old or the new one is there."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARKER = ".explainer-site"
MARKER_TEXT = "Written by ketamine-explainer build, which replaces this folder and these files:"


@contextmanager
def replaced(output: Path) -> Iterator[Path]:
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
    """
    output = output.resolve()
    _clear_leftovers(output)
    _refuse_foreign(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    new = output.with_name(f".{output.name}-new-{os.getpid()}")
    old = output.with_name(f".{output.name}-old-{os.getpid()}")
    new.mkdir()
    try:
        yield new
        (new / MARKER).write_text("\n".join([MARKER_TEXT, *_files(new)]), encoding="utf-8")
        _swap(new, output, old)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _swap(new: Path, output: Path, old: Path) -> None:
    try:
        if output.exists():
            output.rename(old)
        new.rename(output)
    finally:
        if old.exists() and not output.exists():
            old.rename(output)
    shutil.rmtree(old, ignore_errors=True)


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


def _clear_leftovers(output: Path) -> None:
    """Undo what killed builds left: put the old folder back if none is there, remove the rest."""
    for folder in _leftovers(output):
        if "-old-" in folder.name and not output.exists():
            folder.rename(output)
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _leftovers(output: Path) -> list[Path]:
    pattern = re.compile(rf"\.{re.escape(output.name)}-(?:new|old)-(\d{{1,9}})")
    beside = list(output.parent.iterdir()) if output.parent.is_dir() else []
    named = [(pattern.fullmatch(path.name), path) for path in beside]
    left = [path for match, path in named if match and not _runs(int(match[1]))]
    return sorted(left, key=lambda path: path.stat().st_mtime, reverse=True)


def _runs(pid: int) -> bool:
    """Return whether another build of that process id is still at work."""
    if pid == os.getpid() or os.name == "nt":  # there, signal 0 would end the process
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
