"""The helper functions of traced scripts: which there are, and what each needs of the others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_NAME = re.compile(r"\$[A-Za-z]+")


@cache
def definitions() -> dict[str, str]:
    """Return the source of each helper by its name, such as ``$f``, in the order of the file."""
    text = (Path(__file__).parent / "helpers.js").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("$"):
            name = line.partition("=")[0]
            found[name] = line.partition("=")[2]
        elif line and not line.startswith("//"):
            found[name] += line
    return found


def needed(script: str) -> tuple[str, ...]:
    """Return the names of helpers that a script mentions, and of those that these need."""
    known, found = definitions(), set[str]()
    waiting = _mentioned(script)
    while waiting:
        found |= waiting
        waiting = set[str]().union(*(_mentioned(known[name]) for name in waiting)) - found
    return tuple(name for name in known if name in found)


def helpers(names: Iterable[str]) -> str:
    """Return the definitions of helpers as one statement of a classic script, or nothing.

    Parameters
    ----------
    names : iterable of str
        As `Program.helpers` of any number of programs has them, also several times.
    """
    known = definitions()
    asked = set(needed("".join(f" {name} " for name in names)))
    said = ",".join(f"{name}={known[name]}" for name in known if name in asked)
    return f"const {said};" if said else ""


def _mentioned(script: str) -> set[str]:
    return {name for name in _NAME.findall(script) if name in definitions()}
