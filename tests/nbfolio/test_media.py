from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode

from nbfolio import ExportError

Draw = Callable[[Any], str]
Build = Callable[..., NotebookNode]
Body = Callable[[NotebookNode], str]


def test_a_picture_is_in_the_page_with_its_text_form(drawn: Draw) -> None:
    html = drawn(widgets.Image(value=b"dot", format="png", tooltip="A dot", width="40"))
    assert '<img src="data:image/png;base64,ZG90" alt="A dot" width="40"' in html


def test_a_picture_without_words_is_called_a_picture(drawn: Draw) -> None:
    assert 'alt="Picture"' in drawn(widgets.Image(value=b"dot"))


@pytest.mark.parametrize(("form", "mime"), [("jpg", "jpeg"), ("svg", "svg+xml")])
def test_short_names_of_formats_are_known(drawn: Draw, form: str, mime: str) -> None:
    assert f"data:image/{mime};base64" in drawn(widgets.Image(value=b"dot", format=form))


def test_a_picture_at_an_address_inside_itself_is_kept(drawn: Draw) -> None:
    address = "data:image/png;base64,ZG90"
    assert f'src="{address}"' in drawn(widgets.Image.from_url(address))


def test_a_picture_from_the_network_stops_the_export(as_notebook: Build, body_of: Body) -> None:
    nb = as_notebook(widgets.Image.from_url("https://example.org/dot.png"))
    expected = r"cell 1, Image: its picture is at 'https://example\.org/dot\.png'.*from_file"
    with pytest.raises(ExportError, match=expected):
        body_of(nb)


def test_an_output_holds_what_was_printed_into_it(as_notebook: Build, body_of: Body) -> None:
    output = widgets.Output()
    output.append_stdout("said")
    assert '<div class="w-output"><div class="stream stdout"><pre>said</pre>' in body_of(
        as_notebook(output)
    )


def test_an_output_may_hold_widgets(as_notebook: Build, body_of: Body, tmp_path: Path) -> None:
    output = widgets.Output()
    output.append_display_data(widgets.Label("inside"))
    assert '<div class="w-label">inside</div>' in body_of(as_notebook(output))
