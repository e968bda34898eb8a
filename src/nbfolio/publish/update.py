"""Which files of a site are to be made anew, and which notebooks must run for that."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .keys import key
from .ledger import Ledger
from .runs import Runs


@dataclass(frozen=True)
class Target:
    """A file of a site, and all that it is made from.

    Parameters
    ----------
    name
        The file's.
    notebooks
        The notebook files of which it shows something.
    made_from
        The rest: whatever JSON knows.
    """

    name: str
    notebooks: tuple[Path, ...]
    made_from: Mapping[str, object]


@dataclass(frozen=True)
class Update:
    """A site that is brought up to date.

    The key of a file names what its notebooks gave, and not what they were made from: where running
    one again gives the same, nothing that shows it is made anew.
    """

    targets: Sequence[Target]
    runs: Runs
    ledger: Ledger

    def key(self, target: Target) -> str | None:
        """Return the key of a file; None where a notebook must run before anyone can know."""
        given = [self.runs.digest(path) for path in target.notebooks]
        return None if None in given else key(given=given, **target.made_from)

    def stale(self, present: Container[str]) -> list[Target]:
        """Return the files to make.

        Parameters
        ----------
        present
            The names of those that are there, as they were written.
        """
        known = self.ledger.files
        return [
            each
            for each in self.targets
            if each.name not in present or known[each.name].key != self.key(each)
        ]

    def lacking(self, stale: Iterable[Target]) -> list[Path]:
        """Return the notebooks that must be run before these files can be made."""
        needed = dict.fromkeys(path for each in stale for path in each.notebooks)
        return self.runs.lacking(needed)

    def settle(self, present: Container[str]) -> list[Target]:
        """Run what must be run, and return the files to make.

        A run may give something else than was known of it, and so make another file stale, for
        which another notebook must run: that ends, for none runs twice.

        Raises
        ------
        ExecutionError
            If a notebook does not run to its end.
        """
        while lacking := self.lacking(stale := self.stale(present)):
            self.runs.run(lacking)
        return stale
