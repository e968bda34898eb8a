from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_output

from nbfolio import ExportError
from nbfolio.html.blocks import BlockWriter
from nbfolio.html.drawing import RenderContext
from nbfolio.html.prose import Markdown
from nbfolio.html.registry import KINDS
from nbfolio.notebook.document import Cell, shown_by
from nbfolio.notebook.state import VIEW_MIME, read_state

DOTS = {
    kind: b64encode(sign).decode()
    for kind, sign in {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff\xe0"}.items()
}


@pytest.fixture
def outputs(tmp_path: Path) -> BlockWriter:
    return BlockWriter(RenderContext("notebook", read_state({}), KINDS), Markdown(tmp_path))


def html_of(outputs: BlockWriter, stored: Any) -> str:
    return outputs.html(shown_by(stored, Cell(4, "a")))


def data(outputs: BlockWriter, metadata: Any = None, **forms: str) -> str:
    bundle = {
        name.replace("_", "/").replace("svg", "svg+xml"): form for name, form in forms.items()
    }
    return html_of(outputs, new_output("display_data", bundle, metadata=metadata or {})).strip()


def test_markdown_is_prose(outputs: BlockWriter) -> None:
    assert data(outputs, text_markdown="*a*") == '<div class="prose"><p><em>a</em></p>\n</div>'


def test_html_is_kept(outputs: BlockWriter) -> None:
    html = data(outputs, text_html="<b>a</b>", text_plain="a")
    assert html == '<div class="output scroll"><b>a</b></div>'


def test_svg_is_kept(outputs: BlockWriter) -> None:
    assert data(outputs, image_svg="<svg></svg>") == '<div class="output"><svg></svg></div>'


def test_text_is_preformatted_and_escaped(outputs: BlockWriter) -> None:
    assert data(outputs, text_plain="a < b") == '<div class="output"><pre>a &lt; b</pre></div>'


def test_latex_is_maths(outputs: BlockWriter) -> None:
    html = data(outputs, text_latex="$x$", text_plain="x")
    assert html.startswith('<div class="output"><math')


def test_lines_that_are_stored_apart_are_joined(outputs: BlockWriter) -> None:
    lines = {"output_type": "stream", "name": "stdout", "text": ["a\n", "b"]}
    assert "<pre>a\nb</pre>" in html_of(outputs, lines)


@pytest.mark.parametrize(("kind", "packed"), DOTS.items())
def test_pictures_are_in_the_page_with_their_text_form(
    outputs: BlockWriter, kind: str, packed: str
) -> None:
    html = data(
        outputs, **{f"image_{kind}": f"{packed[:5]}\n{packed[5:]}\n", "text_plain": "A dot"}
    )
    assert f'<img src="data:image/{kind};base64,{packed}" alt="A dot">' in html


def test_a_pictures_own_alternative_comes_first(outputs: BlockWriter) -> None:
    html = data(
        outputs, {"image/png": {"alt": "Dot"}}, image_png=DOTS["png"], text_plain="<Figure>"
    )
    assert 'alt="Dot"' in html


def test_streams_are_preformatted(outputs: BlockWriter) -> None:
    html = html_of(outputs, new_output("stream", name="stderr", text="a < b"))
    assert html == '<div class="stream stderr"><pre>a &lt; b</pre></div>\n'


def test_errors_keep_their_colours(outputs: BlockWriter) -> None:
    error = new_output("error", ename="E", evalue="", traceback=["\x1b[31mE\x1b[0m"])
    assert '<span class="ansi-red-fg">E</span>' in html_of(outputs, error)


def test_a_form_that_no_page_shows_is_left_out(outputs: BlockWriter) -> None:
    assert html_of(outputs, new_output("display_data", {"application/x-other": "x"})) == ""


ODD = {
    "a number": {"text/html": 3},
    "nothing": {"text/html": None},
    "a list with a hole": {"text/markdown": ["a", None]},
    "a picture that is none": {"image/png": "bm90IGEgcGljdHVyZQ=="},
    "a picture that is not packed": {"image/jpeg": "<svg onload=alert(1)>"},
    "a view without its model": {VIEW_MIME: {"version_major": 2}},
    "a view that is a word": {VIEW_MIME: "IPY_MODEL_1"},
    "a view of a number": {VIEW_MIME: {"model_id": 7}},
}


@pytest.mark.parametrize("bundle", ODD.values(), ids=ODD)
def test_a_form_that_is_not_what_it_says_gives_way_to_the_stored_text(
    outputs: BlockWriter, bundle: Any
) -> None:
    data = {**bundle, "text/plain": "so it is"}
    html = html_of(outputs, {"output_type": "display_data", "data": data})
    assert html == '<div class="output"><pre>so it is</pre></div>\n'


@pytest.mark.parametrize("bundle", ODD.values(), ids=ODD)
def test_an_output_of_which_nothing_can_be_read_is_refused(
    outputs: BlockWriter, bundle: Any
) -> None:
    [mime] = bundle
    with pytest.raises(ExportError) as refused:
        html_of(outputs, {"output_type": "display_data", "data": bundle})
    assert str(refused.value) == (
        f"notebook, cell 4, output: its {mime} cannot be read. "
        "Run the cell again and save the notebook, or clear its output."
    )


def test_a_note_may_stand_for_what_cannot_be_read(tmp_path: Path) -> None:
    draw = RenderContext("notebook", read_state({}), KINDS, lenient=True)
    stored = {"output_type": "display_data", "data": {"text/html": 3}}
    html = html_of(BlockWriter(draw, Markdown(tmp_path)), stored)
    assert html == '<p class="live">Its text/html cannot be read.</p>'
    assert len(draw.notes) == 1


@pytest.mark.parametrize(
    "output",
    [
        {"output_type": "stream", "name": "stdout", "text": 3},
        {"output_type": "stream", "text": ["a", None]},
        {"output_type": "error", "traceback": [None]},
    ],
)
def test_a_stream_that_is_no_text_is_refused(outputs: BlockWriter, output: Any) -> None:
    with pytest.raises(ExportError, match="is no text"):
        html_of(outputs, output)


@pytest.mark.parametrize("data", [None, 3, "text", []])
def test_an_output_without_forms_shows_nothing(outputs: BlockWriter, data: Any) -> None:
    assert html_of(outputs, {"output_type": "display_data", "data": data, "metadata": None}) == ""


@pytest.mark.parametrize(
    "said", [None, 3, {"image/png": None}, {"image/png": {"alt": 3, "width": "1 onload="}}]
)
def test_odd_metadata_of_a_picture_is_passed_over(outputs: BlockWriter, said: Any) -> None:
    output = {"output_type": "display_data", "data": {"image/png": DOTS["png"]}, "metadata": said}
    assert html_of(outputs, output).endswith('alt=""></div>\n')
