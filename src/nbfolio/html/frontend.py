"""What stands in every page and deck: our script, by whose hash the policy knows it, our styles."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from markupsafe import Markup

from .minify import minified, minified_style

ASSETS = Path(__file__).parent / "assets"


@cache
def frontend() -> dict[str, Markup]:
    """Return our script and styles without comments, and the hash that the policy names."""
    script = minified(asset("page.js"))
    return {
        "script": Markup(script),
        "script_hash": Markup(script_hash(script)),
        "style": Markup(minified_style(asset("page.css"))),
    }


def asset(name: str) -> str:
    """Return the text of one of the files that pages are made with."""
    return (ASSETS / name).read_text(encoding="utf-8")


def script_hash(script: str) -> str:
    """Return the hash of a script by which a page's policy allows it."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
