"""Prose: Markdown files cut into named blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from .errors import ContentError, Problem
from .textfile import read_text
from .typography import typographic

_MARK = re.compile(r"^<!--\s*block:\s*(\S+)\s*-->\s*$")


def read_blocks(path: Path) -> Mapping[str, str]:
    """Return the blocks of a section file, by name, in order.

    A line ``<!-- block: name -->`` starts a block.

    Raises
    ------
    ContentError
        If the file is missing or no text, words stands before the first block, a name comes twice,
        a block is empty or a marker is misspelt.
    """
    text = read_text(path, "a Markdown file with blocks", ", starting with <!-- block: title -->")
    blocks: dict[str, list[str]] = {}
    problems: list[Problem] = []
    name: str | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if mark := _MARK.match(line):
            name = mark[1]
            problems += [_twice(path, number, name)] if name in blocks else []
            blocks[name] = []
        elif problem := _misplaced(path, number, line, name):
            problems.append(problem)
            name = name or ""  # of all lines before the first block, the first is told
        elif name:
            blocks[name].append(line)
    texts = {key: typographic("\n".join(lines).strip()) for key, lines in blocks.items()}
    problems += [_empty(path, key) for key, text in texts.items() if not text]
    if problems:
        raise ContentError(problems)
    return texts


def _misplaced(path: Path, number: int, line: str, name: str | None) -> Problem | None:
    if re.match(r"\s*<!--", line):
        return Problem(
            path,
            number,
            "",
            line.strip(),
            "<!-- block: name -->, alone on its line",
            "correct the marker",
        )
    if name is None and line.strip():
        return Problem(
            path,
            number,
            "",
            line.strip()[:60],
            "a block marker first",
            "put <!-- block: title --> above this line",
        )
    return None


def _twice(path: Path, number: int, name: str) -> Problem:
    return Problem(
        path, number, name, f"a second block '{name}'", "each name once", "rename one of the two"
    )


def _empty(path: Path, name: str) -> Problem:
    return Problem(
        path,
        None,
        name,
        "an empty block",
        "at least one line of text",
        "write the block or remove its marker",
    )
