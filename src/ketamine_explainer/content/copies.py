"""The copy of the course that an installed package brings along, and copies of it to edit."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from .errors import ContentError, Problem

OWN = Path(__file__).parents[1] / "_course"
"""Where a wheel has content/ and notebooks/; a checkout has them in its root, and nothing here."""

PARTS = ("content", "notebooks")
_LEFT = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", ".*.tmp")


def is_own(root: Path) -> bool:
    """Return whether a course's folder is the one inside the installed package."""
    return root.resolve() == OWN.resolve()


def refuse_own(root: Path) -> None:
    """Stop where something would be written into the installed package.

    Raises
    ------
    ContentError
        If `root` is the copy inside it; says how to get one of one's own.
    """
    if is_own(root):
        raise _refused(
            root,
            "the course inside the installed package, which is only read",
            "a copy of the course to edit",
            "make one with 'ketamine-explainer new DIR', then work in that folder",
        )


def copy_course(root: Path, target: Path) -> None:
    """Copy what a course says and its notebooks into a new folder, whole or not at all.

    Parameters
    ----------
    root : Path
        The course's folder.
    target : Path
        The new folder; absent, or empty.

    Raises
    ------
    ContentError
        If there is something in `target` already.
    OSError
        If it cannot be written; nothing is left there then.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise _refused(
            target,
            "a folder with something in it" if target.is_dir() else "a file",
            "a folder that is not there yet, or is empty",
            "name another one",
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        for part in PARTS:
            shutil.copytree(root / part, unfinished / part, ignore=_LEFT)
        if target.exists():
            target.rmdir()
        unfinished.replace(target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _refused(place: Path, given: str, allowed: str, cure: str) -> ContentError:
    return ContentError([Problem(place, None, "", given, allowed, cure)])
