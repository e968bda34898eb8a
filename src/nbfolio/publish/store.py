"""A store of what was made, by key, in the user's own cache: never trusted where it is damaged."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from ..execute.processes import UNFINISHED, remove_unfinished
from .keys import digest

VARIABLE = "NBFOLIO_CACHE"
"""The environment variable that names another folder than the user's cache."""

LIMIT = 400_000_000
"""Bytes that a store may hold: some dozen courses."""


def cache_folder() -> Path:
    """Return where stores are: what `VARIABLE` names, else the user's cache."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else user_cache_path("nbfolio")


@dataclass(frozen=True)
class Store:
    """Bytes by key, one file each, beginning with a digest of the rest.

    Files appear whole, by renaming, so that builds at work side by side share a store; the one that
    puts last wins, and as both made theirs from the same, either will do. What cannot be read, or
    is not what was put there, is as if it were not there; what cannot be put is not kept. A store
    saves time and never stops a build.

    Parameters
    ----------
    folder : Path
        Where it is; made when something is put.
    limit : int
        Bytes that `prune` leaves.
    fresh : bool
        Whether what is there is passed over. What is put then replaces it.
    """

    folder: Path
    limit: int = LIMIT
    fresh: bool = False

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, None where there is nothing that can be trusted."""
        if self.fresh:
            return None
        path = self.folder / key
        try:
            kept, _, data = path.read_bytes().partition(b"\n")
            if kept == digest(data).encode():
                os.utime(path)  # it is of use: others go first
                return data
        except OSError:
            return None
        with suppress(OSError):
            path.unlink()
        return None

    def put(self, key: str, data: bytes) -> None:
        """Keep data under a key, whole or not at all."""
        unfinished = self.folder / f"{key}.{os.getpid()}{UNFINISHED}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(digest(data).encode() + b"\n" + data)
            unfinished.replace(self.folder / key)
        except OSError:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)

    def prune(self) -> None:
        """Remove what was not asked for longest, until the rest is within the limit."""
        with suppress(OSError):
            remove_unfinished(self.folder)
        kept = sorted(self._sizes(), reverse=True)
        room = self.limit
        for _, size, path in kept:
            room -= size
            if room < 0:
                with suppress(OSError):
                    path.unlink()

    def _sizes(self) -> Iterator[tuple[int, int, Path]]:
        """Give when each file was last of use, its size, and the file."""
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            with suppress(OSError):  # another build has removed it
                found = path.stat()
                yield found.st_mtime_ns, found.st_size, path
