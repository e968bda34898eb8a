"""What a notebook is written as: each writer is found by the name of its entry point.

A package offers one as an entry point of the group ``nbfolio.writers`` that leads to a `Writer`.
Ours are there too: ``page``, ``deck``, ``paper``, ``powerpoint`` and ``pictures``. None of them
knows another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

from ..notebook.document import Document
from ..notebook.extras import load
from ..notebook.mistakes import MistakeError

GROUP = "nbfolio.writers"


@dataclass(frozen=True)
class Writer:
    """Makes a file of a document.

    Parameters
    ----------
    ending
        Of the file's name, such as ``.html``.
    write
        Returns what stands in the file.
    """

    ending: str
    write: Callable[[Document], bytes]


class UnknownWriterError(MistakeError):
    """A name that no installed package offers a writer for."""


def writers() -> Mapping[str, EntryPoint]:
    """Return where each writer is, by its name; nothing of them is loaded."""
    return {point.name: point for point in entry_points(group=GROUP)}


def find_writer(name: str) -> Writer:
    """Return the writer of a name.

    Raises
    ------
    UnknownWriterError
        If there is none: says the given name and those that there are.
    BrokenEntryPointError
        If what is offered cannot be loaded.
    """
    known = writers()
    if name not in known:
        raise UnknownWriterError(
            f"given {name!r}; installed packages write: {', '.join(sorted(known))}; "
            "name one of these, or install the package that offers it"
        )
    writer: Writer = load(known[name])
    return writer
