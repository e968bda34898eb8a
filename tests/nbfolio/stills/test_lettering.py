"""What a picture says of itself: read, brought into lines, and placed where nothing is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from nbfolio import ExportError
from nbfolio.notebook.figure import Dependent, FigureSpec
from nbfolio.stills import Figure, svg
from nbfolio.stills.lettering import EDGE, Run, fact_lines, measured, wrapped
from nbfolio.stills.theme import colours

from ..figured import places, spec
from .test_stills import found as found

SVG = "{http://www.w3.org/2000/svg}"
FACTS = tuple(
    f'<p><b>Key:</b> <i class="ke-blue">■</i>\N{NO-BREAK SPACE}with</p><p><b>Outcome:</b> {name} '
    "of all who were treated, counted where they could still be counted</p>"
    for name in ("response", "remission")
)
FOOT = "“A course”, version 1, 3 May 2026. CC BY 4.0."


def told() -> FigureSpec:
    """Return a figure of which something else is to be known for each of its lines."""
    return replace(spec(), facts=Dependent(FACTS, places("line", 2)))


def words(picture: str) -> list[str]:
    """Return what a picture says, text by text."""
    texts = ElementTree.fromstring(picture).iter(f"{SVG}text")
    return ["".join(each.itertext()) for each in texts]


def test_paragraphs_are_lines_of_runs_that_look_alike() -> None:
    [key, outcome] = fact_lines(FACTS[:1])

    blue = colours()["--ke-blue"]
    assert key == (Run("Key:", bold=True), Run(" "), Run("■", blue), Run("\N{NO-BREAK SPACE}with"))
    assert outcome[0] == Run("Outcome:", bold=True)


@pytest.mark.parametrize("wide", [60.0, 200.0, 2000.0])
def test_lines_are_no_wider_than_a_picture_and_lose_no_word(wide: float) -> None:
    line = (Run("Outcome:", bold=True), Run(" one of a few words that go on and on and on"))

    lines = wrapped(line, wide, 17)

    assert "".join(run.words for each in lines for run in each) == "".join(r.words for r in line)
    for each in lines:
        long = sum(measured(run.words, 17, run.bold) for run in each)
        assert long <= wide + measured(" ", 17) or " " not in each[0].words.strip()


def test_a_picture_says_what_is_to_be_known_in_its_state(
    found: Callable[[FigureSpec], list[Figure]],
) -> None:
    [figure] = found(told())

    said = [" ".join(words(svg(figure, each, foot=FOOT))) for each in figure.states]

    for state, spoken in zip(figure.states, said, strict=True):
        outcome = "response" if ("Line", "first") in state.words else "remission"
        title = "Two lines" if state == figure.first else "Two <lines>"
        close = spoken.replace(" ", "")
        for each in (title, state.text, "Key:", f"Outcome: {outcome} of all", FOOT):
            assert each.replace(" ", "") in close


def test_a_colour_stays_on_the_line_of_what_it_means() -> None:
    line = (Run("Key:", bold=True), Run(" "), Run("■", "#00f"), Run("\N{NO-BREAK SPACE}with it"))

    lines = wrapped(line, measured("Key: ■ w", 17, bold=True), 17)

    assert [[run.words for run in each] for each in lines] == [
        ["Key:", " "], ["■", "\N{NO-BREAK SPACE}with it"],
    ]  # fmt: skip


def test_without_a_foot_a_picture_is_what_is_drawn_alone(
    found: Callable[[FigureSpec], list[Figure]],
) -> None:
    [figure] = found(told())

    assert words(svg(figure, figure.first)) == ["words"]


def test_what_a_picture_says_stands_within_it_and_on_nothing_that_is_drawn(
    found: Callable[[FigureSpec], list[Figure]], page: Page, tmp_path: Path
) -> None:
    [figure] = found(told())
    file = tmp_path / "figure.svg"
    file.write_text(svg(figure, figure.first, foot=FOOT), "utf-8")
    page.goto(file.as_uri())

    boxes = page.evaluate(
        """() => [document.documentElement, ...document.documentElement.children]
          .filter((each) => ["svg", "text", "g"].includes(each.tagName)).map((each) => {
            const { left, top, right, bottom } = each.getBoundingClientRect();
            return [each.tagName, left, top, right, bottom];
          })"""
    )

    [whole, *_] = boxes
    [drawn] = [each for each in boxes if each[0] == "g"]
    texts = [each for each in boxes if each[0] == "text"]
    assert len(texts) >= 5
    for _, left, top, right, bottom in texts:
        assert left >= EDGE - 1
        assert top >= 0
        assert right <= whole[3]
        assert bottom <= whole[4]
        assert bottom <= drawn[2] + 2 or top >= drawn[4] - 2


def test_facts_that_lead_nowhere_are_refused(
    found: Callable[[FigureSpec], list[Figure]],
) -> None:
    lost = replace(spec(), facts=Dependent(FACTS, (2,)))

    with pytest.raises(ExportError, match=r"given 2 as facts\.shown\[0\]; allowed: 0 to 1"):
        found(lost)


def test_what_is_found_is_said_of_the_state_in_which_a_page_opens_alone(
    found: Callable[[FigureSpec], list[Figure]],
) -> None:
    spec = told()
    [panel] = spec.panels
    [figure] = found(replace(spec, title="Found", panels=(replace(panel, title="Lines"),)))

    titles = {state.text: words(svg(figure, state, foot=FOOT))[1] for state in figure.states}

    assert len(titles) > 1
    assert titles.pop(figure.first.text) == "Found"
    assert set(titles.values()) == {"Lines"}


def test_a_line_that_ends_below_its_sheet_does_not_reach_the_words_below(
    found: Callable[[FigureSpec], list[Figure]],
) -> None:
    [figure] = found(told())

    root = ElementTree.fromstring(svg(figure, figure.first, foot=FOOT))

    [cut] = [each for each in root.iter(f"{SVG}clipPath") if each.get("id") == "picture-sheet"]
    [area] = cut
    assert (area.get("width"), area.get("height")) == ("100", "50")
    [drawn] = [each for each in root.iter() if each.get("clip-path") == "url(#picture-sheet)"]
    assert [each.text for each in drawn.iter(f"{SVG}text")] == ["words"]


__all__ = ["found"]
