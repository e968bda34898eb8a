"""What a change makes anew and what it leaves, and that the site is as if it were built afresh."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_output

from ketamine_explainer.content import load_content
from ketamine_explainer.course import inputs
from ketamine_explainer.course import site as site_module
from ketamine_explainer.course.artefacts import ARTEFACTS
from ketamine_explainer.explorers.kit.notes import by_slide
from nbfolio.publish.keys import PACKAGE

from ..minicourse import KEPT, write_minicourse

FIRST, SECOND, EXERCISE = KEPT
PAPER = ("a4", "letter")
ALL = set(KEPT)
PRINTED_WHOLE = {"slides.pdf", *(f"{what}-{paper}.pdf" for what in ("handout", "script")
                                 for paper in PAPER)}  # fmt: skip
WHOLE = {"deck.html", "slides.pptx", "figures.zip", *PRINTED_WHOLE}


def of(name: str) -> set[str]:
    """Return the files of one notebook."""
    deck = {f"deck-{name}.html"} if name != EXERCISE else set()
    return {f"{name}.html", *deck, *(f"handout-{name}-{paper}.pdf" for paper in PAPER)}


EVERYTHING = WHOLE | of(FIRST) | of(SECOND) | of(EXERCISE)
PRINTED = {name for name in EVERYTHING if name.endswith(".pdf")}


@dataclass
class Workshop:
    """A short course, its site, and a build of it that neither runs nor prints anything slow."""

    root: Path
    site: Path

    def build(self, **how: Any) -> tuple[set[str], set[str]]:
        """Build; return the names of the notebooks that ran and of the files that were written."""
        told: list[str] = []
        report = site_module.build_site(
            self.root, how.pop("site", self.site), progress=lambda done, _: told.append(done),
            overdue=True, speak=by_slide, **how,
        )  # fmt: skip
        assert report.left_out == ()
        written = {line.removeprefix("wrote ") for line in told if line.startswith("wrote ")}
        assert written == report.written
        ran = {line.removeprefix("ran ").partition(".")[0] for line in told if "ran " in line}
        return ran, written - {"index.html"}  # that tells sizes, so it follows any

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.root / "content" / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def files(self, site: Path | None = None) -> dict[str, bytes]:
        """Return all that the site holds."""
        return {path.name: path.read_bytes() for path in (site or self.site).iterdir()}


def given(root: Path, path: Path) -> str:
    """Return what a notebook gives: its section, the numbers of what it shows."""
    content = load_content(root)
    shown = {FIRST: content.conditions, SECOND: content.questions}.get(path.stem, "")
    return f"{content.sections[path.stem]} {shown!r}"


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """Return a course whose notebooks give a text each, and are printed as what is printed."""
    root = write_minicourse(tmp_path / "course")

    def run(paths: Sequence[Path], workers: int, ran: Callable[[Path], None]) -> list[NotebookNode]:
        results = [nbformat.read(path, as_version=4) for path in paths]
        for path, nb in zip(paths, results, strict=True):
            data = {"text/plain": given(root, path) + nb.cells[0].source}
            for cell in nb.cells:
                cell.outputs = []
            nb.cells[1].outputs = [new_output("display_data", data)]
            ran(path)
        return results

    def write(
        documents: Iterator[tuple[str, str]], folder: Path, wrote: Callable[..., None]
    ) -> None:
        for name, html in documents:
            (folder / name).write_text(html, encoding="utf-8")
            wrote(name)

    monkeypatch.setattr("nbfolio.execute.run.execute_all", run)
    for module in ("slides_pdf", "handout.artefact"):
        monkeypatch.setattr(f"ketamine_explainer.course.{module}.print_all", write)
    with_browser(monkeypatch, "1")
    return Workshop(root, tmp_path / "site")


def with_browser(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    tools = {"slides", "handout"}
    artefacts = tuple(
        replace(each, tool=lambda: version, check=lambda: None) if each.name in tools else each
        for each in ARTEFACTS
    )
    monkeypatch.setattr(site_module, "ARTEFACTS", artefacts)


@pytest.fixture
def own_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let keys be made of a copy of the code, to change it; return where the copy is."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name, folder in (("OWN", inputs.OWN), ("PACKAGE", PACKAGE)):
        shutil.copytree(folder, tmp_path / "src" / folder.name, ignore=ignored)
        monkeypatch.setattr(inputs, name, tmp_path / "src" / folder.name)
    for known in (inputs.code, inputs.run_code):
        known.cache_clear()
    yield tmp_path / "src"
    for known in (inputs.code, inputs.run_code):
        known.cache_clear()


def add_line(path: Path, line: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    for known in (inputs.code, inputs.run_code):
        known.cache_clear()


SPOKEN = {"deck.html", "slides.pptx", *PRINTED_WHOLE, *of(FIRST)} - {f"{FIRST}.html"}
"""What a note on a slide of the first lesson is in."""


@pytest.mark.slow
def test_what_a_change_makes_anew(
    workshop: Workshop, own_code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sections, notebooks = workshop.root / "content/pages/sections", workshop.root / "notebooks"
    data = workshop.root / "content/models/relapse.yaml"
    engine, course = own_code / "nbfolio", own_code / "ketamine_explainer"

    def stored_outputs() -> None:
        path = notebooks / f"{FIRST}.ipynb"
        nb = nbformat.read(path, as_version=4)
        nb.cells[0].outputs = [new_output("stream", name="stdout", text="stored")]
        nbformat.write(nb, path)

    def pass_the_day() -> None:
        monkeypatch.setattr(inputs, "is_overdue", lambda course: True)

    def edit(*words: str) -> Callable[[], None]:
        return lambda: workshop.edit(*words)

    changes: list[tuple[str, Callable[[], object], set[str], set[str]]] = [
        ("nothing", lambda: None, set(), set()),
        ("a sentence of a lesson", lambda: add_line(sections / f"{FIRST}.md", "\nMore.\n"),
         {FIRST}, of(FIRST) | WHOLE),
        ("a sentence of an exercise", lambda: add_line(sections / f"{EXERCISE}.md", "\nMore.\n"),
         {EXERCISE}, of(EXERCISE)),
        ("a comment in the data", lambda: add_line(data, "# x\n"),
         ALL, set()),
        ("what one lesson shows", edit("pages/questions.yaml", "for my condition?", "for me?"),
         ALL, of(SECOND) | WHOLE),
        ("the outputs that are stored", stored_outputs, set(), set()),
        ("a cell", edit(f"../notebooks/{SECOND}.ipynb", "import ketamine_explainer as ke",
                        "import ketamine_explainer as  ke"), {SECOND}, of(SECOND) | WHOLE),
        ("a note", edit("pages/notes.yaml", "minutes: ", "minutes: 1"), set(), SPOKEN),
        ("the version", edit("pages/course.yaml", "version: 0", "version: 1"), ALL, EVERYTHING),
        ("who helps", edit("pages/help.yaml", "title: ", "title: Now "), ALL, EVERYTHING),
        ("a template", lambda: add_line(course / "course/templates/explainer/footer.html.j2", "\n"),
         set(), EVERYTHING),
        ("a writer", lambda: add_line(engine / "writers/page/build.py", "\n"), set(), EVERYTHING),
        ("an explorer", lambda: add_line(course / "explorers/rules.py", "\n"), ALL, EVERYTHING),
        ("how notebooks run", lambda: add_line(engine / "execute/run.py", "\n"), ALL, EVERYTHING),
        ("a file beside", lambda: (notebooks / "data.csv").write_text("1"), ALL, EVERYTHING),
        ("the browser", lambda: with_browser(monkeypatch, "2"), set(), PRINTED),
        ("the day", pass_the_day, set(), EVERYTHING),
    ]  # fmt: skip
    workshop.build()

    found = []
    for name, change, *expected in changes:
        change()
        found.append((name, *workshop.build()))
        assert found[-1] == (name, *expected)

    again = workshop.site.with_name("again")
    workshop.build(site=again, fresh=True)
    assert workshop.files(again) == workshop.files()
