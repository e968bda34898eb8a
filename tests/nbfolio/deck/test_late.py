"""What of a deck waits as text, and what must not."""

from __future__ import annotations

import pytest

from nbfolio.html.tokens import tokens, written
from nbfolio.writers.deck.late import late_cards, late_slides

CARD = '<div popover id="a"><p>one</p><p>two</p><p>three</p><button>Close</button></div>'


def slide(name: str, inner: str) -> str:
    return f'<section data-slide="{name}">{inner}</section>'


def waiting(inner: str) -> str:
    """Return how the second of two slides is written."""
    first = slide("a", "<h2>A</h2>")
    html = written(late_slides(tokens(first + slide("b", inner))))
    assert html.startswith(first)
    return html.removeprefix(first).removeprefix('<section data-slide="b">')


def test_all_slides_but_the_first_wait_those_below_one_another_too() -> None:
    one, two, three = (slide(name, f"<h2>{name}</h2>") for name in "abc")
    html = written(late_slides(tokens(f"{one}<section>{two}{three}</section>")))
    assert html == (
        f"{one}<section>"
        '<section data-slide="b"><noscript><h2>b</h2></noscript></section>'
        '<section data-slide="c"><noscript><h2>c</h2></noscript></section></section>'
    )


def test_the_stylesheets_of_a_slide_do_not_wait_with_it() -> None:
    html = waiting("<p>x</p><svg><style>.a > b{}</style><path/></svg><style>i{}</style><p>y</p>")
    assert html == (
        "<style>.a > b{}</style><style>i{}</style>"
        "<noscript><p>x</p><svg><path/></svg><p>y</p></noscript></section>"
    )


@pytest.mark.parametrize(
    "inner",
    [
        "<svg><style>.a &gt; b{}</style></svg>",  # means another thing outside of a drawing
        "<p>x</p></noscript >",
        "<!--<NoScript>-->",
        '<p title="</noscript>">x</p>',
    ],
)
def test_what_text_would_not_hold_as_it_is_does_not_wait(inner: str) -> None:
    assert waiting(inner) == f"{inner}</section>"


def test_cards_wait_but_for_the_smallest() -> None:
    small = '<div popover id="b"><p>one</p><button>Close</button></div>'
    html = written(late_cards(tokens(CARD + small)))
    inner = "<p>one</p><p>two</p><p>three</p><button>Close</button>"
    assert html == f'<div popover id="a"><noscript>{inner}</noscript></div>{small}'


def test_a_card_within_a_slide_waits_with_it() -> None:
    assert waiting(CARD) == f"<noscript>{CARD}</noscript></section>"
