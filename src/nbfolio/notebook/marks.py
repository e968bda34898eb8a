"""What a notebook says of itself, for us to read: in its metadata, and in what it shows first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .view import CodeForm

if TYPE_CHECKING:
    from nbformat import NotebookNode

_UNSHOWN = frozenset({"remove-output", "remove_output"})
"""Tags of cells whose outputs are left out; Jupyter Book and others know them too."""

REFERENCES = "references"
"""Tags a cell that lists sources: they stand at the end, folded."""

NOT_RUN = "not run"
"""Marks, in its metadata, the output that says that nothing has been run yet."""


NOT_STORED = "not stored"
"""Says, in its metadata, that its widgets' state is not kept in it."""


FORMS: tuple[CodeForm, ...] = ("shown", "hidden", "folded")


def code_form(metadata: Mapping[str, Any]) -> CodeForm | None:
    """Return how a notebook says that its code is written, None where it says nothing."""
    said = metadata.get("explainer", {}).get("code")
    return said if said in FORMS else None


def shows_code(metadata: Mapping[str, Any]) -> bool:
    """Return whether a notebook's code is part of what it says; if not, its outputs are all.

    It says so in its metadata: ``"explainer": {"code": "shown"}``.
    """
    return code_form(metadata) == "shown"


def unshown(tags: Sequence[str]) -> bool:
    """Return whether what a cell with such tags puts out is left out of all that is written."""
    return not _UNSHOWN.isdisjoint(tags)


def is_notice(output: NotebookNode) -> bool:
    """Return whether an output only says that the notebook has not been run."""
    return bool(output.get("metadata", {}).get("explainer") == NOT_RUN)


def why_run(nb: NotebookNode) -> str:
    """Return why a notebook is run before it is written, or nothing: it says so by a mark of ours.

    Nobody else's is run unasked.
    """
    mark = nb.metadata.get("explainer", {}).get("widgets")
    if mark == NOT_STORED and "widgets" not in nb.metadata:
        return "its widgets are not stored in it"
    return ""


def was_run(nb: NotebookNode) -> bool:
    """Return whether a notebook was run; one without code needs no run."""
    code = [cell for cell in nb.cells if cell.cell_type == "code" and cell.source.strip()]
    return not code or any(cell.outputs or cell.execution_count for cell in code)
