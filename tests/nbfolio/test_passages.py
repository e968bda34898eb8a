"""Passages that waiting panes share are kept once, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from nbfolio.html.passages import shared

from ..passages import kept_passages, with_passages

DATA = '<script type="application/json" id="page-data">{"values":{}}</script>'
LONG = '<text class="a">words that stand in more than one pane</text><path d="M0 0H100"/>'


def page(*panes: str) -> str:
    return "".join(f"<div hidden><!--{pane}--></div>" for pane in panes) + DATA


def whole(html: str) -> str:
    kept = kept_passages(html)
    opened = re.sub(
        "(?<=<!--).*?(?=-->)", lambda pane: with_passages(pane[0], kept), html, flags=re.DOTALL
    )
    return re.sub(r'"kept":\[.*\],', "", opened)


def test_what_two_panes_share_is_kept_once() -> None:
    html = shared(page(f"1{LONG}", f"2{LONG}<i>3</i>", f"{LONG}<u>4</u>"))
    assert kept_passages(html) == [LONG]
    assert "<!--1<0>-->" in html
    assert "<!--2<0><i>3</i>-->" in html
    assert html.count("words that stand") == 1


@pytest.mark.parametrize(
    "panes",
    [
        (f"<b>{LONG}</b>",),
        ("<b>1</b>", "<b>1</b>"),  # too short
        (f'<b title="<1>">{LONG}</b>', LONG, LONG),  # reads like a passage
    ],
)
def test_else_nothing_is_kept(panes: tuple[str, ...]) -> None:
    html = shared(page(*panes))
    assert kept_passages(html) == []
    assert whole(html) == page(*panes)


def test_what_does_not_wait_is_not_touched() -> None:
    shown = f"<div>{LONG}</div><div hidden>{LONG}</div><!--{LONG}--><div><!--{LONG}--></div>"
    assert shown in shared(shown + page(LONG, LONG))
    assert shared(shown) == shown  # a page without data


@given(st.lists(st.lists(st.sampled_from(["<a>", "</a>", "x\\1", '<i t="ab">\n', LONG, "é<b>"]))))
def test_each_pane_is_the_same_again(panes: list[list[str]]) -> None:
    html = page(*map("".join, panes))
    assert whole(shared(html)) == html


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
