"""Check that the notebooks show the prose written for them: all of it, and no other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from ..content import ContentError, Problem, load_content
from ..content.errors import did_you_mean, one_of
from .store import read

_SECTION = re.compile(r"""Section\(\s*["']([^"']+)["']\s*[,)]""")
_BLOCK = re.compile(r"""^\s*text\[\s*["']([^"']+)["']\s*\]""", re.MULTILINE)

Call = tuple[int, str]
"""Number of a cell, and the name that it calls."""


def check_calls(root: Path, paths: Sequence[Path]) -> None:
    """Compare the notebooks' calls with the section files.

    Raises
    ------
    ContentError
        Each notebook that names the section of another, each block that a notebook calls and its
        section file lacks, and each block that no cell shows. A notebook without `Section` shows
        no prose of ours and is left alone.
    NotebookError
        If a file is no notebook.
    """
    sections = load_content(root).sections
    problems = [problem for path in paths for problem in _problems(path, sections[path.stem])]
    if problems:
        raise ContentError(problems)


def _problems(path: Path, blocks: Collection[str]) -> Iterator[Problem]:
    named, called = _calls(path, _SECTION), _calls(path, _BLOCK)
    for cell, name in named:
        if name != path.stem:
            own = f'Section("{path.stem}")'
            given, cure = f'Section("{name}")', "name this notebook's own section"
            yield Problem(path, None, f"cell {cell}", given, own, cure)
    if not named or any(name != path.stem for _, name in named):
        return
    for cell, name in called:
        if name not in blocks:
            cure = did_you_mean(name, blocks, f"add the block to {_file(path)}")
            yield Problem(path, None, f"cell {cell}", f'text["{name}"]', one_of(blocks), cure)
    for name in blocks:
        if name not in {block for _, block in called}:
            yield Problem(path.parents[1] / _file(path), None, name, "a block that no cell shows",
                          f'blocks that {path.name} calls', f'add a cell text["{name}"] to it, '
                          "or remove the block")  # fmt: skip


def _calls(path: Path, pattern: re.Pattern[str]) -> list[Call]:
    cells = enumerate(read(path).cells, start=1)
    return [
        (number, name)
        for number, cell in cells
        if cell.cell_type == "code"
        for name in pattern.findall(cell.source)
    ]


def _file(path: Path) -> str:
    return f"content/sections/{path.stem}.md"
