import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import partial
from html import unescape
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from ketamine_explainer.content import Content, ContentError, load_content, load_course
from ketamine_explainer.course import site as site_module
from ketamine_explainer.course.artefact import (
    Artefact,
    Download,
    ExecutedCourse,
    OnWritten,
    Page,
)
from ketamine_explainer.course.artefacts import HANDOUT, PAGES
from ketamine_explainer.course.landing import landing_page
from ketamine_explainer.course.pages import downloads_page
from nbfolio import ExportError
from nbfolio.execute.failures import ExecutionError
from nbfolio.execute.room import in_size
from nbfolio.notebook.mistakes import UnavailableError

from ..minicourse import KEPT, write_minicourse
from ..policy import refuses_all_but_scripts

REPOSITORY = Path(__file__).parents[2]
ENTRIES = [entry for entry in load_course(REPOSITORY).pages if entry.id in KEPT]
NAMES = [entry.id for entry in ENTRIES]
LESSONS = [name for name in NAMES if not name.startswith("exercise")]
DECKS = ["deck.html", *(f"deck-{name}.html" for name in LESSONS)]

build_site = partial(site_module.build_site, only=["pages"])


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return a short course whose notebooks hold a title and a call."""
    root = write_minicourse(tmp_path / "course")
    for entry in ENTRIES:
        cells = [new_markdown_cell(f"# Page {entry.id}"), new_code_cell("print('ran')")]
        nbformat.write(new_notebook(cells=cells), root / "notebooks" / entry.file)
    return root


@pytest.fixture
def no_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the notebooks as they are, which is quick."""

    def as_they_are(paths: list[Path], workers: int, progress: object) -> list[NotebookNode]:
        return [nbformat.read(path, as_version=4) for path in paths]

    monkeypatch.setattr("nbfolio.execute.run.execute_all", as_they_are)


@pytest.mark.slow
def test_builds_a_page_for_each_notebook(course: Path, tmp_path: Path) -> None:
    done: list[str] = []

    report = build_site(course, tmp_path / "site", 2, lambda what, steps: done.append(what))

    pages = ["index.html", "downloads.html", *(f"{name}.html" for name in NAMES)]
    assert [page.name for page in report.pages] == pages
    for page in report.pages:
        assert (tmp_path / "site" / page.name).stat().st_size == page.size > 0
    assert "ran" in (tmp_path / "site" / f"{NAMES[1]}.html").read_text(encoding="utf-8")
    assert sorted(done) == sorted(
        [f"ran {name}.ipynb" for name in NAMES] + [f"wrote {name}" for name in pages]
    )
    assert report.seconds > 0


@pytest.mark.usefixtures("no_kernels")
def test_builds_a_deck_for_each_notebook_and_one_for_all(course: Path, tmp_path: Path) -> None:
    report = site_module.build_site(course, tmp_path / "site", only=["deck"])

    assert [page.name for page in report.pages] == ["index.html", "downloads.html", *DECKS]
    html = (tmp_path / "site" / "downloads.html").read_text(encoding="utf-8")
    assert re.findall(r'href="(deck[^"]*)"', html) == DECKS


@pytest.mark.usefixtures("no_kernels")
def test_builds_the_same_bytes_again(course: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        build_site(course, tmp_path / name)

    for page in (tmp_path / "one").iterdir():
        assert page.read_bytes() == (tmp_path / "two" / page.name).read_bytes()


@pytest.mark.usefixtures("no_kernels")
def test_every_link_of_the_landing_page_leads_to_a_page(course: Path, tmp_path: Path) -> None:
    build_site(course, tmp_path / "site")

    for page in ("index.html", "downloads.html"):
        html = (tmp_path / "site" / page).read_text(encoding="utf-8")
        for name in NAMES:
            assert re.search(f'href="?{name}.html', html)
            assert (tmp_path / "site" / f"{name}.html").is_file()


def short_course(**changed: object) -> Content:
    """Return what our course says, with a landing page that has no figure, and changes."""
    content = load_content(REPOSITORY)
    bare: dict[str, object] = {"figure": None, "findings": (), "pictures": {}}
    course = content.course.model_copy(update=changed)
    return replace(content, course=course, landing=content.landing.model_copy(update=bare))


def landing(content: Content, built: Collection[str] = ()) -> str:
    return landing_page(ExecutedCourse(REPOSITORY, content, ()), built)


def test_the_landing_page_says_what_the_course_is() -> None:
    content = short_course()
    course, words = content.course, content.landing

    html = unescape(landing(content))

    assert f"<h1>{course.title}</h1>" in html
    assert re.sub(r"\*(.+)\*", r"<em>\1</em>", words.what[1]) in html
    for entry in course.notebooks.values():
        assert f"<h3>{entry.title}</h3>" in html
        assert entry.summary in html
    assert course.disclaimer in html
    assert f"Version {course.version}" in html
    assert "next review" in html


def test_the_landing_page_leads_to_what_is_built_alone() -> None:
    content = short_course()
    start = content.landing.start

    assert start.words not in landing(content)
    assert re.search(
        f'href="?{start.notebook}.html"?>{start.words}<',
        landing(content, [f"{start.notebook}.html"]),
    )


def test_the_landing_page_escapes_what_content_says() -> None:
    assert "<h1>Less &lt; more &amp; so on</h1>" in landing(
        short_course(title="Less < more & so on")
    )


@pytest.mark.usefixtures("no_kernels")
def test_wrong_content_stops_the_build_before_it_starts(course: Path, tmp_path: Path) -> None:
    (course / "content" / "pages" / "course.yaml").write_text("title: 3", encoding="utf-8")

    with pytest.raises(ContentError, match=r"course\.yaml"):
        build_site(course, tmp_path / "site")

    assert not (tmp_path / "site").exists()


def test_a_lacking_notebook_is_named(course: Path, tmp_path: Path) -> None:
    (course / "notebooks" / f"{NAMES[1]}.ipynb").unlink()

    with pytest.raises(FileNotFoundError, match=rf"{NAMES[1]}\.ipynb.*take them out of its list"):
        build_site(course, tmp_path / "site")


@pytest.mark.slow
def test_a_failing_notebook_leaves_the_site_before(course: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    broken = new_notebook(cells=[new_code_cell("1 / 0")])
    nbformat.write(broken, course / "notebooks" / f"{NAMES[0]}.ipynb")

    with pytest.raises(ExecutionError, match="ZeroDivisionError"):
        build_site(course, site)

    assert list(site.iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} == {"course", "site"}


@pytest.mark.usefixtures("no_kernels")
def test_a_page_that_cannot_be_written_leaves_the_site_before(course: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site(course, site)
    before = {path.name: path.read_bytes() for path in site.iterdir()}
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "gone"}}
    broken = new_notebook(
        cells=[new_code_cell("w", outputs=[new_output("display_data", view)], execution_count=1)]
    )
    nbformat.write(broken, course / "notebooks" / f"{NAMES[1]}.ipynb")

    with pytest.raises(ExportError, match=NAMES[1]):
        build_site(course, site)

    assert {path.name: path.read_bytes() for path in site.iterdir()} == before
    assert {path.name for path in tmp_path.iterdir()} == {"course", "site"}


@pytest.mark.usefixtures("no_kernels")
def test_a_folder_of_somebody_else_is_not_built_into(course: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").touch()

    with pytest.raises(FileExistsError, match="not a site that this command wrote"):
        build_site(course, tmp_path / "mine")


def test_the_landing_page_gives_each_date_its_own_name() -> None:
    days = {"published": date(2026, 1, 1), "reviewed": date(2026, 2, 2)}
    html = landing(short_course(**days, next_review=date(2027, 3, 3)))

    for said in ("published 1 January", "last checked 2 February", "next review 3 March 2027"):
        assert said in html


def test_the_page_of_all_files_forbids_all_but_its_styles() -> None:
    content = short_course()
    html = downloads_page(content.course, content.landing)

    refuses_all_but_scripts(html, 0)
    assert not re.findall(r'(?:src|href)="https?:', html)
    refuses_all_but_scripts(landing(content), 1)


def make_overdue(course: Path) -> None:
    file = course / "content" / "pages" / "course.yaml"
    text = file.read_text(encoding="utf-8")
    for name in ("published", "reviewed", "next_review"):
        year = 2021 if name == "next_review" else 2020
        text = re.sub(rf"^{name}: \d{{4}}", f"{name}: {year}", text, flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("no_kernels")
def test_past_its_review_date_nothing_is_built(course: Path, tmp_path: Path) -> None:
    make_overdue(course)
    with pytest.raises(ContentError, match="which has passed"):
        build_site(course, tmp_path / "site")
    assert not (tmp_path / "site").exists()


@pytest.mark.usefixtures("no_kernels")
def test_or_every_page_says_that_its_review_is_overdue(course: Path, tmp_path: Path) -> None:
    make_overdue(course)
    build_site(course, tmp_path / "site", overdue=True)
    for path in (tmp_path / "site").glob("*.html"):
        assert "Review overdue." in path.read_text(encoding="utf-8")


@pytest.mark.usefixtures("no_kernels")
def test_before_that_no_page_says_so(course: Path, tmp_path: Path) -> None:
    build_site(course, tmp_path / "site")
    for path in (tmp_path / "site").glob("*.html"):
        assert "Review overdue" not in path.read_text(encoding="utf-8")


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fake a computer without a browser."""

    def find() -> None:
        raise UnavailableError("No browser to print with. Install one.")

    monkeypatch.setattr(site_module, "ARTEFACTS", (PAGES, replace(HANDOUT, check=find)))


@pytest.mark.usefixtures("no_kernels", "lacking")
def test_without_a_browser_the_rest_is_built_and_that_is_said(course: Path, tmp_path: Path) -> None:
    report = build_site(course, tmp_path / "site", only=())

    always = ["index.html", "downloads.html"]
    assert [page.name for page in report.pages] == [*always, *(f"{n}.html" for n in NAMES)]
    assert report.left_out == ("Left out: handout. No browser to print with. Install one.",)
    assert ".pdf" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("no_kernels", "lacking")
def test_what_is_asked_for_must_be_built(course: Path, tmp_path: Path) -> None:
    with pytest.raises(UnavailableError, match="No browser to print with"):
        build_site(course, tmp_path / "site", only=["pages", "handout"])

    assert not (tmp_path / "site").exists()


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Artefact:
    """Register an artefact of two files, one of the course and one of a notebook."""
    offers = (Download("deck.html", "Slides <all>"), Download("deck-a.html", "Slides", NAMES[0]))

    def make(
        executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten
    ) -> None:
        for offer in offers:
            (folder / offer.file).write_text("x" * 2_000_000, encoding="utf-8")
            wrote(offer.file)

    deck = Artefact("deck", lambda content, notes: offers, make)
    monkeypatch.setattr(site_module, "ARTEFACTS", (PAGES, deck))
    return deck


@pytest.mark.usefixtures("no_kernels", "stub")
def test_the_page_of_all_files_offers_what_was_built_with_sizes(
    course: Path, tmp_path: Path
) -> None:
    report = build_site(course, tmp_path / "site", only=())

    html = (tmp_path / "site" / "downloads.html").read_text(encoding="utf-8")
    assert '<a href="deck.html">Slides &lt;all&gt;</a> <span class="size">(2.0 MB)</span>' in html
    assert re.search(rf'<dt>{ENTRIES[0].title}</dt>\s*<dd>\s*<ul>\s*<li><a href="deck-a', html)
    for page in report.pages[2:]:
        assert f'href="{page.name}"' in html
        assert f"({in_size(page.size)})" in html


def test_sizes_of_paper_stand_together_on_the_page_of_all_files() -> None:
    content = short_course()
    files = [
        Page(f"cards-{size}.pdf", 2000, Download(f"cards-{size}.pdf", f"Cards, {paper} (PDF)"))
        for size, paper in (("a4", "A4"), ("letter", "Letter"))
    ]
    html = downloads_page(content.course, content.landing, files)
    assert html.count("Cards") == html.count("(2 kB)") == 1
    assert re.findall(r'<a href="(cards[^"]*)">(\w+)</a>', html) == [
        ("cards-a4.pdf", "A4"), ("cards-letter.pdf", "Letter")
    ]  # fmt: skip


@pytest.mark.usefixtures("no_kernels", "stub")
def test_only_what_is_named_is_built(course: Path, tmp_path: Path) -> None:
    done: list[tuple[str, int]] = []

    report = build_site(
        course, tmp_path / "site", 2, lambda *what: done.append(what), only=["deck"]
    )

    always = ["index.html", "downloads.html"]
    assert [page.name for page in report.pages] == [*always, "deck.html", "deck-a.html"]
    assert [what for what, _ in done] == [f"wrote {page}" for page in
                                          ("deck.html", "deck-a.html", *always)]  # fmt: skip
    assert {steps for _, steps in done} == {len(DECKS) - 1 + 4}  # no exercise runs
    links = re.findall(
        r'href="([^"#]+)"', (tmp_path / "site" / "downloads.html").read_text("utf-8")
    )
    assert set(links) == {"index.html", "deck.html", "deck-a.html"}


@pytest.mark.usefixtures("no_kernels")
def test_what_turns_out_not_to_work_leaves_nothing_half_done(
    course: Path, tmp_path: Path, stub: Artefact, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(
        executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten
    ) -> None:
        (folder / "deck.html").write_text("half", encoding="utf-8")
        raise UnavailableError("The browser did not print.")

    broken = (PAGES, replace(stub, make=fail))
    monkeypatch.setattr(site_module, "ARTEFACTS", broken)

    report = build_site(course, tmp_path / "site", only=())

    assert report.left_out == ("Left out: deck. The browser did not print.",)
    assert not (tmp_path / "site" / "deck.html").exists()


@pytest.mark.usefixtures("no_kernels", "stub")
def test_an_artefact_that_there_is_not_is_refused(course: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="given 'decks'; a build can make: pages, deck; did you"):
        build_site(course, tmp_path / "site", only=["decks"])


@pytest.mark.parametrize(
    ("size", "words"), [(12, "1 kB"), (4_321, "4 kB"), (999_600, "1.0 MB"), (1_260_000, "1.3 MB")]
)
def test_sizes_are_read_aloud(size: int, words: str) -> None:
    assert in_size(size) == words
