"""Panes that wait are kept together, what they share once, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from nbfolio.html.light import light
from nbfolio.html.passages import apart, together

from ..passages import kept_panes

DATA = '<script type="application/json" id="page-data">{"values":{}}</script>'
LONG = '<text class="a">words that stand in more than one pane</text><path d="M0 0H100"/>'


def page(*panes: str) -> str:
    return "".join(f"<div hidden><!--{pane}--></div>" for pane in panes) + DATA


def test_what_two_panes_share_is_written_once() -> None:
    html = light(page(f"1{LONG}", f"2{LONG}<i>3</i>", f"{LONG}<u>4</u>"))
    long = LONG.replace('"a"', "a")
    assert kept_panes(html) == [f"1{long}", f"2{long}<i>3</i>", f"{long}<u>4</u>"]
    assert "<div hidden><!--0--></div><div hidden><!--1--></div>" in html
    assert html.count("words that stand") == 1


@pytest.mark.parametrize(
    "panes",
    [
        (f"<b>{LONG}</b>",),  # no shorter
        (f"{LONG}\u0501", LONG, LONG),  # reads like a length
        (f"{LONG}\x01", LONG, LONG),
        (),
    ],
)
def test_else_panes_stay_as_they_are(panes: tuple[str, ...]) -> None:
    assert together(panes) == ""
    short = [pane.replace('"a"', "a") for pane in panes]
    assert light(page(*panes)) == page(*short)


def test_nothing_ends_the_script_that_holds_it() -> None:
    kept = together(["</script><!--<script>" * 9, "</script><!--" * 9])
    assert "</" not in kept
    assert "<!" not in kept
    assert apart(kept) == ["</script><!--<script>" * 9, "</script><!--" * 9]


def test_cards_that_only_slides_open_which_wait_are_kept_with_the_panes() -> None:
    cards = "".join(card(f"estimate-{name}", f"<noscript>{LONG}</noscript>") for name in "abc")
    slides = f"<section>{opens('estimate-a')}</section>" + "".join(
        f"<section><noscript><p>x</p><!--y-->{opens(f'estimate-{name}')}</noscript></section>"
        for name in "bc"
    )
    html = light(slides + cards + DATA)
    assert re.findall("the card of (.*?):", html.partition("page-data")[0]) == ["estimate-a"]
    [kept] = kept_panes(html)
    assert re.findall("the card of (.*?):", kept) == ["estimate-b", "estimate-c"]


def test_a_run_may_end_within_a_letter_that_scripts_count_as_two() -> None:
    panes = [f"which clef? {clef} is one, and these are others: {LONG}" for clef in "𝄞𝄢𝄡"]
    kept = together(panes)
    assert '"\\ud834' not in kept
    assert "\\udd22" in kept  # the other half was there
    assert apart(kept) == panes


def card(name: str, inside: str = "", close: str = "Close") -> str:
    words = f"the card of {name}: words that say where a number comes from"
    button = f'<button popovertarget="{name}">{close}</button>'
    return f'<div popover id="{name}">{words}{inside}{button}</div>'


def opens(name: str) -> str:
    return f'<button popovertarget="{name}">1</button>'


def test_cards_that_only_panes_open_wait_with_them() -> None:
    a, b, c, d = (f"estimate-{name}" for name in "abcd")
    cards = [card(a, opens(b)), card(b), card(c, opens(d)), card(d)]
    html = light(opens(a) + "".join(cards) + page(opens(c) + LONG, LONG))
    seen = html[: html.index("<script")]
    assert seen.count("<div popover") == 2
    assert "the card of estimate-a" in seen
    assert "the card of estimate-b" in seen
    renamed = {c: "_2", d: "_3"}  # in the attributes that open and are opened
    waits = "".join(cards[2:])
    for name, short in renamed.items():
        waits = waits.replace(f'"{name}"', short)
    assert kept_panes(html)[-1] == waits
    assert "<div hidden data-rest><!--2--></div>" in html


def test_what_does_not_wait_is_not_touched() -> None:
    long = LONG.replace('"a"', "a")
    shown = f"<div>{long}</div><div hidden>{long}</div><!--{long}--><div><!--{long}--></div>"
    assert light(shown + page(LONG, LONG)).startswith(shown)
    assert light(shown) == shown  # a page without data


@given(
    st.lists(st.lists(st.sampled_from(["<a>", "</a>", "x\\1", '<i t="ab">\n', LONG, "é<b>", "𝄞"])))
)
def test_each_pane_is_the_same_again(parts: list[list[str]]) -> None:
    panes = ["".join(each) for each in parts]
    kept = together(panes)
    assert not kept or apart(kept) == panes


@pytest.mark.browser
def test_a_reader_sees_all_that_panes_share(show: Callable[..., Page]) -> None:
    control = widgets.SelectionSlider(options=["a", "b", "c"], description="Which")
    long = "words that stand in each of the panes, which are many enough to be kept only once"
    panes: list[Any] = [widgets.HTML(f"<p>pane {n}</p><p>{long} 𝄞 &lt;0&gt;</p>") for n in "abc"]
    stack = widgets.Stack(panes, selected_index=0)
    widgets.jsdlink((control, "index"), (stack, "selected_index"))
    opened = show(widgets.VBox([control, stack]))
    for key, name in (("End", "c"), ("ArrowLeft", "b")):
        opened.get_by_label("Which").press(key)
        expect(opened.get_by_text(f"pane {name}")).to_be_visible()
        expect(opened.get_by_text(f"{long} 𝄞 <0>").locator("visible=true")).to_have_count(1)
    assert len(kept_panes(opened.content())) == 2
