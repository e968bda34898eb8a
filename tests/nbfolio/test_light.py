import base64
import csv
import io
import re
import zipfile
from urllib.parse import quote

import pytest

from nbfolio.html.light import light
from nbfolio.html.packed import LARGE

INK = "fill:var(--ke-ink,currentColor)"


@pytest.mark.parametrize(
    ("html", "short"),
    [
        ('<p class="a" title="b c">x</p>', '<p class=a title="b c">x</p>'),
        ('<div hidden="" data-a="">x</div>', "<div hidden data-a>x</div>"),
        ('<a href="https://a.example/">x</a>', '<a href="https://a.example/">x</a>'),
        ('<path d="M4 3L4 5M4 5L4.5 5"/>', '<path d="M4 3V5M4 5L4.5 5"/>'),
        ('<path d="M4 3L4 5 6 7"/>', '<path d="M4 3L4 5 6 7"/>'),
        ('<path d="M-4 3L-4 -5M4 5L44 5"/>', '<path d="M-4 3V-5M4 5L44 5"/>'),
        ('<path d="M0 0" id="a"/>', '<path d="M0 0" id=a />'),
        ('<path id="a" d="M0 0"/><br/>', '<path id=a d="M0 0"/><br/>'),
        ('<i title="<dd>a</dd><dd>" lang="en">b</i>', '<i title="<dd>a</dd><dd>" lang=en>b</i>'),
        ('<b title="a&quot;b" lang="`">', '<b title="a&quot;b" lang="`">'),
        ('<meta charset="utf-8">', '<meta charset="utf-8">'),
        (
            '<a target="_blank" rel="noopener" href="https://a.example/b">x</a>',
            '<a target=_blank href="https://a.example/b">x</a>',
        ),
        ("<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>", "<dl><dt>a<dd>b<dt>c<dd>d</dl>"),
        ("<ul><li>a</li>\n<li>b</li></ul>", "<ul><li>a\n<li>b</ul>"),
        (
            "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
            "<table><thead><tr><th>a<tbody><tr><td>b</table>",
        ),
        ("<div><p>a</p><p>b</p> c<p>d</p></div>", "<div><p>a<p>b</p> c<p>d</div>"),
        (
            '<div hidden><!--<b class="a">x</b>--></div>',
            "<div hidden><!--<b class=a>x</b>--></div>",
        ),
        ('<pre>  a="b"\n\n</pre>', '<pre>  a="b"\n\n</pre>'),
    ],
)
def test_what_html_does_not_need_is_left_out(html: str, short: str) -> None:
    assert light(html) == short


@pytest.mark.parametrize("tag", ["script", "defs", "textarea"])
def test_what_is_no_markup_and_what_drawings_refer_to_stay(tag: str) -> None:
    html = f'<{tag} id="a"><path style="{INK}"/><p class="a">x</p><p>y</p></{tag}>'
    assert light(html) == html


def test_parts_that_look_alike_share_a_class() -> None:
    style = f"font-size:20px;text-anchor:middle;{INK}"
    part = f'<text style="{style}" x="1"/>'
    html = f"<style>b {{}}</style><svg>{part * 7}<!--{part}-->"
    assert light(html) == (
        f"<style>b{{}}</style><style>._0{{{style}}}</style>"
        f"<svg>{'<text class=_0 x=1 />' * 7}<!--<text class=_0 x=1 />-->"
    )


def test_a_style_of_few_parts_stays_with_them() -> None:
    html = f'<rect style="{INK}"/>' * 7
    assert light(f"<style>b{{}}</style>{html}") == f"<style>b{{}}</style><style></style>{html}"


def test_stylesheets_get_shorter_and_keep_notices() -> None:
    html = "<style>/* a */ b > i { color: red; } /*! Copyright */</style>"
    assert light(html) == "<style>b>i{color:red}/*! Copyright */</style><style></style>"
    zeros = "<style>b { margin: -0.5em 10.5px 0 0.25em; } i { content: '0.5'; } /*! 0.5 */</style>"
    short = "<style>b{margin:-.5em 10.5px 0 .25em}i{content:'0.5'}/*! 0.5 */</style>"
    assert light(zeros).startswith(short)
    beside = (
        "<style>a:has(+ .b) ~ * + .c { width: calc(1em + 0.5px); top: max(1em + -0px) }</style>"
    )
    short = "<style>a:has(+.b)~*+.c{width:calc(1em + .5px);top:max(1em + -0px)}</style>"
    assert light(beside).startswith(short)
    odd = "<style>b::after { content: '<'; }  </sty/**/le></style>"
    assert light(odd) == f"{odd}<style></style>"


def test_a_style_names_what_the_page_declares_without_what_it_else_were() -> None:
    page = "<style>:root { --a: red; } b { color: var(--a,#123456); fill: var(--b,red) }</style>"
    other = "<style>i { color: var(--a, var(--of-lab,#fff)) }</style>"
    assert light(page + other) == (
        "<style>:root{--a:red}b{color:var(--a);fill:var(--b,red)}</style><style></style>"
        "<style>i{color:var(--a)}</style>"
    )


@pytest.mark.parametrize("room", ["min-width:600px", "max-width:616px"])
def test_drawings_share_how_narrow_or_wide_they_may_become(room: str) -> None:
    drawing = f'<svg style="{room}" viewBox="0 0 1 1"></svg>'
    rules, short = f"._0{{{room}}}", '<svg class=_0 viewBox="0 0 1 1"></svg>'
    assert light(f"<style></style>{drawing * 8}") == (
        f"<style></style><style>{rules}</style>{short * 8}"
    )


def test_a_part_keeps_the_class_that_it_has() -> None:
    style = f"{INK};stroke-dasharray:1,2"
    html = light("<style></style>" + f'<rect class="bar" style="{style}"/>' * 8)
    short = '<rect class="bar _0"/>'
    assert html == f"<style></style><style>._0{{{style}}}</style>{short * 8}"


@pytest.mark.parametrize(
    "html",
    [
        '<svg style="min-width:294px;width:100%"></svg>',
        f'<g style="{INK}"/>',  # our stylesheet speaks of groups
        '<rect style="fill:none;stroke:#000"/>',  # of no drawing of ours
        f'<rect style="{INK.replace(":", ": ")}"/>',
        f'<rect style="{INK}}}body{{display:none"/>',
        f'<rect style="{INK};fill:</style><script>alert(1)</script>"/>',
        f'<rect style="{INK};fill:&lt;/style&gt;"/>',
        '<rect style="fill:var(--ke-ink,(" id="a b"/>',
        f'<rect style="{INK};fill:url(#a)"/>',
        '<p style="color:var(--ke-ink,#000)">',
    ],
)
def test_other_styles_stay(html: str) -> None:
    many = html * 8
    assert light(f"<style>b{{}}</style>{many}") == f"<style>b{{}}</style><style></style>{many}"


def test_cards_get_short_names_that_their_buttons_know() -> None:
    html = light(
        '<button popovertarget="estimate-a">1</button><button popovertarget="keys">2</button>'
        '<div id="estimate-b"></div><div id="estimate-a"></div>'
    )
    assert re.findall(r"(?:popovertarget|id)=(\S+?)>", html) == ["_0", "keys", "_1", "_0"]


def test_a_large_table_is_saved_as_an_archive() -> None:
    table = "".join(f'{row},"a, “b” −1 %",c\n' for row in range(500))
    link = f'<a download="e.csv" href="data:text/csv;charset=utf-8,{quote(table)}">Save (CSV)</a>'
    short = light(f"<p>{link}</p>")
    assert len(short) < 0.3 * len(link)
    assert short.endswith(">Save (CSV)</a> in a zip archive</p>")
    [name] = re.findall('download="([^"]*)"', short)
    [coded] = re.findall('href="data:application/zip;base64,([^"]*)"', short)
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(coded))) as archive:
        assert name == "e.csv.zip"
        assert archive.namelist() == ["e.csv"]
        saved = archive.read("e.csv").decode()
    assert saved == table
    assert len(list(csv.reader(io.StringIO(saved)))) == 500
    assert light(f"<p>{link}</p>") == short


@pytest.mark.parametrize(
    "link",
    [
        '<a download="e.csv" href="data:text/csv,a">Save</a>',
        f'<a download="e.csv" href="data:text/csv;base64,{"a" * LARGE}">Save</a>',
        f'<a download="e.txt" href="data:text/plain,{"a" * LARGE}">Save</a>',
    ],
)
def test_other_links_stay(link: str) -> None:
    assert light(link) == link
