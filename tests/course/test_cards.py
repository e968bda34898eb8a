"""Cards A to D: a set to a page, each letter large, told apart by colour and by shape."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ketamine_explainer.content import load_content
from ketamine_explainer.course.artefact import ExecutedCourse
from ketamine_explainer.course.artefacts import CARDS
from ketamine_explainer.course.cards import SHAPES, cards, make
from nbfolio.paper.browser import BrowserError, find_browser
from nbfolio.writers.deck import exporter

ROOT = Path(__file__).parents[2]
STYLE = (Path(exporter.__file__).parent / "assets" / "vote.css").read_text(encoding="utf-8")
SIZES = {"a4": (595, 842), "letter": (612, 792)}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4
              for each in parts]  # fmt: skip
    return sum(share * each for share, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("letter", SHAPES)
def test_a_card_looks_as_its_letter_does_on_a_slide(letter: str) -> None:
    rule = re.search(rf"\.vote-{letter} {{ (.*?) }}", STYLE)
    assert rule
    shape, colour, _ = SHAPES[letter]
    assert f"background: {colour}" in rule[1]
    outline = {"circle": "border-radius: 50%", "triangle": "polygon(50% 0, 100% 100%, 0 100%)",
               "diamond": "polygon(50% 0, 100% 50%, 50% 100%, 0 50%)"}  # fmt: skip
    assert (outline[shape] in rule[1]) if shape in outline else ("clip-path" not in rule[1])


def test_letters_are_legible_and_shapes_differ() -> None:
    assert len({shape for shape, _, _ in SHAPES.values()}) == len(SHAPES) == 4
    assert all(1.05 / (luminance(colour) + 0.05) >= 5 for _, colour, _ in SHAPES.values())


def test_who_does_not_see_a_card_is_told_letter_and_shape() -> None:
    html = cards("Course", "A4")
    for letter, (shape, _, _) in SHAPES.items():
        assert html.count(f'aria-label="{letter}, {shape}"') == 2


@pytest.mark.browser
def test_cards_are_a_set_on_a_page_and_a_page_for_each_letter(tmp_path: Path) -> None:
    try:
        find_browser()
    except BrowserError as error:
        pytest.skip(str(error))
    folder = tmp_path / "site"
    folder.mkdir()
    wrote: list[str] = []
    executed = ExecutedCourse(ROOT, load_content(ROOT), ())
    make(executed, CARDS.files(executed), folder, wrote.append)
    assert sorted(wrote) == ["cards-a4.pdf", "cards-letter.pdf"]
    for paper, size in SIZES.items():
        pdf = PdfReader(folder / f"cards-{paper}.pdf")
        texts = [re.sub(r"\s", "", each.extract_text()) for each in pdf.pages]
        assert len(texts) == 5
        title = re.sub(r"\s", "", f"Cards A to D · {executed.content.course.title}")
        rest = texts[0].replace(title, "").replace("Cutalongthelines:asetforeachperson.", "")
        assert sorted(rest) == [*SHAPES]
        assert texts[1:] == [*SHAPES]
        assert {(round(float(each.mediabox.width)), round(float(each.mediabox.height)))
                for each in pdf.pages} == {size}  # fmt: skip
        root: Any = pdf.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"], "tagged"
