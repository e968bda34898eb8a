"""Notebooks that were run before: what they gave is kept by the key of the run."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .keys import digest, key
from .store import Store

if TYPE_CHECKING:
    from nbformat import NotebookNode

Execute = Callable[[Sequence[Path]], "Sequence[NotebookNode]"]
"""Runs notebook files, each in a fresh kernel."""

_IDENT = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
"""Ids of widgets: by chance, and others in each run."""

_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)

_KEEPS = "skip-execution"
"""The tag of cells that nbclient passes over."""


def source_key(path: Path) -> str:
    """Return a key of what of a notebook file is run: all but what running it replaces.

    Outputs of an empty cell and of one that is passed over stay, so they count.
    """
    data = path.read_bytes()
    try:
        nb = json.loads(data)
        for cell in _code_cells(nb):
            if "".join(cell["source"]).strip() and _KEEPS not in cell["metadata"].get("tags", ()):
                cell["outputs"], cell["execution_count"] = [], None
    except _UNREADABLE:
        return digest(data)  # no notebook; whoever runs it will say so
    return key(notebook=nb)


def code_of(path: Path) -> str:
    """Return the code of a notebook file; nothing where it is no notebook."""
    try:
        cells = _code_cells(json.loads(path.read_bytes()))
        return "\n".join("".join(cell["source"]) for cell in cells)
    except _UNREADABLE:
        return ""


def _code_cells(nb: Any) -> list[dict[str, Any]]:
    return [cell for cell in nb["cells"] if cell["cell_type"] == "code"]


@dataclass
class Runs:
    """The notebooks of a course: run at most once, and not at all where what they gave is kept.

    Parameters
    ----------
    keys
        The key of the run of each notebook file.
    store
        Where what they gave is kept.
    execute
        Runs those that lack.
    known
        Digests of what notebooks gave, by the keys of their runs.
    """

    keys: Mapping[Path, str]
    store: Store
    execute: Execute
    known: MutableMapping[str, str] = field(default_factory=dict)
    _given: dict[Path, str] = field(default_factory=dict)

    def digest(self, path: Path) -> str | None:
        """Return a digest of what a notebook gives; None where nobody knows before it is run."""
        found = self.known.get(self.keys[path])
        if found is None and self._text(path) is not None:
            found = self.known[self.keys[path]]
        return found

    def lacking(self, paths: Iterable[Path]) -> list[Path]:
        """Return the notebooks that must be run before `notebook` can return them."""
        return [path for path in paths if self._text(path) is None]

    def run(self, paths: Sequence[Path]) -> None:
        """Run notebooks and keep what they give.

        Raises
        ------
        ExecutionError
            If one does not run to its end.
        """
        for path, nb in zip(paths, self.execute(paths), strict=True):
            text = json.dumps(nb, ensure_ascii=False)
            self.store.put(self.keys[path], text.encode())
            self._note(path, text)

    def notebook(self, path: Path) -> NotebookNode:
        """Return an executed notebook: as it is read back, whether or not it ran just now."""
        import nbformat  # slow; where nothing is made, nothing is read

        text = self._text(path)
        assert text is not None, path
        return nbformat.from_dict(json.loads(text))

    def _text(self, path: Path) -> str | None:
        if path not in self._given and (kept := self.store.get(self.keys[path])) is not None:
            self._note(path, kept.decode())
        return self._given.get(path)

    def _note(self, path: Path, text: str) -> None:
        self._given[path] = text
        self.known[self.keys[path]] = run_digest(text)


def run_digest(text: str) -> str:
    """Return a digest of an executed notebook as JSON, the same for each run that shows the same.

    Widgets have other ids in each run, so these count by the order in which they come.
    """
    order: dict[str, str] = {}

    def number(found: re.Match[str]) -> str:
        return order.setdefault(found[0], f"#{len(order)}")

    return digest(_IDENT.sub(number, text).encode())
