"""What is recorded of a built site: every state of every explorer, and each kind of file."""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as w
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from playwright.sync_api import Browser
from pptx import Presentation
from pptx.util import Inches

from nbfolio.writers.deck import FolioSlidesExporter
from nbfolio.writers.deck.notes import NotePart, SpeakerNote
from tools import record
from tools.record import archive_names, page_words, pdf_words, slide_words

from ..nbfolio.stills.layered import layered, over
from .conftest import Recorded

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0"
    "000003010100c9fe92ef0000000049454e44ae426082"
)
NOTE = SpeakerNote(1, (NotePart("Say", "Wait."), NotePart("Ask the room", "Why?")))


def told(*controls: Any) -> Any:
    """Return controls that each lead a label."""
    labels = [w.Label() for _ in controls]
    for control, label in zip(controls, labels, strict=True):
        w.jsdlink((control, "value"), (label, "value"))
    return w.VBox([*controls, *labels])


def sliders() -> Any:
    return told(*(w.IntSlider(max=40, description=name) for name in ("one", "two")))


@pytest.mark.browser
def test_every_state_is_recorded_with_its_words_and_those_of_the_figure(recorded: Recorded) -> None:
    states = recorded(layered("Two lines"))["Two lines"]

    assert list(states) == [
        f"Line: {line}; Dot: {dot}"
        for line in ("first", "second")
        for dot in ("red", "green", "blue")
    ]
    for state, lines in states.items():
        said = ["The first. It is."] if "first" in state else ["The second."]
        about = ["Two lines", "Two <lines>", "A line and a dot.", "words"]
        assert lines[:5] == about + said
        assert "Drawn for a test." in lines


@pytest.mark.browser
def test_controls_are_named_with_all_that_they_offer(recorded: Recorded) -> None:
    found = recorded(layered("Two lines"), told(w.BoundedIntText(description="Typed")))

    assert found["Two lines: controls"] == {
        "": ["Line: first | second", "Dot: red | green | blue"],
    }
    assert ["number: Typed"] in [states[""] for states in found.values() if "" in states]


@pytest.mark.browser
def test_a_control_on_a_pane_is_moved_where_it_is_shown(recorded: Recorded) -> None:
    inner = w.SelectionSlider(options=["a", "b", "c"], description="Part")
    parts = w.VBox([inner, over(inner, [w.HTML(f"part {each}") for each in "abc"])])
    outer = w.Dropdown(options=["all", "by part"], description="Show")
    states = recorded(w.VBox([outer, over(outer, [w.HTML("all of it"), parts])]))["Show"]

    shown = {state: [line for line in lines if "of it" in line or "part" in line]
             for state, lines in states.items()}  # fmt: skip
    assert shown == {
        "Show: all": ["all of it"],
        **{f"Show: by part; Part: {each}": [f"part {each}"] for each in "abc"},
    }


@pytest.mark.browser
def test_what_is_closed_is_read(recorded: Recorded) -> None:
    closed = "<details><summary>more</summary><p>all of it</p><p hidden>not this</p></details>"

    found = recorded(
        w.VBox([w.HTML("<h3>Title</h3>" + closed), told(w.Checkbox(description="On"))])
    )
    lines = found["Title"]["On: true"]

    assert lines[:3] == ["Title", "more", "all of it"]
    assert "not this" not in lines


@pytest.mark.browser
def test_of_many_states_200_are_taken_with_every_option(recorded: Recorded) -> None:
    states = recorded(sliders())["one"]

    assert len(states) == 200
    seen = [{part for state in states for part in state.split("; ") if part.startswith(name)}
            for name in ("one", "two")]  # fmt: skip
    assert [len(each) for each in seen] == [41, 41]
    assert "one: 0; two: 0" in states  # where the page starts


@pytest.mark.browser
def test_a_page_is_recorded_twice_in_the_same_way(recorded: Recorded) -> None:
    many = sliders()

    assert json.dumps(recorded(many)) == json.dumps(recorded(many))


@pytest.mark.browser
def test_a_deck_is_recorded_slide_by_slide_with_notes(
    browser: Browser, as_notebook: Callable[..., NotebookNode], tmp_path: Path
) -> None:
    nb = as_notebook(layered("Two lines"))
    slide = {"slideshow": {"slide_type": "slide"}}
    nb.cells[0].metadata.update(slide)
    nb.cells.insert(0, new_markdown_cell("# Words\n\nSome.", metadata=slide, id="one"))
    html, _ = FolioSlidesExporter(notes={"one": NOTE}).from_notebook_node(nb)
    (tmp_path / "deck.html").write_text(html, encoding="utf-8")

    found = page_words(browser, tmp_path / "deck.html")

    assert found["slide one"] == {"": ["Words", "Some."]}
    assert "Wait." in found["slide one, notes"][""]
    [states] = [states for place, states in found.items() if len(states) > 1]
    assert len(states) == 6
    assert "The second." in states["Line: second; Dot: blue"]


@pytest.mark.browser
def test_the_words_of_a_pdf_are_those_of_all_pages(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.set_content("<title>Paper</title><p>First  page.<p style='break-before: page'>Second.")
    page.pdf(path=tmp_path / "paper.pdf")
    context.close()

    assert pdf_words(tmp_path / "paper.pdf") == {
        "title": {"": ["Paper"]},
        "words": {"": ["First page.", "Second."]},
    }


def test_slides_are_recorded_with_outline_notes_and_alternative_texts(tmp_path: Path) -> None:
    (tmp_path / "dot.png").write_bytes(PIXEL)
    deck: Any = Presentation()
    for words in ("first", "second"):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = "Same title"
        table = slide.shapes.add_table(1, 2, 0, 0, Inches(2), Inches(1)).table
        table.cell(0, 0).text, table.cell(0, 1).text = words, "number"
        picture = slide.shapes.add_picture(str(tmp_path / "dot.png"), 0, 0)
        picture._element.nvPicPr.cNvPr.set("descr", f"a dot, {words}")
        slide.notes_slide.notes_text_frame.text = f"Say {words}."
    deck.save(tmp_path / "slides.pptx")

    found = slide_words(tmp_path / "slides.pptx")

    assert list(found) == ["Same title", "Same title #2"]
    assert found["Same title #2"] == {
        "outline": ["Same title", "second", "number"],
        "notes": ["Say second."],
        "alternative texts": ["a dot, second"],
    }


def test_an_archive_is_recorded_by_its_names(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "figures.zip", "w") as archive:
        for name in ("b.svg", "a.svg"):
            archive.writestr(name, "")

    assert archive_names(tmp_path / "figures.zip") == {"names": {"": ["a.svg", "b.svg"]}}


@pytest.mark.browser
def test_every_file_of_a_site_has_one_in_the_recording(browser: Browser, tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    site.mkdir()
    (site / "index.html").write_text(
        "<!doctype html><title>T</title><p>One &amp; <b>two</b></p><img alt='A dot.' src=''>"
        "<a href='x.html'>Next</a> <a download='t.csv' href='data:text/csv,a%2Cb%0A1,2'>Get</a>"
    )
    (site / "other.txt").write_text("words")
    (site / ".explainer-site").write_text("names")

    record.write(site, out, browser)

    assert sorted(each.name for each in out.iterdir()) == ["index.html.json", "other.txt.json"]
    assert json.loads((out / "index.html.json").read_text("utf-8")) == {
        "title": {"": ["T"]},
        "words": {"": ["One & two", "A dot.", "Next Get"]},
        "links": {"": ["x.html"]},
        "download t.csv": {"": ["a,b", "1,2"]},
    }


@pytest.mark.parametrize("lacking", ["site", "empty out"])
def test_what_is_lacking_is_said(
    lacking: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    out.mkdir()
    if lacking != "site":
        site.mkdir()
        (out / "old.json").write_text("{}")
    monkeypatch.setattr(sys, "argv", ["record.py", str(site), str(out)])

    with pytest.raises(SystemExit) as stop:
        record.main()

    assert stop.value.code == 2
    said = {"site": "is no folder: build a site first, with 'make site'",
            "empty out": "is not empty: name a new folder, or empty it"}[lacking]  # fmt: skip
    assert said in capsys.readouterr().err
