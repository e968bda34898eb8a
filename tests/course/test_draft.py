"""A course with a claim that nobody has checked says so on all that is made of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook
from pptx import Presentation

from ketamine_explainer.content import Content, draft_notice, load_content, load_draft
from ketamine_explainer.content.records import Note
from ketamine_explainer.course.artefact import ExecutedCourse
from ketamine_explainer.course.artefacts import DECK, PAGES
from ketamine_explainer.course.names import PRESENTATION
from ketamine_explainer.course.slides_pptx import write_pptx

from ..minicourse import bare_landing, bare_summary
from ..written import write_site
from .papers import papers

REPOSITORY = Path(__file__).parents[2]
CONTENT = load_content(REPOSITORY)
LESSON = next(iter(CONTENT.course.notebooks))
CLAIM = CONTENT.verdicts["popularity"]
SAID = ("Draft. The evidence on 1 claim has not been checked yet: "
        "“increasingly popular”.")  # fmt: skip
FINDINGS = re.compile(r"  (?:speaks_for|speaks_against|search):(?: .*)?\n(?:   +.*\n)*")


def with_notebooks(root: Path) -> ExecutedCourse:
    """Return a course with a small notebook for each of ours, as one that was run."""
    (root / "notebooks" / "exercises").mkdir(parents=True)
    bare_landing(root / "content")
    bare_summary(root / "content")
    content = load_content(root)
    found = []
    for entry in content.course.pages:
        title = new_markdown_cell(f"# {entry.title}", id="title")
        title.metadata["slideshow"] = {"slide_type": "slide"}
        path = root / "notebooks" / entry.file
        nbformat.write(new_notebook(cells=[title]), path)
        found.append((path, nbformat.read(path, as_version=4)))
    note = Note(id="title", minutes=1,
                say="Say.", ask="Ask?", answer="So.", objection="No.", reply="Yes.")  # fmt: skip
    return ExecutedCourse(root, content, tuple(found), {LESSON: {"title": note}})


@pytest.fixture
def course(tmp_path: Path) -> ExecutedCourse:
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    return with_notebooks(tmp_path)


@pytest.fixture
def draft(tmp_path: Path) -> ExecutedCourse:
    """Return the course with one verdict of the kind "not checked"."""
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    file = tmp_path / "content" / "evidence" / "verdicts.yaml"
    head, mark, rest = file.read_text(encoding="utf-8").partition(f"{CLAIM.id}:\n")
    verdict, end, others = rest.partition("\n\n")
    verdict = FINDINGS.sub("", verdict + "\n")
    verdict = verdict.replace(f"verdict: {CLAIM.verdict}", "verdict: not checked")
    file.write_text(head + mark + verdict + end + others, encoding="utf-8")
    titles = tmp_path / "content" / "pages" / "course.yaml"
    rests = titles.read_text(encoding="utf-8")
    before = f"{CLAIM.id}: {CLAIM.verdict}\n"
    assert before in rests
    titles.write_text(rests.replace(before, f"{CLAIM.id}: not checked\n"), encoding="utf-8")
    return with_notebooks(tmp_path)


def texts(executed: ExecutedCourse) -> Iterator[tuple[str, str]]:
    """Give the name and the HTML of each page, deck and paper."""
    folder = executed.root / "site"
    folder.mkdir()
    write_site(executed, folder, [PAGES, DECK])
    yield from ((path.name, path.read_text("utf-8")) for path in sorted(folder.glob("*.html")))
    yield from papers(executed)


def banners(html: str) -> list[str]:
    """Return what a document says above all else: on a deck within what its first slide gets."""
    found = re.findall(r'<p class="?draft"?><strong>(.*?)</strong>', html)
    return [unescape(each) for each in found]


def slides(executed: ExecutedCourse) -> list[str]:
    write_pptx(executed.taught, executed.root, executed.content)
    deck = Presentation(str(executed.root / PRESENTATION))
    return ["\n".join(each.text_frame.text for each in slide.shapes if each.has_text_frame)
            for slide in deck.slides]  # fmt: skip


def test_the_notice_names_the_claims_that_wait(draft: ExecutedCourse) -> None:
    content: Content = draft.content

    assert content.verdicts[CLAIM.id].verdict == "not checked"
    assert draft_notice(content.article, content.verdicts) == SAID
    assert load_draft(draft.root) == SAID


def test_several_claims_are_named_in_the_order_of_the_article() -> None:
    unchecked = {"verdict": "not checked", "search": None, "speaks_for": (), "speaks_against": ()}
    first, second = list(CONTENT.verdicts.values())[:2]
    verdicts = {each.id: each.model_copy(update=unchecked) for each in (second, first)}

    assert draft_notice(CONTENT.article, verdicts) == (
        "Draft. The evidence on 2 claims has not been checked yet: "
        "“discovered and approved every day”, “increasingly popular”."
    )


def test_each_page_deck_and_paper_carries_it(draft: ExecutedCourse) -> None:
    found = dict(texts(draft))

    assert len(found) >= 10 + 7 + 16
    assert {
        "index.html",
        "deck.html",
        "script-a4.pdf",
        "reader-letter.pdf",
        "findings-a4.pdf",
    } <= found.keys()
    assert [name for name, html in found.items() if banners(html) != [SAID]] == []


def test_powerpoint_carries_it(draft: ExecutedCourse) -> None:
    first, *others = slides(draft)

    assert SAID in first
    assert others
    assert [text for text in others if "Draft · Ketamine infusion, explained" not in text] == []


def test_what_is_checked_carries_none(course: ExecutedCourse) -> None:
    found = dict(texts(course))

    assert load_draft(course.root) == ""
    assert found
    assert [name for name, html in found.items() if banners(html)] == []
    assert [name for name, html in found.items() if "Draft" in unescape(html)] == []
    assert not any("Draft" in text for text in slides(course))
