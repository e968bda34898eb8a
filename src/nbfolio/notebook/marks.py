"""What a notebook says of itself, for us to read: in its metadata, and in what it shows first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbformat import NotebookNode

_LIVE = "live"
"""A tag of cells."""

NOT_RUN = "not run"
"""Marks, in its metadata, the output that says that nothing has been run yet."""


NOT_STORED = "not stored"
"""Says, in its metadata, that its widgets' state is not kept in it."""


def shows_code(metadata: Mapping[str, Any]) -> bool:
    """Return whether a notebook's code is part of what it says; if not, its outputs are all.

    It says so in its metadata: ``"explainer": {"code": "shown"}``.
    """
    return bool(metadata.get("explainer", {}).get("code") == "shown")


def is_live(tags: Sequence[str]) -> bool:
    """Return whether a cell with such tags needs a running notebook: no page shows its outputs."""
    return _LIVE in tags


def is_notice(output: NotebookNode) -> bool:
    """Return whether an output only says that the notebook has not been run."""
    return bool(output.get("metadata", {}).get("explainer") == NOT_RUN)


def why_run(nb: NotebookNode) -> str:
    """Return why a notebook must be run before it can be written, or nothing."""
    mark = nb.metadata.get("explainer", {}).get("widgets")
    if mark == NOT_STORED and "widgets" not in nb.metadata:
        return "its widgets are not stored in it"
    code = [cell for cell in nb.cells if cell.cell_type == "code" and cell.source.strip()]
    if code and not any(cell.outputs or cell.execution_count for cell in code):
        return "it has never been run"
    return ""
