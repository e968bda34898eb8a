"""What a site says of its own files: the key under which each was made, and its digest.

A file of the site before is taken over into the new one where its key is still the same and its
content is what was written. A ledger that is lacking or damaged says nothing, and all is made anew.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from .keys import file_digest

LEDGER = ".nbfolio-keys.json"


@dataclass(frozen=True)
class Entry:
    """A file of a site.

    Parameters
    ----------
    key
        Under which it was made.
    digest
        Of its content, as it was written.
    size
        In bytes.
    """

    key: str
    digest: str
    size: int


@dataclass(frozen=True)
class Ledger:
    """What is known of a site.

    Parameters
    ----------
    files
        By name.
    runs
        What each notebook gave that it shows: the digest of the run, by the key of the run.
    """

    files: Mapping[str, Entry] = field(default_factory=dict)
    runs: Mapping[str, str] = field(default_factory=dict)


def read_ledger(site: Path) -> Ledger:
    """Return what a site says of itself; nothing where that cannot be read."""
    try:
        data = json.loads((site / LEDGER).read_text(encoding="utf-8"))
        entries = {name: Entry(**each) for name, each in data["files"].items()}
        ledger = Ledger(entries, dict(data["runs"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Ledger()
    return ledger if _is_plain(ledger) else Ledger()


def write_ledger(folder: Path, ledger: Ledger) -> None:
    """Write down what is known of a site, in its folder."""
    text = json.dumps(asdict(ledger), sort_keys=True, indent=1)
    (folder / LEDGER).write_text(text + "\n", encoding="utf-8")


def entry(path: Path, key: str) -> Entry:
    """Return what is to be written down of a file that was just made."""
    return Entry(key, file_digest(path), path.stat().st_size)


def unaltered(site: Path, ledger: Ledger) -> set[str]:
    """Return the names of the files that are as they were written."""
    return {name for name, said in ledger.files.items() if _holds(site / name, said)}


def take_over(site: Path, folder: Path, ledger: Ledger, names: Iterable[str]) -> set[str]:
    """Bring files of the site before into a new folder; return the names of those that came.

    They are linked where the disk can, else copied, and looked at again in their new place: from
    then on no other build can change what is there.
    """
    return {name for name in names if _brought(site / name, folder / name, ledger.files[name])}


def _brought(old: Path, new: Path, said: Entry) -> bool:
    try:
        try:
            os.link(old, new, follow_symlinks=False)
        except OSError:
            shutil.copyfile(old, new, follow_symlinks=False)
    except OSError:  # it has gone, or is no file
        new.unlink(missing_ok=True)
        return False
    if _holds(new, said):
        return True
    new.unlink()
    return False


def _holds(path: Path, said: Entry) -> bool:
    try:
        return (
            path.is_file()
            and not path.is_symlink()
            and path.stat().st_size == said.size
            and file_digest(path) == said.digest
        )
    except OSError:
        return False


def _is_plain(ledger: Ledger) -> bool:
    """Return whether all that is said are words and sizes, and each name is that of a file here."""
    said = (word for each in ledger.files.values() for word in (each.key, each.digest))
    words = (*ledger.runs, *ledger.runs.values(), *said)
    return (
        all(isinstance(word, str) for word in words)
        and all(isinstance(each.size, int) for each in ledger.files.values())
        and all(Path(name).name == name and name != LEDGER for name in ledger.files)
    )
