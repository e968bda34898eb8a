"""What others wrote: it runs nothing, asks for nothing, ends where it ends, and means the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest
from bs4 import BeautifulSoup, Tag

from nbfolio.html.clean import DEEPEST, OURS, clean
from nbfolio.html.frontend import asset, page_script
from nbfolio.html.stylesheets import confined_css
from nbfolio.minify import minified_style
from nbfolio.writers.deck.exporter import deck_script
from nbfolio.writers.deck.reveal import reveal_script

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"

KEPT = {
    "a table": "<table><thead><tr><th scope='col'>a</th></tr></thead>"
    "<tbody><tr><td colspan='2'>1</td></tr></tbody></table>",
    "what folds": "<details open><summary>More</summary><p>words</p></details>",
    "classes and styles": "<p class='a b' style='color: red; width: 50%'>x</p>",
    "a picture inside": "<img src='data:image/png;base64,iVBORw0KGgo=' alt='dot' width='3'>",
    "a button and what it opens": "<button popovertarget='e' aria-label='Why'>1</button>"
    "<div popover id='e' role='dialog'><button popovertarget='e' popovertargetaction='hide'>"
    "Close</button></div>",
    "links": "<a href='https://doi.org/1' target='_blank' rel='noopener'>a</a><a href='#b'>b</a>",
    "marks": "<span data-estimate='one two' data-curve='x'>3 of 4</span>",
    "maths": "<math display='block'><mfrac><mi>a</mi><msqrt><mn>2</mn></msqrt></mfrac></math>",
    "a tick": "<ul><li><input type='checkbox' checked disabled>done</li></ul>",
    "a drawing": "<svg viewBox='0 0 9 9' role='img' aria-labelledby='t'><title id='t'>Dots</title>"
    "<defs><linearGradient id='g' gradientUnits='userSpaceOnUse'><stop offset='1' "
    "stop-color='red'></stop></linearGradient><path id='m' d='M0 0L1 1'></path>"
    "<clipPath id='c'><rect width='9' height='9'></rect></clipPath></defs>"
    "<g clip-path='url(#c)' style='fill:url(#g);stroke:none'><use xlink:href='#m' x='1'></use>"
    "<use href='#m'></use></g><text text-anchor='middle'>a &lt; b</text></svg>",
}


@pytest.mark.parametrize("html", KEPT.values(), ids=KEPT)
def test_what_notebooks_need_is_kept(html: str) -> None:
    assert parts(clean(html)) == parts(html)


def parts(html: str) -> list[object]:
    """Return elements with their attributes, and words, in order; a stylesheet is its place."""
    found: list[object] = []
    for node in BeautifulSoup(html, "html.parser").descendants:
        if isinstance(node, Tag):
            found.append(
                (node.name, sorted((name.lower(), str(v)) for name, v in node.attrs.items()))
            )
        elif type(node).__name__ == "NavigableString" and (words := " ".join(str(node).split())):
            found.append(words)
    return found


def stored() -> Iterator[str]:
    """Give the HTML that the notebooks of the course store."""
    for file in sorted(NOTEBOOKS.rglob("*.ipynb")):
        for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]:
            for output in cell.get("outputs", ()):
                yield "".join(output.get("data", {}).get("text/html", ""))


def test_what_the_course_stores_stays_as_it_is() -> None:
    changed = [html[:200] for html in stored() if parts(clean(html)) != parts(html)]
    assert changed == []
    assert sum("popovertarget" in html for html in stored()) >= 5


GONE = {
    "a refresh": '<meta http-equiv="refresh" content="0;url=https://elsewhere.example/">',
    "a base": '<base href="https://elsewhere.example/">',
    "a link": '<link rel="stylesheet" href="https://elsewhere.example/">',
    "a form": '<form action="https://elsewhere.example/"><input name="a"></form>',
    "a frame": '<iframe src="https://elsewhere.example/" srcdoc="x"></iframe>',
    "an object": '<object data="//elsewhere.example"></object><embed src="//elsewhere.example">',
    "a script": "<script>alert(1)</script>",
    "a script in a drawing": "<svg><script>alert(1)</script><g onload='alert(1)'/></svg>",
    "a handler": "<img src=x onerror=alert(1)><b onclick=alert(1) onfocus=alert(1)>x</b>",
    "a link that runs": "<a href=' jav&#x09;ascript:alert(1)'>x</a>",
    "a link to a page of data": "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "a picture elsewhere": "<img src='https://elsewhere.example/' srcset='//elsewhere.example 2x'>",
    "a drawing elsewhere": "<svg><image href='https://elsewhere.example/'/>"
    "<use href='//elsewhere.example#a'/><feImage href='//elsewhere.example'/></svg>",
    "a background": "<p style='background: url(https://elsewhere.example/)'>x</p>",
    "an escaped background": r"<p style='background: u\72l(\68ttps://elsewhere.example/)'>x</p>",
    "a commented background": "<p style='background: url(/**/https://elsewhere.example/)'>x</p>",
    "a fill": "<svg><rect fill='url(https://elsewhere.example/#a)'/></svg>",
    "a stylesheet": "<style>@import 'https://elsewhere.example/'; .a {background: "
    "url(//elsewhere.example)} .b {src: image-set('//elsewhere.example' 1x)}</style>",
    "an animation": "<svg><a><animate attributeName='href' values='javascript:alert(1)'/></a>",
    "a ping": "<a href='#x' ping='https://elsewhere.example/'>x</a>",
    "a film": "<video src='//elsewhere.example'><source src='//elsewhere.example'></video>",
    "a nest of tongues": "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img "
    "src=1 onerror=alert(1)&gt;'>",
}
RUNS = re.compile(
    r"elsewhere|alert|<(meta|base|link|form|iframe|object|embed|script|animate)\b|javascript", re.I
)


@pytest.mark.parametrize("html", GONE.values(), ids=GONE)
def test_what_runs_or_asks_is_dropped(html: str) -> None:
    assert not RUNS.search(clean(html))


SWALLOWS = """\
textarea title style script noscript template select xmp plaintext iframe noembed
noframes desc object frameset option svg math table button a b details section div ul"""


@pytest.mark.parametrize("name", re.findall(r"\w+", SWALLOWS))
@pytest.mark.parametrize("before", ["<p>before</p>", "", "<svg>", "<table><tr><td>", "<math><mi>"])
def test_what_is_left_open_swallows_nothing(name: str, before: str) -> None:
    html = clean(f"{before}<{name} class='x'>\n<p>inside</p>")
    page = BeautifulSoup(f"<div>{html}</div><p id='after'>after</p>", "html.parser")
    after = page.find(id="after")
    assert after is not None
    assert after.parent is page
    assert "inside" in BeautifulSoup(html, "html.parser").get_text()


@pytest.mark.parametrize("name", ["div", "section", "main", "body", "html", "p", "table", "aside"])
def test_what_closes_too_often_closes_nothing_else(name: str) -> None:
    html = clean(f"a</{name}></{name}></{name}><b>c</b>")
    assert BeautifulSoup(f"<div>{html}</div>", "html.parser").get_text() == "ac"
    assert f"</{name}>" not in html.replace("<p></p>", "")


@pytest.mark.parametrize("html", ["<!-- <p>b</p>", "<![CDATA[ <p>b</p>", "<!-- a --> <p>b</p>"])
def test_a_comment_that_is_left_open_swallows_nothing(html: str) -> None:
    assert "<p>b</p>" in clean(html)


def test_marks_of_our_scripts_are_ours_alone() -> None:
    """All that the scripts of pages and decks find by a mark is out of reach of content."""
    ours = page_script(asset("page.js")) + deck_script()
    named = set(re.findall(r"\[(data-[a-z-]+)", ours)) | {
        "data-" + re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", name)
        for name in re.findall(r"dataset\.(\w+)", ours + reveal_script())
    }
    named |= set(re.findall(r"data-[a-z]+(?:-[a-z]+)*", reveal_script()))
    assert len(named) > 40
    assert [name for name in sorted(named) if name in clean(f"<p {name}='x'>y</p>")] == []


@pytest.mark.parametrize(
    ("less", "kept"),
    [
        (":not(*)", True),
        ("tbody>:not(:nth-child(2))", True),
        ("tbody>:not(:nth-child(1),:nth-child(n+3):nth-child(-n+9)),tr>:is(:nth-child(1))", True),
        ("((", False),
        ("tbody>:not(:nth-child(2)", False),
        ("body", False),
        ("tr", False),
    ],
)
def test_of_a_table_only_rows_and_columns_can_be_left_out(less: str, kept: bool) -> None:
    assert ("data-less" in clean(f'<i data-less="{less}"></i>')) == kept


@pytest.mark.parametrize("name", ["page-data", "v1", "keys", "words", "speaker", "main"])
def test_ids_of_the_page_are_the_pages_alone(name: str) -> None:
    assert OURS.fullmatch(name)
    assert name not in clean(f"<p id='{name}'>x</p>")


def test_thousands_inside_one_another_are_levelled_at_once() -> None:
    start = process_time()
    html = clean("<div>" * 100_000 + "<b>words</b>")
    assert process_time() - start < 2
    assert "words" in html
    assert html.count("<div>") <= DEEPEST


def test_a_hundred_thousand_marks_are_cleaned_in_a_second() -> None:
    html = "<p class='a' style='color: red'>x <b>y</b></p>" * 25_000
    start = process_time()
    clean(html)
    assert process_time() - start < 2


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".mine { display: none; color: red }", ".mine { display: none; color: red }"),
        ("* { display: none; color: red }", ":where(main,.slides,[popover]) * { color: red }"),
        (":root { --a: 1 }", ":where(main,.slides,[popover]) { --a: 1 }"),
        ("body > p { color: red }", ":where(main,.slides,[popover]) > p { color: red }"),
        (".w-control, .mine .widget, body.bar { color: red }", ""),
        (".mine { position: fixed; top: 0 }", ".mine { top: 0 }"),
        (".mine { fill: url(#a); mask: url(//x) }", ".mine { fill: url(#a) }"),
        ("@import 'x'; @font-face { src: url(x) }", ""),
        ("@media print { p, .mine > b { color: red } }", "@media print { .mine > b { color: red }\n"
         ":where(main,.slides,[popover]) p { color: red } }"),
        ("@keyframes turn { to { opacity: 0 } }", "@keyframes turn { to { opacity: 0 } }"),
        (".a:is(.b, .c) { top: 0 !important }", ".a:is(.b, .c) { top: 0 !important }"),
        (".a :is(b) > :is(i) { top: 0 }", ".a *:is(b) > :is(i) { top: 0 }"),
        ('.a[b="c :d"] :is(b) { top: 0 }', '.a[b="c :d"] :is(b) { top: 0 }'),
    ],
)  # fmt: skip
def test_a_stylesheet_reaches_content_alone(css: str, left: str) -> None:
    assert confined_css(css) == left


def test_a_selector_in_a_query_means_the_same_when_it_is_shortened() -> None:
    css = confined_css("@container (max-width: 9em) { .a :is(b, i) { color: red } }")
    assert ".a *:is(b,i){color:red}" in minified_style(css)


def test_a_section_is_a_box_as_it_would_be_a_slide_of_a_deck() -> None:
    html = clean("<section class='a' title='<section>'>x</section>")
    assert html == '<div class="a" title="&lt;section&gt;">x</div>'
