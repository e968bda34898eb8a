"""What a notebook says of itself in its metadata, for us to read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def shows_code(metadata: Mapping[str, Any]) -> bool:
    """Return whether a notebook's code is part of what it says; if not, its outputs are all.

    It says so in its metadata: ``"explainer": {"code": "shown"}``.
    """
    return bool(metadata.get("explainer", {}).get("code") == "shown")
