"""What stands in every page and deck: our script, by whose hash the policy knows it, our styles."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection
from functools import cache
from pathlib import Path

from markupsafe import Markup

from ..minify import minified, minified_style

ASSETS = Path(__file__).parent / "assets"

_ONLY, _END = "// only where ", "// only end"


@cache
def page_style() -> Markup:
    """Return our styles without comments."""
    return Markup(minified_style(asset("page.css")))


def page_script(*held: str) -> Markup:
    """Return our script without comments, and without what a page does not need.

    Parameters
    ----------
    held
        What the page holds: HTML whose attributes are in double quotes, data as JSON.
    """
    reasons = _reasons(asset("page.js"))
    return _script(frozenset(each for each in reasons if any(each in text for text in held)))


@cache
def _script(reasons: frozenset[str]) -> Markup:
    return Markup(minified(needed(asset("page.js"), reasons)))


def needed(source: str, reasons: Collection[str]) -> str:
    """Return a script without the parts that none of these reasons asks for.

    Such a part stands between lines ``// only where this, that`` and ``// only end``; one may stand
    in another.
    """
    written: list[str] = []
    there = [True]  # of the script, and of each part that is open
    for line in source.split("\n"):
        mark = line.strip()
        if mark.startswith(_ONLY):
            there.append(any(each in reasons for each in _asked(mark)))
        elif mark == _END:
            there.pop()
        elif all(there):
            written.append(line)
    return "\n".join(written)


def _reasons(source: str) -> set[str]:
    """Return all that parts of a script ask for."""
    lines = (line.strip() for line in source.split("\n"))
    return {each for line in lines if line.startswith(_ONLY) for each in _asked(line)}


def _asked(mark: str) -> list[str]:
    return mark.removeprefix(_ONLY).split(", ")


def asset(name: str) -> str:
    """Return the text of one of the files that pages are made with."""
    return (ASSETS / name).read_text(encoding="utf-8")


def script_hash(script: str) -> str:
    """Return the hash of a script by which a page's policy allows it."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
