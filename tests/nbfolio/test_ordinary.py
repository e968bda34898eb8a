"""Notebooks of people who never heard of us, and nbconvert's own options: honoured, or refused."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import (
    new_code_cell,
    new_markdown_cell,
    new_notebook,
    new_output,
    new_raw_cell,
)
from playwright.sync_api import Browser, Page
from traitlets.config import Config

from nbfolio import FolioExporter
from nbfolio.__main__ import main
from nbfolio.execute.failures import ExecutionError
from nbfolio.exporter import TemplateError
from nbfolio.html.printed import settled
from nbfolio.notebook.document import read_document
from nbfolio.notebook.shape import parse
from nbfolio.notebook.view import View
from nbfolio.writers.deck.build import build_deck
from nbfolio.writers.deck.exporter import FolioSlidesExporter
from nbfolio.writers.paper.document import printable
from nbfolio.writers.paper.sheet import read_sheet

PYTHON = {"language_info": {"name": "python", "pygments_lexer": "ipython3"}}
KERNEL = {"name": "no-such-kernel", "display_name": "None"}
CODE = "# why\n@cached\ndef area(r):\n    return 'about ' + str(3.14 * r) if r else None"


def ran(source: str, *outputs: Any, **metadata: Any) -> NotebookNode:
    return new_code_cell(source, outputs=list(outputs), execution_count=1, metadata=metadata)


def said(words: str, name: str = "stdout") -> NotebookNode:
    return new_output("stream", name=name, text=words)


def notebook(*cells: NotebookNode, **metadata: Any) -> NotebookNode:
    return new_notebook(cells=list(cells), metadata={**PYTHON, **metadata})


def page(nb: NotebookNode, folder: Path | None = None, **config: Any) -> str:
    about = {"metadata": {"name": "other", "path": str(folder or "")}}
    html, _ = FolioExporter(config=Config(config)).from_notebook_node(nb, about)
    return str(html)


def whole() -> NotebookNode:
    return notebook(
        new_markdown_cell("# Title\n\nprose"),
        ran("in_one = 1", said("out-one")),
        ran("in_two = 2", said("out-two"), tags=["quiet"]),
        new_raw_cell("<i>raw</i>"),
    )


WRITTEN = {
    "code": "<code>in_one = <span", "outputs": "out-one", "prose": "prose</p>", "raw": "<i>raw</i>"
}  # fmt: skip


@pytest.mark.parametrize(
    ("option", "gone"),
    [
        ("exclude_input", {"code"}),
        ("exclude_output", {"outputs"}),
        ("exclude_markdown", {"prose"}),
        ("exclude_raw", {"raw"}),
        ("exclude_code_cell", {"code", "outputs"}),
    ],
)
def test_what_nbconvert_excludes_is_not_published(option: str, gone: set[str]) -> None:
    html = page(whole(), TemplateExporter={option: True})
    assert {name for name, words in WRITTEN.items() if words not in html} == gone
    assert ("out-two" in html) == ("outputs" not in gone)


@pytest.mark.parametrize(
    ("option", "gone"),
    [
        ("remove_cell_tags", {"in_two", "out-two"}),
        ("remove_input_tags", {"in_two"}),
        ("remove_all_outputs_tags", {"out-two"}),
    ],
)
def test_tags_remove_what_nbconvert_says_they_remove(option: str, gone: set[str]) -> None:
    html = page(whole(), TagRemovePreprocessor={"enabled": True, option: {"quiet"}})
    assert {each for each in ("in_one", "out-one", "in_two", "out-two") if each not in html} == gone


def test_cells_are_removed_by_their_words() -> None:
    html = page(whole(), RegexRemovePreprocessor={"enabled": True, "patterns": ["in_two"]})
    assert "out-two" not in html
    assert "out-one" in html


def test_a_template_that_would_not_be_filled_is_refused_by_name() -> None:
    with pytest.raises(TemplateError, match=r"'lab', which does not extend 'folio'.*Leave"):
        page(whole(), TemplateExporter={"template_name": "lab"})


def test_a_template_that_extends_ours_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = tmp_path / "house"
    house.mkdir()
    (house / "conf.json").write_text('{"base_template": "folio"}')
    (house / "index.html.j2").write_text(
        '{% extends "folio/index.html.j2" %}{% block footer %}<p>Our house</p>{% endblock %}'
    )
    monkeypatch.chdir(tmp_path)
    assert "Our house" in page(whole(), TemplateExporter={"template_name": "house"})


def run_nbconvert(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nbconvert", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_the_command_line_of_nbconvert_reaches_us(tmp_path: Path) -> None:
    nbformat.write(whole(), tmp_path / "other.ipynb")
    assert run_nbconvert(tmp_path, "--to", "folio", "--no-input", "other.ipynb").returncode == 0
    html = (tmp_path / "other.html").read_text("utf-8")
    assert "in_one" not in html
    assert "out-one" in html
    told = run_nbconvert(tmp_path, "--to", "folio", "--template", "lab", "other.ipynb").stderr
    assert "given the template 'lab', which does not extend 'folio'" in told
    assert "Traceback" not in told
    told = run_nbconvert(tmp_path, "--help-all").stdout
    assert "--FolioBaseExporter.code=<Enum>" in told
    assert "FolioExporter(FolioBaseExporter) options" in told


def test_a_notebook_that_was_never_run_is_not_run_unasked(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cell = new_code_cell("open('ran.txt', 'w').write('unasked')")
    with caplog.at_level(logging.WARNING):
        html = page(notebook(new_markdown_cell("# Words"), cell), tmp_path)
    assert "Words</h1>" in html
    assert "ran.txt" in html  # its code is shown
    assert not (tmp_path / "ran.txt").exists()
    assert "other has never been run" in caplog.text
    assert "--execute" in caplog.text


@pytest.mark.slow
def test_a_notebook_is_run_where_that_is_asked_and_may_fail_where_that_is_allowed(
    tmp_path: Path,
) -> None:
    broken = notebook(new_code_cell("print(6 * 7)"), new_code_cell("1 / 0"))
    words = r"other, cell 2 does not run:\n    1 / 0\nZeroDivisionError: division by zero\n"
    with pytest.raises(ExecutionError, match=words + r"Mend .* add --allow-errors\.$"):
        page(broken, tmp_path, ExecutePreprocessor={"enabled": True})
    html = page(broken, tmp_path, ExecutePreprocessor={"enabled": True, "allow_errors": True})
    assert "<pre>42\n</pre>" in html
    assert "ZeroDivisionError" in html


@pytest.mark.slow
def test_a_marked_notebook_is_run_in_its_own_kernel() -> None:
    mark = {"widgets": "not stored"}
    nb = notebook(new_code_cell("x <- 1"), explainer=mark, kernelspec=KERNEL)
    with pytest.raises(ExecutionError, match=r"'no-such-kernel'.*\.kernel_name=python3$"):
        page(nb)
    assert "ran here" in page(
        notebook(new_code_cell("print('ran', 'here')"), explainer=mark, kernelspec=KERNEL),
        ExecutePreprocessor={"kernel_name": "python3"},
    )


STORED = [
    ("R", "r", "x <- c(1, 2)", "dim(x)", '<span class="hl-n">1</span>'),
    ("julia", "julia", "function f(x) end", "ok", '<span class="hl-k">function</span>'),
]


@pytest.mark.parametrize(("name", "lexer", "source", "shown", "coloured"), STORED)
def test_another_languages_stored_outputs_are_shown_and_its_code_coloured(
    name: str, lexer: str, source: str, shown: str, coloured: str
) -> None:
    about = {"language_info": {"name": name, "pygments_lexer": lexer}, "kernelspec": KERNEL}
    output = new_output("display_data", {
        "text/html": f"<table><tr><td>{shown}</td></tr></table>",
        "text/markdown": f"| {shown} |", "text/latex": "\\begin{tabular}{l}x\\end{tabular}",
        "text/plain": shown,
    })  # fmt: skip
    html = page(notebook(ran(source, output), **about))
    assert f"<td>{shown}</table>" in html
    assert coloured.replace('"', "") in html


def test_a_table_of_tex_gives_way_to_its_text() -> None:
    forms = {"text/latex": "\\begin{tabular}{l}x\\end{tabular}", "text/plain": "x = 1"}
    assert "<pre>x = 1</pre>" in page(notebook(ran("t", new_output("display_data", forms))))


@pytest.mark.parametrize(
    ("option", "about", "form"),
    [
        ("", {}, "shown"),
        ("", {"explainer": {"code": "hidden"}}, "hidden"),
        ("", {"explainer": {"code": "folded"}}, "folded"),
        ("shown", {"explainer": {"code": "hidden"}}, "shown"),
        ("hidden", {}, "hidden"),
        ("folded", {}, "folded"),
    ],
)
@pytest.mark.parametrize("exporter", [FolioExporter, FolioSlidesExporter])
def test_an_option_says_whether_code_is_shown_then_the_notebook(
    exporter: Any, option: str, about: dict[str, Any], form: str
) -> None:
    if exporter is FolioSlidesExporter:
        read = read_document(notebook(ran(CODE), **about), "a", Path(), View(option, "shown"))  # type: ignore[arg-type]
        html = str(build_deck(read, code=True).body)
    else:
        html = page(notebook(ran(CODE), **about), FolioExporter={"code": option} if option else {})
    assert ("@cached" in html) == (form != "hidden")
    assert ("<summary>Code</summary>" in html) == (form == "folded")


def test_paper_shows_code_as_the_document_says() -> None:
    read = read_document(notebook(new_markdown_cell("# T\n\n## S"), ran(CODE)), "a", Path(),
                         View("shown"))  # fmt: skip
    assert "area" in printable(read_sheet(read))


def test_a_comment_alone_is_code_of_a_notebook_that_is_not_ours() -> None:
    assert "only words" in page(notebook(ran("# only words")))


@pytest.mark.parametrize(
    ("source", "language", "has"),
    [
        ("%%bash\nfor a in b; do echo 1; done", "ipython3", "hl-k>for"),
        ("%%R\nx <- function(a) 1", "ipython3", "hl-k>function"),
        ("%%html\n<b>x</b>", "ipython3", "%%html"),
        ("anything at all", "no-such-language", "anything at all"),
        ("a < b", "", "a &lt; b"),
    ],
)
def test_code_of_any_language_stays_what_it_is(source: str, language: str, has: str) -> None:
    html = page(notebook(ran(source), language_info={"name": language}))
    assert has in html


COLOURS = """() => [...document.querySelectorAll(".code span")].map(each => {
    const light = colour => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map(v => v / 255)
            .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const [ground] = [light(getComputedStyle(each.closest("pre")).backgroundColor)]
    const ink = light(getComputedStyle(each).color)
    const [high, low] = ink > ground ? [ink, ground] : [ground, ink]
    return [each.className, (high + 0.05) / (low + 0.05)]
})"""


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_of_code_can_be_read(browser: Browser, tmp_path: Path, scheme: Any) -> None:
    (tmp_path / "page.html").write_text(page(notebook(ran(CODE))), encoding="utf-8")
    opened = browser.new_page(color_scheme=scheme)
    opened.goto((tmp_path / "page.html").as_uri())
    found = dict(opened.evaluate(COLOURS))
    assert set(found) == {"hl-c", "hl-k", "hl-s", "hl-n", "hl-f", "hl-b"}
    assert min(found.values()) >= 4.5, found
    opened.emulate_media(forced_colors="active")
    assert min(dict(opened.evaluate(COLOURS)).values()) >= 4.5
    opened.close()


PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.mark.browser
def test_outputs_begin_where_the_text_begins(page_of: Callable[..., Page]) -> None:
    forms: list[Any] = [{"text/plain": "42"}, {"text/html": "<table><tr><td>1</td></tr></table>"},
                        {"image/png": PNG}, {"text/latex": "$x$"}]  # fmt: skip
    outputs = [new_output("display_data", each) for each in forms]
    opened = page_of(notebook(new_markdown_cell("# T\n\nwords"), ran("x", said("hello"), *outputs)))
    lefts = opened.evaluate("""[...document.querySelectorAll(
        "main > .prose, main > .code, main > .stream, main > .output, .output > *")]
        .map(each => Math.round(each.getBoundingClientRect().left))""")
    assert len(lefts) >= 10
    assert len(set(lefts)) == 1


@pytest.fixture
def page_of(browser: Browser, tmp_path: Path) -> Any:
    """Return what opens the page of a notebook."""
    opened = []

    def show(nb: NotebookNode, **how: Any) -> Page:
        (tmp_path / "page.html").write_text(page(nb), encoding="utf-8")
        opened.append(browser.new_page(offline=True, **how))
        opened[-1].goto((tmp_path / "page.html").as_uri())
        return opened[-1]

    yield show
    for each in opened:
        each.close()


@pytest.mark.browser
def test_a_transparent_plot_has_a_light_ground_in_the_dark(page_of: Callable[..., Page]) -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0H9'/></svg>"
    nb = notebook(ran("x", new_output("display_data", {"image/png": PNG}),
                      new_output("display_data", {"image/svg+xml": svg})))  # fmt: skip
    for scheme, ground in (("dark", "rgb(255, 255, 255)"), ("light", "rgba(0, 0, 0, 0)")):
        opened = page_of(nb, color_scheme=scheme)
        for part in ("img", "svg"):
            shown = opened.locator(f".output > {part}")
            assert shown.evaluate("each => getComputedStyle(each).backgroundColor") == ground


@pytest.mark.parametrize(
    ("about", "tag"),
    [
        ({}, '<html lang="en">'),
        ({"lang": "pl"}, '<html lang="pl">'),
        ({"lang": "pt-BR"}, '<html lang="pt-BR">'),
        ({"lang": "ar"}, '<html lang="ar" dir="rtl">'),
        ({"lang": '"><script>'}, '<html lang="en">'),
    ],
)
def test_a_page_says_its_language_and_direction(about: Any, tag: str) -> None:
    nb = notebook(new_markdown_cell("# T\n\n## A\n\n## B"), **about)
    assert tag.replace('"', "") in page(nb).replace('"', "")
    document = read_document(nb, "a")
    assert tag.removeprefix("<html").removesuffix(">") == build_deck(document).spoken
    assert tag in printable(read_sheet(document))


def test_nbconverts_own_option_says_the_language() -> None:
    assert "<html lang=pl>" in page(notebook(), HTMLExporter={"language_code": "pl"})


def test_our_own_words_say_that_they_are_english() -> None:
    html = page(notebook(new_markdown_cell("# T\n\n## A\n\n## B"), lang="ar"))
    assert "<h2 id=on-this-page lang=en dir=ltr>" in html


@pytest.mark.browser
@pytest.mark.parametrize("about", [{}, {"lang": "ar"}])
def test_text_is_read_to_the_left_and_code_is_not(
    page_of: Callable[..., Page], about: dict[str, str]
) -> None:
    words = "# مقدمة\n\nهذا نص (Python 3).\n\n| اسم | قيمة |\n|---|---|\n| س | 1 |"
    opened = page_of(notebook(new_markdown_cell(words), ran("x = 1", said("ok")), **about))
    direction = "each => getComputedStyle(each).direction"
    assert opened.locator(".prose p").evaluate(direction) == "rtl"
    assert opened.locator("h1").evaluate(direction) == "rtl"
    cells = opened.locator("th, td")
    assert {cells.nth(at).evaluate(direction) for at in range(4)} == {"rtl"}
    assert opened.locator("pre.code").evaluate(direction) == "ltr"
    first, last = (opened.locator("th").nth(at).bounding_box() for at in (0, 1))
    assert first is not None
    assert last is not None
    assert first["x"] > last["x"]


RAW: list[tuple[dict[str, str], str, str]] = [
    ({"raw_mimetype": "text/html"}, "<b id='x'>bold</b>", "<b id=x>bold</b>"),
    ({"format": "text/html"}, "<b>bold</b>", "<b>bold</b>"),
    ({}, "<b>bold</b>", "<b>bold</b>"),
    ({"raw_mimetype": "text/markdown"}, "*leaning*", "<em>leaning</em>"),
    ({"raw_mimetype": "text/restructuredtext"}, "raw *rst*", ""),
    ({"raw_mimetype": "text/latex"}, "\\newpage", ""),
    ({}, "---\ntitle: A\n---", ""),
]


@pytest.mark.parametrize(("about", "source", "shown"), RAW)
def test_raw_cells_are_shown_where_they_are_for_a_page(
    about: dict[str, str], source: str, shown: str
) -> None:
    html = page(notebook(new_markdown_cell("# T"), new_raw_cell(source, metadata=about)))
    assert shown in html
    assert ("class=output" in html.replace('"', "")) == (shown.startswith("<b"))
    assert "<script>" not in page(notebook(new_raw_cell("<p>x</p><script>y()</script>")))[:200]


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("\r 10 %\r 99 %\n", " 99 %\n"),
        ("\r  0%|   |\r 50%|#  |\r100%|###|\n", "100%|###|\n"),
        ("long line\rshort", "shortline"),
        ("abc\b\b\bxyz\n", "xyz\n"),
        ("\b\ba", "a"),
        ("one\r\ntwo\r\n", "one\ntwo\n"),
        ("\x1b[31mred\x1b[0m\rno", "\x1b[0mnod"),
        ("plain", "plain"),
    ],
)
def test_what_was_written_over_is_gone(printed: str, left: str) -> None:
    assert settled(printed) == left


def test_a_bar_that_was_printed_in_several_goes_is_one(tmp_path: Path) -> None:
    goes = [said(f"\r{per} %", "stderr") for per in (1, 50, 100)]
    html = page(notebook(ran("x", *goes, said("done"), said("!"))))
    assert "<pre>100 %</pre>" in html
    assert "<pre>done!</pre>" in html
    assert html.count('class="stream stderr"') == 1


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ({"collapsed": True}, True),
        ({"jupyter": {"outputs_hidden": True}}, True),
        ({"jupyter": {"source_hidden": True}}, False),
        ({"hide_input": True}, False),
    ],
)
def test_what_is_collapsed_in_jupyter_is_folded_and_what_is_hidden_hidden(
    about: dict[str, Any], code: bool
) -> None:
    html = page(notebook(ran("the_code()", said("the output"), **about)))
    assert ("the_code" in html) == code
    assert ("<details><summary>Output</summary>" in html) == code
    assert "the output" in html


def test_collapsed_outputs_are_folded_where_no_code_is_shown() -> None:
    html = page(notebook(ran("# Long list\nx", said("the output"), collapsed=True)),
                FolioExporter={"code": "hidden"})  # fmt: skip
    assert "<details><summary>Long list</summary>" in html


OLD = {
    "nbformat": 3, "nbformat_minor": 0, "metadata": {"name": "old"},
    "worksheets": [{"metadata": {}, "cells": [
        {"cell_type": "heading", "level": 2, "metadata": {}, "source": ["Old heading"]},
        {"cell_type": "markdown", "metadata": {}, "source": ["old *words*"]},
        {"cell_type": "code", "collapsed": False, "input": ["1 + 1"], "language": "python",
         "metadata": {}, "prompt_number": 1, "outputs": [
             {"output_type": "pyout", "prompt_number": 1, "metadata": {}, "text": ["2"]},
             {"output_type": "display_data", "metadata": {}, "png": PNG}]},
    ]}],
}  # fmt: skip


def test_a_notebook_of_the_third_format_is_read() -> None:
    html = page(parse(json.dumps(OLD), "old.ipynb"))
    assert "Old heading</h2>" in html
    assert "old <em>words</em>" in html
    assert "<pre>2</pre>" in html
    assert f"data:image/png;base64,{PNG}" in html


def test_a_strangers_own_content_folder_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/course.yaml").write_text("title: [not, ours")
    (tmp_path / "notebooks").mkdir()
    assert "prose</p>" in page(whole(), tmp_path / "notebooks")


def test_a_page_brings_no_styles_that_it_does_not_need() -> None:
    bare = page(notebook(new_markdown_cell("# Words")))
    assert not any(each in bare for each in (".lost{", "forced-color-adjust", ".hl-", "40rem) / 2"))
    shown = page(notebook(ran(CODE, new_output("display_data", {"image/png": PNG}))))
    assert all(each in shown for each in ("forced-color-adjust", ".hl-", "(100% - 40rem)"))


def test_options_that_mean_nothing_here_are_told_by_name(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        page(whole(), HTMLExporter={"theme": "dark", "embed_images": True, "sanitize_html": True})
    told = [record.getMessage() for record in caplog.records]
    assert told == ["HTMLExporter.theme means nothing for a page of ours"]


@pytest.mark.parametrize(("form", "shown"), [("hidden", False), ("shown", True), (None, True)])
def test_the_engines_own_command_line_asks_for_code(
    tmp_path: Path, form: str | None, shown: bool
) -> None:
    nbformat.write(whole(), tmp_path / "other.ipynb")
    assert main([str(tmp_path / "other.ipynb"), *(["--code", form] if form else [])]) == 0
    assert ("in_one" in (tmp_path / "other.html").read_text("utf-8")) == shown


def test_fields_and_text_that_is_read_to_the_left_bring_their_styles(
    as_notebook: Callable[..., NotebookNode],
) -> None:
    text, label = widgets.Text(description="Name"), widgets.Label()
    widgets.jslink((text, "value"), (label, "value"))
    for exporter in (FolioExporter(), FolioSlidesExporter()):
        html, _ = exporter.from_notebook_node(as_notebook(widgets.VBox([text, label])))
        assert ".w-needs{" in html
        assert "unicode-bidi:isolate" not in html
        arabic = exporter.from_notebook_node(notebook(new_markdown_cell("# مقدمة")))[0]
        assert ".w-needs{" not in arabic
        assert "unicode-bidi:isolate" in arabic
