"""What a notebook says of itself, for us to read: in its metadata, and in what it shows first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nbformat import NotebookNode

NOT_RUN = (
    "**Nothing has been run here yet:** pictures stand still, and there is nothing to move. "
    "Choose *Run > Run All Cells* in the menu, and everything comes alive."
)
"""What a notebook says above all else until it is run; running its first cell takes it away."""


def shows_code(metadata: Mapping[str, Any]) -> bool:
    """Return whether a notebook's code is part of what it says; if not, its outputs are all.

    It says so in its metadata: ``"explainer": {"code": "shown"}``.
    """
    return bool(metadata.get("explainer", {}).get("code") == "shown")


def is_notice(output: NotebookNode) -> bool:
    """Return whether an output only says that the notebook has not been run."""
    return bool(output.get("data", {}).get("text/markdown") == NOT_RUN)
