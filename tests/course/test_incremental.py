"""What a change makes anew and what it leaves, and that the site is as if it were built afresh."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_output

from ketamine_explainer.content import Content, load_content
from ketamine_explainer.course import inputs
from ketamine_explainer.course import site as site_module
from ketamine_explainer.course.artefact import Artefact, ExecutedCourse
from ketamine_explainer.course.artefacts import ARTEFACTS
from ketamine_explainer.course.folder import course_notebooks
from ketamine_explainer.course.notebooks import refresh
from ketamine_explainer.explorers.kit.notes import by_slide
from nbfolio.execute import run as running
from nbfolio.publish.keys import PACKAGE, files
from nbfolio.publish.ledger import LEDGER
from nbfolio.publish.store import VARIABLE, cache_folder
from nbfolio.publish.swap import MARKER

from ..minicourse import KEPT, write_minicourse
from ..written import make_all

FIRST, SECOND, EXERCISE = KEPT
PAPER = ("a4", "letter")
ALL = set(KEPT)
ON_ALL_PAPER = ("reader", "script", "slides-6up")
PRINTED_WHOLE = {"slides.pdf", *(f"{stem}-{paper}.pdf" for stem in ON_ALL_PAPER for paper in PAPER)}
GUIDE = {"guide.html", *(f"guide-{paper}.pdf" for paper in PAPER)}


def of_talk(name: str) -> set[str]:
    """Return the files of a talk."""
    printed = {f"talk-{name}-{what}-{paper}.pdf"
               for what in ("plan", "script", "handout") for paper in PAPER}  # fmt: skip
    return {f"talk-{name}.html", f"talk-{name}.pptx"} | printed | slides_of(name)


def slides_of(name: str) -> set[str]:
    """Return the printed slides of a talk or of a notebook."""
    return {f"slides-{name}.pdf", *(f"slides-{name}-6up-{paper}.pdf" for paper in PAPER)}


TALKS = {*of_talk("short"), *GUIDE}
"""What shows both lessons, and what is said at their slides."""

WHOLE = {"deck.html", "slides.pptx", "figures.zip", *PRINTED_WHOLE, *TALKS}


def sheets(*stems: str) -> set[str]:
    return {f"{stem}-{paper}.pdf" for stem in stems for paper in PAPER}


SHEETS = sheets("summary", "findings", "questions")
"""What is made of ``content/`` alone, where the summary has no figure."""


def of(name: str) -> set[str]:
    """Return the files of one notebook."""
    deck = {f"deck-{name}.html"} | slides_of(name) if name != EXERCISE else set()
    papers = {f"handout-{name}-{paper}.pdf" for paper in PAPER} if name == EXERCISE else set()
    return {f"{name}.html", *deck, *papers}


PAGES = {f"{name}.html" for name in ALL}
CARDS = {f"cards-{paper}.pdf" for paper in PAPER}
EVERYTHING = SHEETS | CARDS | WHOLE | of(FIRST) | of(SECOND) | of(EXERCISE)
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
        return ran, written - {"index.html", "downloads.html"}  # both follow many

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
    shown = content.questions if path.stem == SECOND else ""
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
    for module in (
        "slides_pdf",
        "handout.artefact",
        "handout.frame",
        "cards",
        "talk_papers",
        "talk_slides",
    ):
        monkeypatch.setattr(f"ketamine_explainer.course.{module}.print_all", write)
    with_browser(monkeypatch, "1")
    return Workshop(root, tmp_path / "site")


def with_browser(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    tools = {"slides", "handout", "script", "reader", "cards", "talk-papers", "talk-slides",
             "summary", "findings", "questions"}  # fmt: skip
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


SPOKEN = {"deck.html", f"deck-{FIRST}.html", "slides.pptx", "slides.pdf", *slides_of(FIRST),
          *sheets("script", "slides-6up"), *TALKS}  # fmt: skip
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
         ALL, of(SECOND) | WHOLE | sheets("summary", "questions")),
        ("a word of the summary", edit("paper/summary.yaml", "hours or days", "a few days"),
         set(), sheets("summary")),
        ("a word of the findings", edit("paper/findings.yaml", "More may respond", "Some respond"),
         set(), sheets("findings")),
        ("a word of the list", edit("paper/checklist.yaml", "Tick the", "Mark the"),
         set(), sheets("questions", "reader")),
        ("a figure that the findings have",
         edit("evidence/estimates/comparators_trials.yaml", "percent: 46.9", "percent: 46.8"),
         ALL, sheets("findings", "reader")),
        ("the outputs that are stored", stored_outputs, set(), set()),
        ("a cell", edit(f"../notebooks/{SECOND}.ipynb", "import ketamine_explainer as ke",
                        "import ketamine_explainer as  ke"), {SECOND}, of(SECOND) | WHOLE),
        ("a note", edit("pages/notes.yaml", "This course reads", "It reads"), set(), SPOKEN),
        ("a talk", edit("talks/short.yaml", "Ask three people", "Ask four"), set(), TALKS),
        ("what facilitators are told", edit("pages/guide.yaml", "talks: The talks", "talks: Talks"),
         set(), TALKS),
        ("the version", edit("pages/course.yaml", "version: 0", "version: 1"), ALL, EVERYTHING),
        ("who helps", edit("pages/help.yaml", "title: ", "title: Now "), ALL, EVERYTHING),
        ("a template", lambda: add_line(course / "course/templates/explainer/footer.html.j2", "\n"),
         set(), EVERYTHING),
        ("a writer", lambda: add_line(engine / "writers/page/build.py", "\n"), set(), EVERYTHING),
        ("an explorer", lambda: add_line(course / "explorers/__init__.py", "\n"), ALL, EVERYTHING),
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


def test_an_edited_talk_makes_its_own_files_anew_and_the_guide(workshop: Workshop) -> None:
    folder = workshop.root / "content" / "talks"
    shutil.copy(folder / "short.yaml", folder / "other.yaml")
    only = ["talks", "talk-pptx", "talk-papers", "talk-slides"]
    assert workshop.build(only=only)[1] == {*of_talk("short"), *of_talk("other"), *GUIDE}

    workshop.edit("talks/other.yaml", "Ask out of how many.", "Ask of how many.")
    assert workshop.build(only=only) == (set(), {*of_talk("other"), *GUIDE})
    assert "Ask of how many." in workshop.files()["talk-other.html"].decode()
    assert "Ask of how many." not in workshop.files()["talk-short.html"].decode()


def test_only_pages_hold_nothing_else_and_are_not_made_again(workshop: Workshop) -> None:
    workshop.build()

    assert workshop.build(only=["pages"]) == (set(), set())
    assert set(workshop.files()) == {
        "index.html",
        "downloads.html",
        LEDGER,
        MARKER,
        *(f"{name}.html" for name in ALL),
    }


def test_what_was_run_is_kept_for_a_site_elsewhere_and_for_the_notebooks(
    workshop: Workshop,
) -> None:
    workshop.build(only=["pages"])
    ran: list[str] = []

    assert workshop.build(only=["pages"], site=workshop.site.with_name("other"))[0] == set()
    refresh(workshop.root, progress=lambda done, _: ran.append(done))
    assert ran == []
    refresh(workshop.root, progress=lambda done, _: ran.append(done), fresh=True)
    assert len(ran) == len(ALL)


def test_nothing_is_used_where_all_is_to_be_fresh(workshop: Workshop) -> None:
    workshop.build(only=["pages"])

    assert workshop.build(only=["pages"], fresh=True) == (ALL, PAGES)


def test_where_nothing_changed_the_site_is_left_in_its_place(workshop: Workshop) -> None:
    workshop.build(only=["pages"])
    before = {path: path.stat().st_ino for path in (workshop.site, *workshop.site.iterdir())}

    workshop.build(only=["pages"])

    assert {path: path.stat().st_ino for path in before} == before


def alter(site: Path) -> None:
    page = site / f"{FIRST}.html"
    page.write_text(page.read_text().replace("ketamine", "KETAMINE"))


def remove(site: Path) -> None:
    (site / f"{FIRST}.html").unlink()


def link(site: Path) -> None:
    page = site / f"{FIRST}.html"
    page.rename(site.parent / "elsewhere.html")
    page.symlink_to(site.parent / "elsewhere.html")


@pytest.mark.parametrize("damage", [alter, remove, link])
def test_a_file_that_was_altered_by_hand_is_written_anew(
    workshop: Workshop, damage: Callable[[Path], None]
) -> None:
    workshop.build(only=["pages"])
    before = workshop.files()
    damage(workshop.site)

    assert workshop.build(only=["pages"]) == (set(), {f"{FIRST}.html"})
    assert workshop.files() == before
    assert not (workshop.site / f"{FIRST}.html").is_symlink()


@pytest.mark.parametrize("text", ["", "{", '{"files": {"index.html": 3}, "runs": {}}'])
def test_a_damaged_ledger_is_written_anew(workshop: Workshop, text: str) -> None:
    workshop.build(only=["pages"])
    before = workshop.files()
    (workshop.site / LEDGER).write_text(text)

    assert workshop.build(only=["pages"]) == (set(), PAGES)
    assert workshop.files() == before


def test_a_damaged_cache_is_filled_anew(workshop: Workshop) -> None:
    workshop.build(only=["pages"])
    before = workshop.files()
    for path in (cache_folder() / "runs").iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    (workshop.site / f"{FIRST}.html").unlink()

    assert workshop.build(only=["pages"]) == ({FIRST}, {f"{FIRST}.html"})
    assert workshop.files() == before


def test_a_cache_that_cannot_be_made_is_done_without(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(workshop.root / "content" / "LICENSE" / "cache"))

    assert workshop.build(only=["pages"])[0] == ALL
    assert workshop.build(only=["pages"]) == (set(), set())


def test_what_somebody_put_there_is_refused_as_ever(workshop: Workshop) -> None:
    workshop.build(only=["pages"])
    (workshop.site / "mine.txt").touch()

    with pytest.raises(FileExistsError, match=r"holds what no build wrote: mine\.txt"):
        workshop.build(only=["pages"])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
def test_two_builds_at_once_leave_a_whole_site(workshop: Workshop) -> None:
    workshop.build(only=["pages"])
    add_line(workshop.root / "content/pages/sections" / f"{FIRST}.md", "\nMore.\n")
    builds = [get_context("fork").Process(target=workshop.build, kwargs={"only": ["pages"]})
              for _ in range(2)]  # fmt: skip
    for build in builds:
        build.start()
    for build in builds:
        build.join()

    assert [build.exitcode for build in builds] == [0, 0]
    assert workshop.build(only=["pages"]) == (set(), set())
    again = workshop.site.with_name("again")
    workshop.build(only=["pages"], site=again, fresh=True)
    assert workshop.files(again) == workshop.files()
    left = {path.name for path in workshop.site.parent.iterdir()}
    assert left == {"course", "site", "again"}


class Told:
    """Content that notes which of its records are read."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self.read: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.read.add(name)
        return getattr(self._content, name)


BEHIND: Mapping[str, set[str]] = {
    "course": {"course"},
    "help": {"help"},
    "draft": {"article", "verdicts"},
    "article": {"article"},
    "summary": {"summary", "evidence", "sources"},
    "findings": {"findings", "evidence", "sources"},
    "checklist": {"checklist"},
    "questions": {"questions", "evidence", "sources"},
    "claims": {"article", "verdicts", "evidence", "sources"},
    "sources": {"sources"},
    "scenes": {"scenes"},
    "notes": set(),
    "talks": {"talks", "guide", "course", "sources", "evidence", "notes"},
}
"""The records of the content by the names of `inputs.facts`."""


@pytest.mark.parametrize("artefact", ARTEFACTS, ids=lambda each: str(each.name))
def test_an_artefact_reads_no_more_of_the_content_than_it_says(
    workshop: Workshop, artefact: Artefact
) -> None:
    content = load_content(workshop.root)
    paths = course_notebooks(workshop.root)
    ran = running.execute_all(paths, 1, lambda path: None)
    told, files = Told(content), workshop.root.parent / "files"
    files.mkdir()
    course = ExecutedCourse(
        workshop.root, told, tuple(zip(paths, ran, strict=True)), by_slide(content)  # type: ignore[arg-type]
    )  # fmt: skip

    make_all(artefact, course, files)

    assert sorted(path.name for path in files.iterdir()) == sorted(artefact.files(course))
    assert told.read <= set().union(*(BEHIND[name] for name in artefact.reads))


LOAD = """
import importlib, pkgutil, sys
for room in ("content", "models", "explorers"):
    package = importlib.import_module(f"ketamine_explainer.{room}")
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
own = ("ketamine_explainer", "nbfolio")
print(*(m.__file__ for n, m in sys.modules.items() if n.startswith(own)), sep="\\n")
"""


def test_all_code_that_a_kernel_loads_counts_in_the_key_of_a_run() -> None:
    """A module that only packages it is empty."""
    command = [sys.executable, "-c", LOAD]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    counted = {*files(inputs.OWN, (*inputs.NOT_CODE, *inputs.BUILDS)),
               *files(PACKAGE, inputs.WRITES)}  # fmt: skip

    left_out = {Path(each) for each in loaded} - counted
    assert len(loaded) > 60
    assert [path for path in left_out if not says_nothing(path)] == []


def says_nothing(path: Path) -> bool:
    """Return whether a module has nothing but words about itself."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return all(isinstance(each, ast.Expr) for each in body)


def test_explorers_read_sections_and_notes_in_one_place_each() -> None:
    """What a notebook shows must depend on no other notebook's section, and on no note."""
    modules = {path.name: path.read_text() for path in (inputs.OWN / "explorers").rglob("*.py")}

    def saying(pattern: str) -> set[str]:
        return {name for name, text in modules.items() if re.search(pattern, text)}

    assert saying(r"\.sections\b") == {"prose.py"}
    assert saying(r"\.notes\b|\bnotes import") == {"notes.py"}
    assert saying(r"\.talks\b|\btalks import") == set()
    assert saying(r"\bcontent\.(?:summary|findings|checklist)\b") == set()
