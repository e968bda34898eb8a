"""What others wrote comes into a page with its pictures, or is missed where a reader sees it."""

from __future__ import annotations

import base64
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from playwright.sync_api import Page
from traitlets.config import Config

from nbfolio import ExportError, FolioExporter
from nbfolio.html.files import Files, LostError
from nbfolio.html.prose import Markdown
from nbfolio.html.tokens import plain
from nbfolio.notebook.mistakes import MistakeError

from ..hostile import timely

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
PACKED = base64.b64encode(DOT).decode()
INSIDE = f"data:image/png;base64,{PACKED}"
SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0H9V9Z'/></svg>"
WAVE = base64.b64encode(
    b"RIFF$\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0@\x1f\0\0@\x1f\0\0\1\0\x08\0data\4\0\0\0\x80\x80\x80\x80"
).decode()
Shows = Callable[..., str]


def put_out(**forms: Any) -> NotebookNode:
    data = {name.replace("__", "/").replace("svg", "svg+xml"): form for name, form in forms.items()}
    return new_code_cell("draw()", outputs=[new_output("display_data", data)], execution_count=1)


def html_out(html: str, **forms: Any) -> NotebookNode:
    return put_out(text__html=html, text__plain="<Figure>", **forms)


@pytest.fixture
def shows(tmp_path: Path) -> Shows:
    """Return the page of a notebook in a folder with some pictures."""
    for name in ("dot.png", "two words.png", "щенок.png", "50%.png", "a&b.png"):
        (tmp_path / name).write_bytes(DOT)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/dot.svg").write_text(f"<?xml version='1.0'?>\n{SVG}")
    (tmp_path / "secret.txt").write_text("a secret")

    def export(*cells: NotebookNode | str, **config: Any) -> str:
        whole = [new_markdown_cell(each) if isinstance(each, str) else each for each in cells]
        about = {"metadata": {"name": "shown", "path": str(tmp_path)}}
        settings = {key.partition("_")[2]: value for key, value in config.items()}
        exporter = FolioExporter(config=Config({"FolioExporter": settings}))
        html, _ = exporter.from_notebook_node(new_notebook(cells=whole), about)
        return str(html)

    return export


@pytest.mark.parametrize(
    "source",
    [
        "![A dot](dot.png)",
        '<img src="dot.png">',
        "words <img src='dot.png' width=20 /> inside",
        "<div align=center>\n<IMG SRC=dot.png>\n</div>",
        "![two](two%20words.png)",
        "![two](two words.png)",
        "![two](<two words.png>)",
        "<img src='two words.png'>",
        "![dog](щенок.png)",
        "![dog](%D1%89%D0%B5%D0%BD%D0%BE%D0%BA.png)",
        "![half](50%.png)",
        "![half](50%25.png)",
        "![both](a&b.png)",
        "![again](./deep/../dot.png?raw=true)",
        "![classic](files/dot.png)",
        "<picture><source srcset='x.webp'><img src='dot.png' srcset='y.png 2x'></picture>",
    ],
)
def test_a_picture_beside_the_notebook_is_inside_the_page(shows: Shows, source: str) -> None:
    html = shows(source)
    assert html.count(INSIDE) == 1
    assert "not on this page" not in html.lower()


@pytest.mark.parametrize(
    "source",
    ["![a](deep/dot.svg)", "<img src=deep/dot.svg>", "<object data=deep/dot.svg></object>"],
)
def test_a_drawing_beside_the_notebook_is_inside_the_page(shows: Shows, source: str) -> None:
    assert 'src="data:image/svg+xml;base64,PD94bWw' in shows(source)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.png", "![a](attachment:a.png)"),
        ("My shot 1.png", "![a](attachment:My%20shot%201.png)"),
        ("My shot 1.png", "![a](attachment:My shot 1.png)"),
        ("щенок.png", "![b](attachment:%D1%89%D0%B5%D0%BD%D0%BE%D0%BA.png)"),
        ("a.png", '<img src="attachment:a.png">'),
    ],
)
def test_an_attachment_is_inside_the_page(shows: Shows, name: str, source: str) -> None:
    cell = new_markdown_cell(source, attachments={name: {"image/png": PACKED}})
    assert f'src="{INSIDE}"' in shows(cell)


@pytest.mark.parametrize("stored", [SVG, base64.b64encode(SVG.encode()).decode()])
def test_an_attached_drawing_is_inside_however_it_is_stored(shows: Shows, stored: str) -> None:
    cell = new_markdown_cell("![a](attachment:a.svg)",
                             attachments={"a.svg": {"image/svg+xml": stored}})  # fmt: skip
    packed = base64.b64encode(SVG.encode()).decode()
    assert f'src="data:image/svg+xml;base64,{packed}"' in shows(cell)


def test_pictures_in_outputs_and_in_widgets_are_inside(
    shows: Shows, as_notebook: Callable[..., NotebookNode], tmp_path: Path
) -> None:
    assert f'src="{INSIDE}"' in shows(html_out("<img src=dot.png>"))
    nb = as_notebook(widgets.HTML("<b>a</b><img src='two words.png'>"))
    html, _ = FolioExporter().from_notebook_node(
        nb, {"metadata": {"name": "shown", "path": str(tmp_path)}}
    )
    assert f'src="{INSIDE}"' in html


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("![a](gone.png)", r"picture 'gone\.png': there is no such file beside the notebook\. Put"),
        ("<img src=gone.png>", r"picture 'gone\.png': there is no such file"),
        ("![a](attachment:gone.png)", "the cell has no such attachment. Attach the file"),
        ("![a](secret.txt)", r"picture 'secret\.txt': it is no picture that browsers show"),
        ("![a](/etc/passwd)", "there is no such file"),
        ("![a](../../../../../../../../etc/passwd)", "it is no picture|no such file"),
        (
            "![a](https://example.org/a.png)",
            "elsewhere, and a page asks no .*--embed-images",
        ),
        ("<img src='//example.org/a.png'>", "elsewhere, and a page asks no network"),
        ("<img alt=nothing>", "it names no file"),
        ("<iframe src='https://example.org'></iframe>", "frame 'https://example.org': a page fra"),
        ("<audio src=gone.wav></audio>", "sound 'gone.wav': there is no such file"),
        ("<video><source src='https://example.org/a.mp4'></video>", "film '.*elsewhere"),
        ("<script>document.write('drawn')</script>", "a script draws it"),
        ("<div><canvas></canvas></div>", "a script draws it"),
        ("<button onclick='go()'>Go</button>", "a script draws it"),
    ],
)
def test_what_is_lost_stops_the_export_or_leaves_a_note(
    shows: Shows, source: str, reason: str
) -> None:
    with pytest.raises(ExportError, match=f"shown, cell 2, .*{reason}"):
        shows("# Title", source)
    noted = shows("# Title", source, _unsupported="note")
    assert "<span class=lost>Not on this page: " in noted
    assert "a secret" not in noted


def test_marks_in_what_others_wrote_are_not_ours(shows: Shows) -> None:
    html = shows("<img src=dot.png alt='\0007\0'> \0001\0 words", _unsupported="note")
    assert html.count(INSIDE) == 1
    assert "words" in html


def test_a_drawing_of_many_comments_is_known_at_once(tmp_path: Path) -> None:
    (tmp_path / "many").write_text("<!---->" * 500 + "<b>none</b>")
    with timely(), pytest.raises(LostError, match="it is no picture"):
        Files(tmp_path).inside("many")
    (tmp_path / "some").write_text("<!-- a --> <!-- b -->\n<svg xmlns='x'></svg>")
    assert Files(tmp_path).inside("some").startswith("data:image/svg+xml;")


def test_a_note_says_where_the_lost_thing_is(shows: Shows) -> None:
    html = shows("<iframe src='https://example.org/x?a=1&amp;b=2'></iframe>", _unsupported="note")
    assert 'href="https://example.org/x?a=1&amp;b=2">Open it in the network</a>' in html


def test_where_something_is_seen_a_note_says_that_its_script_is_missing(shows: Shows) -> None:
    html = shows(html_out("<p>Pipeline(...)</p><script>more()</script>"))
    assert "Pipeline(...)</p><span class=lost>" in html
    assert "What a script would add or do here is missing" in html
    assert "more()" not in html


@pytest.mark.parametrize(
    "html",
    [
        "<table class='dataframe'><tr><td>1</td></tr></table><button onclick='x()'>?</button>",
        "<p>x</p><script type='application/json'>{}</script>",
        "<p>x</p><!-- <script>old()</script> <img src=old.png> -->",
        "<p>the word onset = 3, and once = 4</p>",
    ],
)
def test_a_script_of_which_nobody_misses_anything_needs_no_note(shows: Shows, html: str) -> None:
    assert "class=lost" not in shows(html_out(html))


def test_code_that_speaks_of_tags_stays_as_it_is(shows: Shows) -> None:
    html = plain(
        shows("```html\n<img src=gone.png><script>x()</script>\n```\n\n`![a](no file.png)`")
    )
    assert "<img src=gone.png><script>x()</script>" in html
    assert "![a](no file.png)" in html


SCRIPTED = [
    {"text/html": "<div id=p></div><script>Plotly.newPlot('p')</script>"},
    {"application/javascript": "element.text('x')"},
    {"application/vnd.plotly.v1+json": {"data": []}},
    {"text/html": "<iframe srcdoc='&lt;b&gt;map&lt;/b&gt;'></iframe>"},
]


@pytest.mark.parametrize("forms", SCRIPTED)
def test_a_stored_picture_is_shown_where_a_script_would_draw(
    shows: Shows, forms: dict[str, Any]
) -> None:
    plain = {"text/plain": "Figure({...})"}
    drawn = new_output("display_data", {**forms, **plain, "image/png": PACKED})
    html = shows(new_code_cell("x", outputs=[drawn]))
    assert f'src="{INSIDE}"' in html
    assert "class=lost" not in html
    with pytest.raises(ExportError, match=r"cell 1, .*(script of a notebook|frames no other)"):
        shows(new_code_cell("x", outputs=[new_output("display_data", {**forms, **plain})]))


def test_what_only_loads_a_library_of_scripts_is_passed_over(shows: Shows) -> None:
    loads = put_out(application__vnd_bokehjs="x")
    loads.outputs[0].data = {"application/vnd.bokehjs_load.v0+json": "x", "text/html": "Loading"}
    plotly = html_out("<script>window.PlotlyConfig = {}</script>")
    assert "class=output" not in shows("# T", loads, plotly)


CHART = {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "data": {"values": [{"place": "north", "days": 4}, {"place": "south", "days": 9}]},
    "mark": "bar",
    "encoding": {"x": {"field": "place"}, "y": {"field": "days", "type": "quantitative"}},
}


def chart(spec: Any) -> NotebookNode:
    data = {"application/vnd.vegalite.v5+json": spec, "text/plain": "alt.Chart(...)"}
    return new_code_cell("x", outputs=[new_output("display_data", data)])


def test_a_chart_of_vega_lite_is_drawn_as_the_page_is_made(shows: Shows) -> None:
    pytest.importorskip("vl_convert")
    html = shows(chart(CHART))
    assert "<svg" in html
    assert ">north</text>" in html


def test_a_chart_whose_data_are_elsewhere_is_told(shows: Shows) -> None:
    pytest.importorskip("vl_convert")
    with pytest.raises(ExportError, match=r"its data are elsewhere \(https://a\.org/x\.json\)"):
        shows(chart({**CHART, "data": {"url": "https://a.org/x.json"}}))


def test_without_what_draws_charts_the_error_says_what_to_install(
    shows: Shows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "vl_convert", None)
    with pytest.raises(ExportError, match=r"pip install 'nbfolio\[charts\]'"):
        shows(chart(CHART))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """Serve the test's folder on this computer."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(tmp_path))

        def log_message(self, *words: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_port}"
        served.shutdown()


def test_embed_images_fetches_pictures_from_elsewhere(
    shows: Shows, server: str, tmp_path: Path
) -> None:
    files = Files(tmp_path, online=True)
    assert files.inside(f"{server}/dot.png") == INSIDE
    with pytest.raises(LostError, match="it could not be fetched"):
        files.inside(f"{server}/gone.png")
    with pytest.raises(LostError, match="no picture"):
        files.inside(f"{server}/secret.txt")
    about = {"metadata": {"name": "shown", "path": str(tmp_path)}}
    asked = FolioExporter(config=Config({"HTMLExporter": {"embed_images": True}}))
    html, _ = asked.from_notebook_node(
        new_notebook(cells=[new_markdown_cell(f"![a]({server}/dot.png)")]), about
    )
    assert f'src="{INSIDE}"' in html


def test_without_a_notebook_what_is_lost_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(MistakeError, match=r"picture 'gone\.png': there is no such file"):
        Markdown(tmp_path).html("![a](gone.png)")


def glyphs(path: str, colour: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'width="90" height="40"><defs><symbol id="glyph0" overflow="visible">'
        f'<path d="{path}"/></symbol><linearGradient id="fade"><stop stop-color="{colour}"/>'
        '</linearGradient></defs><rect width="40" height="40" fill="url(#fade)"/>'
        '<use xlink:href="#glyph0" x="50"/></svg>'
    )


@pytest.mark.browser
def test_each_drawing_is_drawn_with_its_own_parts(shows: Shows, page: Page, tmp_path: Path) -> None:
    cells = [put_out(image__svg=glyphs("M0 0H30V30H0Z", "red")),
             html_out(f"<div>{glyphs('M0 0H5V5H0Z', 'blue')}</div>"),
             put_out(image__svg=glyphs("M0 0H15V15H0Z", "green"))]  # fmt: skip
    (tmp_path / "page.html").write_text(shows(*cells), encoding="utf-8")
    page.goto((tmp_path / "page.html").as_uri())
    widths = page.eval_on_selector_all("use", "all => all.map(each => each.getBBox().width)")
    assert [round(each) for each in widths] == [30, 5, 15]
    colours = page.evaluate("""[...document.querySelectorAll("main svg rect")].map(rect => {
        const name = getComputedStyle(rect).fill.match(/#([^")]+)/)[1]
        return document.getElementById(name).querySelector("stop").getAttribute("stop-color")
    })""")
    assert colours == ["red", "blue", "green"]


def test_the_stylesheet_of_one_drawing_reaches_no_other(shows: Shows) -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg'><style>.a{fill:red}</style></svg>"
    html = shows(put_out(image__svg=svg, text__plain="A plot"))
    assert 'src="data:image/svg+xml;base64,' in html
    assert 'alt="A plot"' in html


@pytest.mark.browser
def test_pictures_and_sound_load_in_a_browser_and_nothing_is_asked_for(
    shows: Shows, page: Page, tmp_path: Path
) -> None:
    film = f"<audio controls autoplay><source src='data:audio/wav;base64,{WAVE}'>no sound</audio>"
    html = shows("![a](dot.png) ![b](deep/dot.svg) <img src='two words.png'>", html_out(film))
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    page.goto((tmp_path / "page.html").as_uri())
    assert page.eval_on_selector_all("img", "all => all.every(each => each.naturalWidth > 0)")
    assert page.locator("img").count() == 3
    ready = "each => new Promise(done => { each.onloadedmetadata = () => done(each.duration)"
    ready += "; if (each.duration) done(each.duration); each.onerror = () => done(0) })"
    assert page.locator("audio").evaluate(ready) > 0
    assert page.locator("audio").evaluate("each => each.controls && !each.autoplay")


STYLED = [
    '<p style="color: red; background: url({})">words</p>',
    "<p style='color: red; background-image: URL( \"{}\" )'>words</p>",
    "<style>.mine {{ color: red; background: url('{}') }}</style><p class='mine'>words</p>",
]


@pytest.mark.parametrize("html", STYLED)
def test_a_picture_that_a_style_names_comes_along(shows: Shows, html: str) -> None:
    page = shows(html_out(html.format("dot.png")))
    assert INSIDE in page
    assert "red" in page


@pytest.mark.parametrize("html", STYLED)
def test_a_picture_that_a_style_names_is_never_lost_unsaid(shows: Shows, html: str) -> None:
    with pytest.raises(ExportError, match=r"picture 'gone\.png'"):
        shows(html_out(html.format("gone.png")))
    page = shows(html_out(html.format("gone.png")), _unsupported="note")
    assert "Not on this page: picture 'gone.png'" in plain(page)
    assert "red" in page  # what else the style says holds


def test_a_style_may_name_parts_of_the_page_and_fonts_are_no_pictures(shows: Shows) -> None:
    font = "<style>@font-face { font-family: a; src: url(a.woff2) }</style>"
    assert "fill: url(#a)" in shows(html_out(font + "<p style='fill: url(#a)'>words</p>"))
