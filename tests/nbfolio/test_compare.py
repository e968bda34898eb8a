import base64
import io
from collections.abc import Mapping
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.image import imsave
from nbformat.v4 import new_output

from nbfolio.execute.compare import differences


def output(**data: str) -> dict[str, Any]:
    kinds = {"png": "image/png", "text": "text/plain", "markdown": "text/markdown"}
    return dict(new_output("display_data", {kinds[kind]: value for kind, value in data.items()}))


def png(shade: float, size: int = 20) -> str:
    file = io.BytesIO()
    imsave(file, np.full((size, size, 3), shade), format="png")
    return base64.b64encode(file.getvalue()).decode()


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    return list(differences([old], [new]))


def test_equal_outputs_do_not_differ() -> None:
    assert compare(output(text="a\nb", png=png(0.5)), output(text="a\nb", png=png(0.5))) == []


def test_a_letter_is_a_difference_and_its_line_is_named() -> None:
    assert compare(output(text="day 1\nday 2"), output(text="day 1\nday 3")) == [
        "text/plain differs in line 2: stored 'day 2', now 'day 3'"
    ]


def test_a_long_line_is_cut_short() -> None:
    [said] = compare(output(text="a" * 5000), output(text="b" * 5000))
    assert len(said) < 500


def test_a_line_more_is_a_difference() -> None:
    assert compare(output(text="a"), output(text="a\nb")) == [
        "text/plain differs in line 2: stored nothing, now 'b'"
    ]


def test_a_line_end_is_a_difference() -> None:
    assert compare(output(text="a"), output(text="a\n")) == ["text/plain differs in its line ends"]


def test_a_lacking_output_is_a_difference() -> None:
    assert list(differences([output(text="a")], [])) == ["1 outputs are stored, running it gives 0"]


def test_another_kind_of_output_is_a_difference() -> None:
    assert compare(output(text="a"), output(markdown="a")) == [
        "stored is text/plain, running it gives text/markdown"
    ]


def test_a_stream_is_compared() -> None:
    old, new = (dict(new_output("stream", name="stdout", text=text)) for text in "ab")

    assert compare(old, new) == ["stdout differs in line 1: stored 'a', now 'b'"]


def test_a_picture_that_rounds_otherwise_is_the_same() -> None:
    assert compare(output(png=png(0.500)), output(png=png(0.505))) == []


def embedded(shade: float, words: str = "rises") -> dict[str, Any]:
    return output(markdown=f"Solution\n\n![{words}](data:image/png;base64,{png(shade)})")


def test_a_picture_within_markdown_may_round_otherwise_too() -> None:
    assert compare(embedded(0.5), embedded(0.52)) == []
    assert compare(embedded(0.5), embedded(0.9)) == [
        "the picture differs by 40% in a place; 12% is allowed"
    ]
    assert "text/markdown differs" in compare(embedded(0.5), embedded(0.5, "falls"))[0]


def test_a_changed_picture_is_a_difference() -> None:
    (difference,) = compare(output(png=png(0.5)), output(png=png(0.7)))

    assert difference == "the picture differs by 20% in a place; 12% is allowed"


def test_a_small_spot_of_another_colour_is_a_difference() -> None:
    def drawn(colour: str) -> str:
        figure = Figure(figsize=(6, 4))
        figure.text(0.5, 0.5, "●", size=40, color=colour)
        file = io.BytesIO()
        figure.savefig(file, format="png")
        return base64.b64encode(file.getvalue()).decode()

    assert compare(output(png=drawn("#d55e00")), output(png=drawn("#0072b2")))


def test_a_picture_of_another_size_is_a_difference() -> None:
    assert compare(output(png=png(0.5)), output(png=png(0.5, size=21))) == [
        "the picture was 20 x 20 pixels and is now 21 x 21"
    ]


@pytest.mark.parametrize("hinting", ["none", "force_autohint"])
def test_another_font_rendering_is_the_same_picture(hinting: str) -> None:
    def drawn() -> str:
        figure = Figure(figsize=(6, 4))
        axes = figure.subplots()
        axes.plot([1, 2, 4], linewidth=4)
        axes.set_title("A title of some words, as on every figure")
        for at in (0.2, 0.5, 0.8):
            axes.text(0, at, "text to be read beside the line", transform=axes.transAxes)
        file = io.BytesIO()
        figure.savefig(file, format="png")
        return base64.b64encode(file.getvalue()).decode()

    usual = drawn()
    with mpl.rc_context({"text.hinting": hinting}):
        assert compare(output(png=usual), output(png=drawn())) == []
