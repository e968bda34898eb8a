"""What a notebook says of itself, for us to read: in its metadata, and in what it shows first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nbformat import NotebookNode

NOT_RUN = "not run"
"""Marks, in its metadata, the output that says that nothing has been run yet."""


def shows_code(metadata: Mapping[str, Any]) -> bool:
    """Return whether a notebook's code is part of what it says; if not, its outputs are all.

    It says so in its metadata: ``"explainer": {"code": "shown"}``.
    """
    return bool(metadata.get("explainer", {}).get("code") == "shown")


def is_notice(output: NotebookNode) -> bool:
    """Return whether an output only says that the notebook has not been run."""
    return bool(output.get("metadata", {}).get("explainer") == NOT_RUN)
