from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_output

from ketamine_explainer.export.drawing import Drawing
from ketamine_explainer.export.outputs import Outputs
from ketamine_explainer.export.prose import Prose
from ketamine_explainer.export.registry import KINDS
from ketamine_explainer.export.state import read_state


@pytest.fixture
def outputs(tmp_path: Path) -> Outputs:
    return Outputs(Drawing("notebook", read_state({}), KINDS), Prose(tmp_path))


def data(outputs: Outputs, metadata: Any = None, **forms: str) -> str:
    bundle = {
        name.replace("_", "/").replace("svg", "svg+xml"): form for name, form in forms.items()
    }
    return outputs.html(new_output("display_data", bundle, metadata=metadata or {})).strip()


def test_markdown_is_prose(outputs: Outputs) -> None:
    assert data(outputs, text_markdown="*a*") == '<div class="prose"><p><em>a</em></p>\n</div>'


def test_html_is_kept(outputs: Outputs) -> None:
    html = data(outputs, text_html="<b>a</b>", text_plain="a")
    assert html == '<div class="output scroll"><b>a</b></div>'


def test_svg_is_kept(outputs: Outputs) -> None:
    assert data(outputs, image_svg="<svg></svg>") == '<div class="output"><svg></svg></div>'


def test_text_is_preformatted_and_escaped(outputs: Outputs) -> None:
    assert data(outputs, text_plain="a < b") == '<div class="output"><pre>a &lt; b</pre></div>'


def test_latex_is_maths(outputs: Outputs) -> None:
    html = data(outputs, text_latex="$x$", text_plain="x")
    assert html.startswith('<div class="output"><math')


def test_lines_that_are_stored_apart_are_joined(outputs: Outputs) -> None:
    lines = {"output_type": "stream", "name": "stdout", "text": ["a\n", "b"]}
    assert "<pre>a\nb</pre>" in outputs.html(lines)


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_pictures_are_in_the_page_with_their_text_form(outputs: Outputs, kind: str) -> None:
    html = data(outputs, **{f"image_{kind}": "ZG90\n", "text_plain": "A dot"})
    assert f'<img src="data:image/{kind};base64,ZG90" alt="A dot">' in html


def test_a_pictures_own_alternative_comes_first(outputs: Outputs) -> None:
    html = data(outputs, {"image/png": {"alt": "Dot"}}, image_png="ZG90", text_plain="<Figure>")
    assert 'alt="Dot"' in html


def test_streams_are_preformatted(outputs: Outputs) -> None:
    html = outputs.html(new_output("stream", name="stderr", text="a < b"))
    assert html == '<div class="stream stderr"><pre>a &lt; b</pre></div>\n'


def test_errors_keep_their_colours(outputs: Outputs) -> None:
    error = new_output("error", ename="E", evalue="", traceback=["\x1b[31mE\x1b[0m"])
    assert '<span class="ansi-red-fg">E</span>' in outputs.html(error)


def test_a_form_that_no_page_shows_is_left_out(outputs: Outputs) -> None:
    assert outputs.html(new_output("display_data", {"application/x-other": "x"})) == ""
