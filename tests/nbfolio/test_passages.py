"""Passages that waiting panes share are kept once, and nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets as widgets
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from nbfolio.html.light import light
from nbfolio.html.passages import shared

from ..passages import kept_passages, with_passages

DATA = '<script type="application/json" id="page-data">{"values":{}}</script>'
LONG = '<text class="a">words that stand in more than one pane</text><path d="M0 0H100"/>'


def page(*panes: str) -> str:
    return "".join(f"<div hidden><!--{pane}--></div>" for pane in panes) + DATA


def whole(panes: Sequence[str], kept: str) -> list[str]:
    return [with_passages(pane, json.loads(kept)) for pane in panes]


def test_what_two_panes_share_is_kept_once() -> None:
    html = light(page(f"1{LONG}", f"2{LONG}<i>3</i>", f"{LONG}<u>4</u>"))
    assert kept_passages(html) == [LONG.replace('"a"', "a")]
    assert "<!--1<0>-->" in html
    assert "<!--2<0><i>3</i>-->" in html
    assert html.count("words that stand") == 1


@pytest.mark.parametrize(
    ("panes", "kept"),
    [
        ((f"<b>{LONG}</b>",), "[]"),
        (("<b>1</b>", "<b>1</b>"), "[]"),  # too short
        ((f'<b title="<1>">{LONG}</b>', LONG, LONG), ""),  # reads like a passage
        ((f"{LONG}\x00", LONG, LONG), ""),
    ],
)
def test_else_nothing_is_kept(panes: tuple[str, ...], kept: str) -> None:
    assert shared(panes) == (list(panes) if kept else panes, kept)


def test_what_does_not_wait_is_not_touched() -> None:
    long = LONG.replace('"a"', "a")
    shown = f"<div>{long}</div><div hidden>{long}</div><!--{long}--><div><!--{long}--></div>"
    assert light(shown + page(LONG, LONG)).startswith(shown)
    assert light(shown) == shown  # a page without data


@given(st.lists(st.lists(st.sampled_from(["<a>", "</a>", "x\\1", '<i t="ab">\n', LONG, "é<b>"]))))
def test_each_pane_is_the_same_again(parts: list[list[str]]) -> None:
    panes = ["".join(each) for each in parts]
    written, kept = shared(panes)
    assert whole(written, kept) == panes


@pytest.mark.browser
def test_a_reader_sees_all_that_panes_share(show: Callable[..., Page]) -> None:
    control = widgets.SelectionSlider(options=["a", "b", "c"], description="Which")
    long = "words that stand in each of the panes, which are many enough to be kept only once"
    panes: list[Any] = [widgets.HTML(f"<p>pane {n}</p><p>{long} &lt;0&gt;</p>") for n in "abc"]
    stack = widgets.Stack(panes, selected_index=0)
    widgets.jsdlink((control, "index"), (stack, "selected_index"))
    opened = show(widgets.VBox([control, stack]))
    for key, name in (("End", "c"), ("ArrowLeft", "b")):
        opened.get_by_label("Which").press(key)
        expect(opened.get_by_text(f"pane {name}")).to_be_visible()
        expect(opened.get_by_text(f"{long} <0>").locator("visible=true")).to_have_count(1)
    assert len(kept_passages(opened.content())) == 1
