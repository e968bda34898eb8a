"""Several notebooks as one, for a deck of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from ...notebook.state import STATE_MIME, stored_models
from .choose import name_of

T = TypeVar("T")

TITLE = "title"
_JOINED = "joined"
_NOT_AN_ID = re.compile(r"[^\w-]", re.ASCII)


def joined(title: str, subtitle: str, notebooks: Mapping[str, NotebookNode]) -> NotebookNode:
    """Return a notebook of a title, and of the cells and widgets of executed notebooks.

    Parameters
    ----------
    title, subtitle
        What stands on its first slide.
    notebooks
        By name. A slide's name becomes ``<notebook>/<name>``.
    """
    cells = [_title(title, subtitle)]
    models: dict[str, Any] = {}
    for name, nb in notebooks.items():
        cells += [_named(cell, f"{name}/{name_of(cell, n)}") for n, cell in enumerate(nb.cells)]
        models |= stored_models(nb.metadata, name)
    state = {"version_major": 2, "version_minor": 0, "state": models}
    metadata = {"widgets": {STATE_MIME: state}, "explainer": {_JOINED: True}}
    return new_notebook(cells=cells, metadata=metadata)


def joined_notes(names: Iterable[str], notes: Mapping[str, Mapping[str, T]]) -> dict[str, T]:
    """Return the notes on the slides of `joined`, by the names that these have there.

    Parameters
    ----------
    names
        Of the notebooks.
    notes
        By the name of the notebook and by that of the slide.
    """
    return {f"{name}/{slide}": note for name in names
            for slide, note in notes.get(name, {}).items()}  # fmt: skip


def is_joined(nb: NotebookNode) -> bool:
    """Return whether a notebook is several notebooks."""
    return bool(nb.metadata.get("explainer", {}).get(_JOINED))


def _title(title: str, subtitle: str) -> NotebookNode:
    metadata = {"slideshow": {"slide_type": "slide"}}
    words = f"# {title}\n\n{subtitle}"
    return new_markdown_cell(words, id=TITLE, metadata=metadata)


def _named(cell: NotebookNode, name: str) -> NotebookNode:
    explainer = {**cell.metadata.get("explainer", {}), "slide": name}
    metadata = {**cell.metadata, "explainer": explainer}
    return NotebookNode({**cell, "id": _NOT_AN_ID.sub("-", name)[:64], "metadata": metadata})
