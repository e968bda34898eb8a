"""HTML as tokens: nothing is lost, and tags are told from what only looks like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbfolio.html.tokens import Token, end_of, plain, tokens, written


@given(st.text(alphabet="<>/!-&#; ab='\"\n", max_size=60))
def test_tokens_make_the_same_text_again(html: str) -> None:
    assert written(tokens(html)) == html


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<p>a<br/>b</p>", ["p", "br", "/p"]),
        ("<clipPath id='a'></clipPath>", ["clippath", "/clippath"]),
        ("<script>if (a<b) '</i>'</script><i>", ["script", "/script", "i"]),
        ("<style>a > b {}</style>", ["style", "/style"]),
        ("<!--<b>waits</b>--><i>", ["b", "/b", "i"]),
        ("a < b & c &lt;d&gt; &#", []),
    ],
)
def test_tags_are_told(html: str, names: list[str]) -> None:
    found = [part for part in tokens(html) if part.kind != "text"]
    assert [f"{'/' * (part.kind == 'end')}{part.name}" for part in found] == names


def test_attributes_are_told_as_they_stand_and_as_they_mean() -> None:
    [tag] = tokens('<a href="#b&amp;c" hidden title="it\'s">')
    assert tag.stored == {"href": "#b&amp;c", "hidden": "", "title": "it's"}
    assert (tag.attribute("href"), tag.attribute("id")) == ("#b&c", "")
    assert Token("start", "<a href='#'>", "a").stored is None


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        ("<div><div>a</div>b</div>c", "<div><div>a</div>b</div>"),
        ("<div><br/><p>a</p></div><div>b</div>", "<div><br/><p>a</p></div>"),
        ("<div>a<!--<div>b</div>-->c</div>d", "<div>a<!--<div>b</div>-->c</div>"),
        ("<div>never <b>closed</b>", "<div>never <b>closed</b>"),
    ],
)
def test_an_element_ends_where_it_is_closed(html: str, whole: str) -> None:
    parts = tokens(html)
    assert written(parts[: end_of(parts, 0)]) == whole


def test_words_are_told_without_tags() -> None:
    assert plain("<h2>Fast &amp; <em>plain</em></h2>") == "Fast & plain"
