"""Keys: digests of everything that something is made from.

What was made under a key need not be made again while the key is the same. That is sound where the
key names all that went into it, which is for whoever asks for it to see to.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Container, Iterable, Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
"""Where the engine's own code is."""

_IDLE = ("__pycache__",)
"""Folders of what Python keeps for itself."""


def key(**parts: object) -> str:
    """Return a digest of named parts: what JSON knows, in the order in which each has it.

    >>> key(code="a", pages=[1, 2]) == key(pages=[1, 2], code="a")
    True
    >>> key(pages=[1, 2]) == key(pages=[2, 1])
    False
    """
    return digest(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode())


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    """Return the `digest` of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fingerprint(folder: Path, leave_out: Iterable[str] = ()) -> str:
    """Return a digest of the names and contents of all files in a folder and below it.

    Parameters
    ----------
    folder : Path
        The folder; one that is not there has no files.
    leave_out : iterable of str
        Files and folders that do not count, as paths within it with ``/`` between their parts.
    """
    found = {path.relative_to(folder).as_posix(): path for path in files(folder, leave_out)}
    return key(files=[(name, file_digest(found[name])) for name in sorted(found)])


def files(folder: Path, leave_out: Iterable[str] = ()) -> Iterator[Path]:
    """Give the files that `fingerprint` counts: none that are hidden, none of Python's own."""
    return _walk(folder, {folder / name for name in leave_out})


def _walk(folder: Path, left: Container[Path]) -> Iterator[Path]:
    for path in folder.iterdir() if folder.is_dir() else ():
        if path in left or path.name.startswith(".") or path.name in _IDLE:
            continue
        if path.is_dir():
            yield from _walk(path, left)
        elif path.is_file():
            yield path


@cache
def installed() -> str:
    """Return a digest of Python's version and that of each installed distribution.

    All of them count, and not those alone that are known to matter: a list of these would have to
    be kept right. Their versions are in the names of the folders in which installers describe
    them, so that none is opened.
    """
    named = (path.name for folder in map(Path, sys.path) if folder.is_dir()
             for path in folder.glob("*.dist-info"))  # fmt: skip
    return key(python=sys.version, distributions=sorted(set(named)))
