"""What takes long to make and tests only read: made once for all processes of a run, and kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from filelock import FileLock

MADE_OF = ("src", "content", "notebooks")
KEPT = 3
"""How many states of the course are kept: a run may still read the one before."""


@dataclass(frozen=True)
class Shelf:
    """Folders that were made of one state of the course."""

    folder: Path

    @classmethod
    def of(cls, root: Path, within: Path) -> Shelf:
        """Return the shelf of the course in `root` as it stands now; remove the oldest."""
        folder = within / fingerprint(root)
        folder.mkdir(parents=True, exist_ok=True)
        folder.touch()
        shelves = sorted(within.iterdir(), key=lambda each: each.stat().st_mtime, reverse=True)
        for old in shelves[KEPT:]:
            rmtree(old, ignore_errors=True)
        return cls(folder)

    def once(self, name: str, make: Callable[[Path], object]) -> Path:
        """Return the folder of that name, which `make` fills where nobody has done so yet."""
        made = self.folder / name
        with FileLock(f"{made}.lock"):
            if not made.exists():
                with TemporaryDirectory(dir=self.folder) as unfinished:
                    begun = Path(unfinished, name)
                    begun.mkdir()
                    make(begun)
                    begun.rename(made)  # whole or not at all
        return made


def fingerprint(root: Path) -> str:
    """Return what tells the state of a course and of all that builds it from any other."""
    told = sha256()
    for part in _parts(root):
        told.update(len(part).to_bytes(8, "big") + part)
    return told.hexdigest()[:16]


def _parts(root: Path) -> Iterator[bytes]:
    yield f"{sys.version} {date.today()}".encode()  # a page tells when its review is overdue
    versions = (f"{each.metadata['Name']} {each.version}" for each in distributions())
    yield " ".join(sorted(versions)).encode()
    for folder in MADE_OF:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts):
                yield path.relative_to(root).as_posix().encode()
                yield path.read_bytes()
