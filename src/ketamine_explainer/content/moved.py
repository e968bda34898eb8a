"""Files that stand where they stood before version 0.2."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .errors import ContentError, Problem
from .files import BIBLIOGRAPHY, SECTIONS, own


def places() -> Mapping[str, str]:
    """Return where a file or a folder stands within ``content/``, by where it stood."""
    yaml = {f"{name}.yaml": path for name, (path, _) in own().items() if f"{name}.yaml" != path}
    return yaml | {
        "figures.yaml": own()["captions"][0],
        "references.bib": BIBLIOGRAPHY,
        "sections": SECTIONS,
    }


def refuse_moved(root: Path) -> None:
    """Stop at files of a course that are not where they belong.

    Raises
    ------
    ContentError
        Each of them, with its place.
    """
    problems = [
        Problem(
            root / "content" / before, None, "", "a file in its place up to version 0.1",
            f"content/{now}", "move it there",
        )
        for before, now in places().items()
        if (root / "content" / before).exists()
    ]  # fmt: skip
    if problems:
        raise ContentError(problems)
