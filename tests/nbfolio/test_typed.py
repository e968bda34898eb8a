"""What a reader types into, as HTML; and the ranges, lists and recordings beside it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode

from nbfolio import ExportError, FolioExporter
from nbfolio.html.drawing import RenderContext
from nbfolio.html.registry import widget_renderers
from nbfolio.html.typed import hexadecimal
from nbfolio.notebook.moments import moment
from nbfolio.notebook.state import STATE_MIME, read_state

Draw = Callable[[Any], str]
Build = Callable[..., NotebookNode]
DAY = datetime.datetime(987, 1, 2, 9, 5, 7, 80_000)


@pytest.mark.parametrize(
    ("control", "field"),
    [
        (widgets.Text, '<input value="a &lt; &quot;b" type="text"'),
        (widgets.Password, '<input value="a &lt; &quot;b" type="password"'),
        (widgets.Combobox, '<input value="a &lt; &quot;b" type="text"'),
    ],
)
def test_a_field_for_a_text_is_labelled(drawn: Draw, control: Any, field: str) -> None:
    html = drawn(control(value='a < "b', description="Name", placeholder="here"))
    assert f'<label for="v1">Name</label>{field} placeholder="here" id="v1"' in html


def test_a_text_of_several_lines_keeps_its_first_one_empty(drawn: Draw) -> None:
    html = drawn(widgets.Textarea("\na</textarea>", rows=3))
    assert (
        '<textarea rows="3" id="v1" autocomplete="off" aria-label="Text">\n\na&lt;/textarea' in html
    )


@pytest.mark.parametrize(
    ("control", "name"),
    [
        (widgets.Text, "Text"),
        (widgets.IntText, "Number"),
        (widgets.DatePicker, "Date"),
        (lambda: widgets.Text(placeholder="Your city"), "Your city"),
        (lambda: widgets.Text(placeholder="Your city", tooltip="City"), "City"),
    ],
)
def test_a_field_without_description_has_a_name(drawn: Draw, control: Any, name: str) -> None:
    assert f'aria-label="{name}"' in drawn(control())


def test_a_field_proposes_its_options_and_may_allow_no_other(drawn: Draw) -> None:
    html = drawn(widgets.Combobox(options=["rain", "a < b"], ensure_option=True, value="rain"))
    assert 'data-on="change" data-sure>' in html
    assert '<input list="v2" value="rain" type="text" id="v1"' in html
    assert '<datalist id="v2"><option value="rain"></option><option value="a &lt; b">' in html


def test_a_field_that_waits_says_so(drawn: Draw) -> None:
    assert 'data-on="change"' in drawn(widgets.Text(continuous_update=False))
    assert "data-on" not in drawn(widgets.Text())


@pytest.mark.parametrize(
    ("control", "field"),
    [
        (lambda: widgets.DatePicker(value=DAY.date(), min=datetime.date(1, 2, 3)),
         'value="0987-01-02" type="date" min="0001-02-03" id='),
        (lambda: widgets.TimePicker(value=DAY.time(), max=datetime.time(23, 59, 59)),
         'value="09:05:07.080" type="time" max="23:59:59" step="60"'),
        (lambda: widgets.NaiveDatetimePicker(value=DAY),
         'value="0987-01-02T09:05:07.080" type="datetime-local" id='),
        (lambda: widgets.DatePicker(), 'value="" type="date"'),
    ],
)  # fmt: skip
def test_a_moment_is_in_the_field_of_its_kind(drawn: Draw, control: Any, field: str) -> None:
    assert field in drawn(control())


def test_parts_of_a_moment_that_are_no_such_are_refused(as_notebook: Build) -> None:
    control = widgets.DatePicker(value=DAY.date(), description="Day")
    nb = as_notebook(control)
    nb.metadata["widgets"][STATE_MIME]["state"][control.model_id]["state"]["value"]["month"] = 12
    with pytest.raises(ExportError, match=r"DatePicker 'Day': .*value.month' is 12"):
        read_state(nb.metadata)


def test_a_moment_without_seconds_is_told_without() -> None:
    parts = {"year": 2026, "month": 0, "date": 1, "hours": 23, "minutes": 0, "seconds": 0}
    assert moment(parts) == "2026-01-01T23:00"


@pytest.mark.parametrize(
    ("colour", "digits"),
    [("Teal", "#008080"), ("#abc", "#aabbcc"), ("rgb(1, 2, 3)", "#010203"), ("none", "#000000"),
     ("hsl(120, 100%, 50%)", "#00ff00"), ("currentcolor", "#000000"), ("#12345678", "#123456")],
)  # fmt: skip
def test_a_colour_in_any_form_is_six_digits(colour: str, digits: str) -> None:
    assert hexadecimal(colour) == digits


def test_a_colour_field_says_the_colour_as_it_was_called(drawn: Draw) -> None:
    html = drawn(widgets.ColorPicker(value="teal", description="Ink"))
    assert '<label for="v1">Ink</label><input type="color" value="#008080" id="v1"' in html
    assert ">teal</output>" in html


@pytest.mark.parametrize(
    ("control", "field"),
    [
        (widgets.IntText, 'type="number" step="1" value="0"'),
        (widgets.FloatText, 'type="number" step="any" value="0"'),
        (lambda: widgets.FloatText(2.5, step=0.5), 'type="number" step="0.5" value="2.5"'),
        (lambda: widgets.BoundedFloatText(2.5, min=1, max=3),
         'type="number" min="1" max="3" step="any" value="2.5"'),
    ],
)  # fmt: skip
def test_a_field_for_a_number_has_its_limits_and_step(
    drawn: Draw, control: Any, field: str
) -> None:
    assert field in drawn(control())


def test_a_range_of_numbers_has_two_named_ends(drawn: Draw) -> None:
    html = drawn(widgets.FloatRangeSlider(value=(0.5, 1), max=2, readout_format=".1f",
                                          description="Dose"))  # fmt: skip
    assert '<fieldset data-digits="1"' in html
    assert "<legend>Dose</legend>" in html
    assert '<label for="v1">From</label><input type="range" min="0" max="2" step="0.1"' in html
    assert 'value="1" aria-valuetext="1.0"' in html


def test_a_slider_over_powers_stands_at_the_exponent(drawn: Draw) -> None:
    html = drawn(widgets.FloatLogSlider(1000, min=-1, max=5, base=10, description="Dose"))
    assert 'data-base="10" data-digits="3" data-unit="g"' in html
    assert 'min="-1" max="5" step="0.1" value="3" aria-valuetext="1.00e+3"' in html


def test_any_of_some_options_may_be_chosen(drawn: Draw) -> None:
    html = drawn(widgets.SelectMultiple(options="abc", index=(0, 2), rows=2, description="Any"))
    assert '<label for="v1">Any</label><select multiple size="2" id="v1"' in html
    assert "<option selected>a</option><option>b</option><option selected>c</option>" in html


def test_tags_are_buttons_that_remove_them_and_a_field_that_adds_one(drawn: Draw) -> None:
    html = drawn(widgets.TagsInput(value=["a<b"], allowed_tags=["a<b", "c"], description="Tags",
                                   allow_duplicates=False))  # fmt: skip
    assert '<button type="button" title="Remove">a&lt;b</button>' in html
    assert 'placeholder="Add" id="v1" autocomplete="off" aria-label="Add"' in html
    assert "data-once data-sure" in html


def test_tags_that_are_numbers_have_their_limits(drawn: Draw) -> None:
    html = drawn(widgets.IntsInput(value=[1], min=0, max=5))
    assert 'type="number" min="0" max="5" step="1"' in html


def test_a_colour_among_tags_is_seen(drawn: Draw) -> None:
    html = drawn(widgets.ColorsInput(value=["teal"]))
    assert '<button type="button" title="Remove" style="border-color: #008080">teal<' in html


@pytest.mark.parametrize("kind", [widgets.Button, widgets.FileUpload])
def test_what_only_a_kernel_can_answer_is_disabled_and_warned_of(
    as_notebook: Build, kind: Any
) -> None:
    control = kind(description="Run")
    draw = RenderContext("n", read_state(as_notebook(control).metadata), widget_renderers())
    html = draw.view(control.model_id)
    assert '<button type="button" disabled aria-describedby="v1">Run</button>' in html
    assert '<span id="v1" class="w-needs">needs a live kernel</span>' in html
    assert ["its press needs a live kernel" in note.reason for note in draw.notes] == [True]


@pytest.mark.parametrize(
    ("kind", "mime"), [(widgets.Video, "video/mp4"), (widgets.Audio, "audio/mp3")]
)
def test_a_recording_is_in_the_page_and_waits_to_be_started(
    drawn: Draw, kind: Any, mime: str
) -> None:
    html = drawn(kind(value=b"dot", tooltip="A storm"))
    assert f'controls loop src="data:{mime};base64,ZG90" aria-label="A storm"' in html
    assert "autoplay" not in html


@pytest.mark.parametrize("kind", [widgets.Video, widgets.Audio])
def test_a_page_with_a_recording_may_play_it(as_notebook: Build, kind: Any) -> None:
    html, _ = FolioExporter().from_notebook_node(as_notebook(kind(value=b"dot")))
    assert "img-src data:; media-src data:;" in html
    assert "ZG90" in html


def test_a_button_above_a_text_does_not_stop_the_export(
    as_notebook: Build, caplog: pytest.LogCaptureFixture
) -> None:
    box = widgets.VBox([widgets.Button(description="Fetch", icon="check"), widgets.HTML("below")])
    html, _ = FolioExporter().from_notebook_node(as_notebook(box))
    assert "needs a live kernel" in html
    assert "below" in html
    assert "cell 1, Button 'Fetch': its press needs a live kernel" in caplog.text


@pytest.mark.parametrize("kind", [widgets.Video, widgets.Audio])
def test_a_recording_at_an_address_is_refused(drawn: Draw, kind: Any) -> None:
    name = kind.__name__
    with pytest.raises(ExportError, match=rf"its {name.lower()} is at .*{name}\.from_file"):
        drawn(kind.from_url(b"https://a.org/b"))


@pytest.mark.parametrize(
    ("control", "said"),
    [
        (lambda: widgets.Text("a < b", description="K"), "K:</b> a &lt; b"),
        (lambda: widgets.Text(description="K"), "K:</b> –"),
        (lambda: widgets.Password("secret", description="K"), "K:</b> not shown"),
        (lambda: widgets.IntText(3, description="K"), "K:</b> 3"),
        (lambda: widgets.BoundedFloatText(0.5, description="K"), "K:</b> 0.5"),
        (lambda: widgets.FloatRangeSlider(value=(0.5, 1), description="K"), "K:</b> 0.50 to 1.00"),
        (lambda: widgets.FloatLogSlider(100, description="K"), "K:</b> 100"),
        (lambda: widgets.DatePicker(value=DAY.date(), description="K"), "K:</b> 0987-01-02"),
        (lambda: widgets.ColorPicker(value="teal", description="K"), "K:</b> teal"),
        (lambda: widgets.SelectMultiple(options="abc", index=(0, 2), description="K"),
         "K:</b> a, c"),
        (lambda: widgets.SelectMultiple(options="abc", description="K"), "K:</b> nothing chosen"),
        (lambda: widgets.TagsInput(value=["a", "b"], description="K"), "K:</b> a, b"),
        (lambda: widgets.FloatProgress(0.5, max=2, description="K"), "K:</b> 0.5 of 2"),
        (lambda: widgets.Video(value=b"dot"), "Video: to be played on the page."),
    ],
)  # fmt: skip
def test_on_paper_its_value_is_printed(as_notebook: Build, control: Any, said: str) -> None:
    shown = control()
    state = read_state(as_notebook(shown).metadata)
    html = RenderContext("n", state, widget_renderers(), on_paper=True).view(shown.model_id)
    assert html.startswith('<p class="stands">')
    assert html.endswith(f"{said}</p>")


@pytest.mark.parametrize("kind", [widgets.Button, widgets.FileUpload])
def test_on_paper_there_is_nothing_to_press(as_notebook: Build, kind: Any) -> None:
    shown = kind()
    state = read_state(as_notebook(shown).metadata)
    draw = RenderContext("n", state, widget_renderers(), on_paper=True)
    assert draw.view(shown.model_id) == ""
