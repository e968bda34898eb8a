"""Check that the notebooks show what is written for them: prose, entries, speaker notes."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbfolio.notebook.marks import unshown
from nbfolio.notebook.shape import Cell, cells

from ..content import Content, ContentError, Problem, load_content
from ..content.errors import did_you_mean, one_of
from ..content.files import SECTIONS, path_of
from ..content.loader import load_documents
from ..content.notecheck import unplaced
from ..content.talkcheck import not_shown

_SECTION = re.compile(r"""Section\(\s*["']([^"']+)["']\s*[,)]""")
_BLOCK = re.compile(r"""^\s*text\[\s*["']([^"']+)["']\s*\]""", re.MULTILINE)

_SCENE = re.compile(r"""\bke\.scene\(\s*["']([^"']+)["']""")

_MAGIC = re.compile(r"^%.*$", re.MULTILINE)

_ENTRIES = {"chart": "charts", "icon_arrays": "icons", "scene": "scenes"}
"""The file whose entries a call names."""

_SHOWS = re.compile(r"""ke\.(\w+)\(|text\[["'](?:title|takeaway)["']\]""")

_SLIDES = ("slide", "subslide")
"""What the metadata of a cell call it that begins a slide."""

_LOOKED_UP = ("parameters", "reading", "quiz", "test", "exercise")
"""Calls that are not presented: what is looked up or answered alone, and controls of the page."""

Call = tuple[int, str]
"""Number of a cell, and the name that it calls."""


@dataclass(frozen=True)
class _Notebook:
    path: Path
    cells: tuple[Cell, ...]

    @property
    def code(self) -> Iterator[tuple[int, Cell]]:
        """Its code cells, with their numbers among all cells from 1."""
        return ((i, each) for i, each in enumerate(self.cells, 1) if each.kind == "code")

    @property
    def is_ours(self) -> bool:
        """Whether it shows prose of ours, and that alone which is written for it."""
        return {called for _, called in self.found(_SECTION)} == {self.path.stem}

    @property
    def slides(self) -> list[str]:
        """The names of its slides."""
        return [cell.id for cell in self.cells
                if cell.slide in _SLIDES and not unshown(cell.tags)]  # fmt: skip

    def found(self, pattern: re.Pattern[str]) -> list[Call]:
        """Return what a pattern finds in its code."""
        return [(i, name) for i, each in self.code for name in pattern.findall(each.source)]


def check_calls(root: Path, paths: Sequence[Path]) -> None:
    """Compare the notebooks' calls with the section files.

    Raises
    ------
    ContentError
        Each notebook that names the section of another, each block that a notebook calls and its
        section file lacks, each block that no cell shows, and each file or entry of ``content/``
        that a cell names and that is not there, each speaker note on what is no cell that is
        exported, and each out of their order, each slide of a talk that is none, or at which
        nothing is said. A notebook without `Section` shows no prose of ours and is left alone.
    NotebookError
        If a file is no notebook.
    """
    content = load_content(root)
    notebooks = [_Notebook(path, tuple(cells(path))) for path in paths]
    problems = [
        problem
        for notebook in notebooks
        for problem in (
            *_problems(root, notebook, content.sections[notebook.path.stem]),
            *_unseen(root, notebook, content),
            *_lost(notebook, content),
            *_unplaced(root, notebook, content),
        )
    ]
    slides = {each.path.stem: each.slides for each in notebooks if each.is_ours}
    problems += not_shown(content, load_documents(root), slides)
    if problems:
        raise ContentError(problems)


def check_notes(root: Path, paths: Sequence[Path]) -> None:
    """Compare what the notebooks show with the speaker notes.

    Raises
    ------
    ContentError
        Each cell of a notebook of the course that shows a widget, the title or what to take away,
        and that no note is about. A cell that needs a running notebook is in no deck and needs
        none; nor does an exercise.
    """
    content = load_content(root)
    notes = root / path_of("notes")
    problems = []
    for path in (path for path in paths if path.stem in content.course.notebooks):
        noted = content.notes.get(path.stem, {})
        for cell in (id_ for id_ in _presented(path) if id_ not in noted):
            given, allowed = (
                f"no note on '{cell}'",
                f"a note on each cell of {path.name} that shows",
            )
            cure = f"add one under {path.stem}: {cell}:"
            problems.append(Problem(notes, None, path.stem, given, allowed, cure))
    if problems:
        raise ContentError(problems)


def _presented(path: Path) -> Iterator[str]:
    """Give the ids of the cells that a speaker presents."""
    for cell in cells(path):
        shows = _SHOWS.match(cell.source) if cell.kind == "code" else None
        if shows and shows[1] not in _LOOKED_UP and not unshown(cell.tags):
            yield cell.id


def _problems(root: Path, notebook: _Notebook, blocks: Collection[str]) -> Iterator[Problem]:
    path, named, called = notebook.path, notebook.found(_SECTION), notebook.found(_BLOCK)
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
            yield Problem(root / _file(path), None, name, "a block that no cell shows",
                          f'blocks that {path.name} calls', f'add a cell text["{name}"] to it, '
                          "or remove the block")  # fmt: skip


def _lost(notebook: _Notebook, content: Content) -> Iterator[Problem]:
    """Find what a cell names and ``content/`` does not hold."""
    for number, cell in notebook.code:
        for name in _names(cell.source):
            if name not in content.names:
                cure = did_you_mean(name, content.names, "add it to content/")
                yield Problem(
                    notebook.path, None, f"cell {number}", repr(name), one_of(content.names), cure
                )


def _unseen(root: Path, notebook: _Notebook, content: Content) -> Iterator[Problem]:
    """Find scenes of a notebook that no cell of it shows, and cells that show those of another."""
    name, calls = notebook.path.stem, notebook.found(_SCENE)
    own = content.scenes.get(name, {})
    prose = bool(notebook.found(_SECTION))
    for id_ in own.keys() - {called for _, called in calls} if prose else ():
        file = root / "content" / f"scenes/{name}.yaml"
        yield Problem(file, None, id_, "a scene that no cell shows",
                      f"scenes that {notebook.path.name} shows", f'add a cell ke.scene("{id_}") '
                      "to it, or remove the scene")  # fmt: skip
    for cell, called in calls:
        if called not in own and f"scenes/{called}" in content.names:
            cure = f"move it to content/scenes/{name}.yaml, or show another one"
            yield Problem(notebook.path, None, f"cell {cell}", f'ke.scene("{called}")',
                          f"a scene of {name}.yaml", cure)  # fmt: skip


def _unplaced(root: Path, notebook: _Notebook, content: Content) -> Iterator[Problem]:
    """Find speaker notes on what is no cell of a notebook that is exported."""
    name = notebook.path.stem
    if not notebook.is_ours:
        return
    document = load_documents(root)["notes"]
    slides = [each.id for each in notebook.cells if not unshown(each.tags)]
    yield from unplaced(content, document, name, slides)


def _names(source: str) -> Iterator[str]:
    """Give the files and entries of ``content/`` that the calls of a cell name."""
    try:
        tree = ast.parse(_MAGIC.sub("", source))
    except SyntaxError:
        return  # a mistake that running it will show
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in calls:
        called = getattr(call.func, "attr", getattr(call.func, "id", ""))
        given = (arg.value for arg in call.args if isinstance(arg, ast.Constant))
        named = [each for each in given if isinstance(each, str)]
        if called == "Section":
            yield from named[1:]
        elif called in _ENTRIES and named:
            yield f"{_ENTRIES[called]}/{named[0]}"


def _file(path: Path) -> str:
    return f"content/{SECTIONS}/{path.stem}.md"
