"""The board of claims: as many squares as claims, those of the verdict chosen in its colour."""

import re

import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.claims.board_figure import COLOURS, COLUMNS, draw_board
from ketamine_explainer.explorers.claims.room import kinds, marked
from ketamine_explainer.explorers.kit.controls import Fixed
from ketamine_explainer.explorers.kit.sheets import Sheets
from ketamine_explainer.explorers.kit.style import CSS
from tests.widget_tree import walk

CONTENT = load_content()
KINDS = kinds(CONTENT)
COUNTS = {kind: sum(each.verdict == kind for each in CONTENT.verdicts.values()) for kind in KINDS}
[SHEETS] = [each for each in walk(ke.verdict_board()) if isinstance(each, Sheets)]


def filled(svg: str) -> dict[str, int]:
    """Return how many squares have each colour."""
    paths = re.findall(r'<path d="([^"]*)" style="fill:([^";]*)', svg)
    return {colour: path.count("M") for path, colour in paths}


def test_all_claims_have_a_square() -> None:
    squares = re.findall(r'<path d="([^"]*)"', SHEETS.picture.base)
    assert [path.count("M") for path in squares] == [COUNTS[kind] for kind in KINDS if COUNTS[kind]]
    assert sum(COUNTS.values()) == len(CONTENT.article.claims)


def test_at_first_each_square_has_the_colour_of_its_verdict() -> None:
    found = filled(SHEETS.picture.layers["verdict"][0])
    assert found == {CSS[COLOURS[kind]]: count for kind, count in COUNTS.items() if count}


@pytest.mark.parametrize("place", range(len(KINDS)))
def test_a_verdict_alone_fills_its_own_squares(place: int) -> None:
    kind = KINDS[place]
    found = filled(SHEETS.picture.layers["verdict"][place + 1])
    assert found == {CSS[COLOURS[kind]]: COUNTS[kind]}


def test_each_row_says_its_verdict_and_how_many_of_how_many() -> None:
    for kind, count in COUNTS.items():
        assert f">{marked(kind)}: {count} of 24 claims</text>" in SHEETS.picture.base


def test_more_claims_than_a_row_holds_go_on_below() -> None:
    counts = {"supported": 2 * COLUMNS + 1, "qualified": 1}
    caption = CONTENT.captions["verdict_board"]
    picture = draw_board(Fixed.of(("supported", "qualified")), counts, str, caption)
    heights = re.findall(r"M[\d.]+ ([\d.]+)", re.findall(r'<path d="([^"]*)"', picture.base)[0])
    assert len({*heights}) == 3
