"""A course of two short lessons and an exercise, cut out of ours: what a test builds in seconds."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

import nbformat

REPOSITORY = Path(__file__).parents[1]
KEPT: Mapping[str, Collection[str]] = {
    "00_start_here": ("setup", "text-title", "text-map", "show-course-map", "sources"),
    "04_weighing_it_up": ("setup", "text-title", "text-questions", "show-questions", "sources"),
    "exercise_3_checking_a_claim": ("setup", "text-title", "sources"),
}
"""The cells that are left of each notebook."""

TALK = """# yaml-language-server: $schema=../schemas/talks.json
title: A short talk
audience: People who test
minutes: 6
objectives:
  - objective: prepare-visit
opening:
  ask: What have you heard of ketamine?
  say: What have you heard? A few words are enough.
  do: [Ask three people., Write down what they say.]
  minutes: 1
slides:
  - slide: 00_start_here/text-title
  - title: One slide of its own
    text: >-
      A day later {wilkinson-2019-midazolam-response-ketamine|of 100} had responded
      [@wilkinson-2019].
    minutes: 1
    say: This is one number. What was it compared with?
  - slide: 04_weighing_it_up/text-title
    do: [Take two concerns from the room.]
take_home:
  points:
    - Ask out of how many.
    - Ask compared with what.
  say: Two questions are enough. You will need both.
  minutes: 1
"""
"""A talk of what is left, with a slide of its own."""

BLOCK = re.compile(r'text\["([^"]+)"\]')


def write_minicourse(root: Path) -> Path:
    """Write a course into a folder, which is built like ours; return the folder.

    All data of ``content/`` are ours, and so is each cell that is left, with its prose in
    ``content/pages/sections/`` and its note in ``content/pages/notes.yaml``. The first lesson shows
    the map of the course, the second questions.yaml, the exercise neither. `TALK` is its one
    talk. `check` finds one fault alone: the notes fill fewer minutes than those of a course. The
    landing page has no figures.
    """
    content = root / "content"
    shutil.copytree(REPOSITORY / "content", content)
    blocks = {name: _write_notebook(root, name) for name in KEPT}
    shutil.rmtree(content / "scenes")  # no cell that is left shows one
    for path in (content / "talks").iterdir():
        path.unlink()
    (content / "talks" / "short.yaml").write_text(TALK, encoding="utf-8")
    for path in (content / "pages" / "sections").iterdir():
        if path.stem in blocks:
            _cut(path, r"<!-- block: (\S+) -->\n", blocks[path.stem].__contains__)
        else:
            path.unlink()
    _cut(
        content / "pages" / "course.yaml",
        r"  ((?:\d\d|exercise)_\w+):\n",
        KEPT.__contains__,
        r"\n(?=\S|$)",
    )
    bare_landing(content)
    bare_summary(content)
    notes, kept = (
        content / "pages" / "notes.yaml",
        {cell for cells in KEPT.values() for cell in cells},
    )
    _cut(notes, r"\n(\d\d_\w+):\n", KEPT.__contains__)
    _cut(notes, r"\n  (\S+):\n", kept.__contains__, r"\n(?=\S|$)")
    for path in (content / "quiz").iterdir():
        if path.stem not in KEPT:
            path.unlink()
    _cut(
        content / "evidence" / "misconceptions.yaml",
        r"\n([a-z-]+):\n",
        _named(content / "quiz", content / "scenes").__contains__,
    )
    _cut(content / "evidence" / "references.bib", r"@\w+\{([^,]+),", _cited(content))
    return root


def bare_landing(content: Path) -> None:
    """Leave out of a landing page what it shows of notebooks."""
    file = content / "pages" / "landing.yaml"
    text = file.read_text(encoding="utf-8")
    for part in ("figure", "findings", "pictures"):
        text = re.sub(rf"\n{part}:\n.*?\n(?=\n)", "\n", text, flags=re.DOTALL)
    file.write_text(text, encoding="utf-8")


def bare_summary(content: Path) -> None:
    """Leave out of the summary on paper the figures of notebooks."""
    file = content / "paper" / "summary.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"    picture:\n(?:      .*\n)+", "", text), encoding="utf-8")


def _write_notebook(root: Path, name: str) -> Collection[str]:
    """Write what is left of a notebook; return the names of the blocks that it shows."""
    [source] = (REPOSITORY / "notebooks").rglob(f"{name}.ipynb")
    nb = nbformat.read(source, as_version=4)
    nb.cells = [cell for cell in nb.cells if cell.id in KEPT[name]]
    assert len(nb.cells) == len(KEPT[name]), f"{name} has other cells than {KEPT[name]}"
    path = root / source.relative_to(REPOSITORY)
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nb, path)
    return [block for cell in nb.cells for block in BLOCK.findall(cell.source)]


def _named(*folders: Path) -> set[str]:
    """Return all words of the files of folders."""
    texts = (path.read_text("utf-8") for folder in folders for path in folder.glob("*.yaml"))
    return {word for text in texts for word in re.findall(r"[\w-]+", text)}


def _cited(content: Path) -> Callable[[str], bool]:
    """Return whether anything but references.bib names a source, once the rest is cut."""
    files = [path for path in content.rglob("*") if path.suffix in {".yaml", ".md"}]
    named = set(re.findall(r"[\w-]+", " ".join(path.read_text("utf-8") for path in files)))
    return named.__contains__


def _cut(file: Path, entry: str, keep: Callable[[str], bool], end: str = r"\Z") -> None:
    """Leave out of a file the entries, which begin with `entry`, whose name is not to be kept."""
    file.write_text("".join(_left(file.read_text("utf-8"), entry, keep, end)), encoding="utf-8")


def _left(text: str, entry: str, keep: Callable[[str], bool], end: str) -> Iterator[str]:
    marks = list(re.finditer(entry, text))
    yield text[: marks[0].start()]
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        stop = following.start() if following else len(text)
        last = re.compile(end).search(text, mark.end(), stop)
        own = last.start() if last else stop
        yield text[mark.start() : own] if keep(mark[1]) else ""
        yield text[own:stop]
