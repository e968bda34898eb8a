"""The layered engine: only what depends on an option is drawn, and always the same bytes."""

import io
import os
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.image import imread

from ketamine_explainer.explorers.kit.controls import Fixed, choose
from ketamine_explainer.explorers.kit.layers import LayeredFigure, Picture
from ketamine_explainer.explorers.kit.style import BLUE, COMPACT, canvas, look

WORDS = ("one", "two", "three")


def drawn(name: str = "demo") -> Picture:
    with look(name):
        figure, axes = canvas(200, 100)
        axes.text(10, 80, "the base")
        axes.plot([0, 200], [50, 50], color=BLUE)

        def draw(word: str) -> list[Artist]:
            mark = axes.plot([20], [20], "o", color=drawn_colour(WORDS.index(word)))
            return [axes.text(10, 20, word), *mark]

        drawing = LayeredFigure(name, figure)
        drawing.layer("word", choose("Word", WORDS, first=1), draw)
        return drawing.picture("A title", "A description")


def texts(svg: str) -> list[str]:
    tree = ElementTree.fromstring(svg.replace("xlink:href", "href"))
    return [str(node.text) for node in tree.iter() if node.tag.endswith("text")]


def test_an_overlay_holds_only_the_artists_of_its_option() -> None:
    assert [texts(overlay) for overlay in drawn().layers["word"]] == [[word] for word in WORDS]


def test_the_base_holds_no_artist_of_any_option() -> None:
    assert texts(drawn().base) == ["the base"]


def test_text_stays_text_in_the_font_of_the_page() -> None:
    assert "<text" in drawn().base
    assert "font-family" not in drawn().base


def test_the_base_is_a_named_image_and_overlays_are_decoration() -> None:
    picture = drawn()
    assert 'role="img"' in picture.base
    assert "<title" in picture.base
    assert ">A title<" in picture.base
    assert ">A description<" in picture.base
    assert all('aria-hidden="true"' in overlay for overlay in picture.layers["word"])


def test_base_and_overlays_share_one_view_box() -> None:
    picture = drawn()
    boxes = {
        svg.split('viewBox="')[1].split('"')[0] for svg in (picture.base, *picture.layers["word"])
    }
    assert boxes == {"0 0 200 100"}


def test_shared_ids_differ_between_overlays_and_between_figures() -> None:
    svgs = [*drawn().layers["word"], *drawn("other").layers["word"], drawn().base]
    ids = [set(re.findall(r'\bid="([^"]+)"', svg)) for svg in svgs]
    assert all(ids[:-1])
    for place, mine in enumerate(ids):
        assert not mine & set().union(*ids[:place])


def test_what_is_referred_to_is_there() -> None:
    for svg in (*drawn().layers["word"], drawn().base):
        referred = set(re.findall(r"(?:url\(|href=\")#([^)\"]+)", svg))
        assert referred <= set(re.findall(r'\bid="([^"]+)"', svg))


def test_colours_follow_the_theme() -> None:
    assert "var(--ke-blue,#0072b2)" in drawn().base


def test_the_still_picture_is_the_base_with_the_first_state() -> None:
    with look("demo"):
        figure, axes = canvas(200, 100)
        axes.text(10, 80, "the base")
        axes.plot([0, 200], [50, 50], color=BLUE)
        axes.text(10, 20, WORDS[1])
        axes.plot([20], [20], "o", color=drawn_colour(1))
        data = io.BytesIO()
        FigureCanvasAgg(figure).print_figure(data, dpi=72, facecolor="white")
    still, expected = (imread(io.BytesIO(png)) for png in (drawn().png, data.getvalue()))
    assert still.shape == expected.shape
    assert abs(still - expected).max() < 0.01


def drawn_colour(place: int) -> str:
    """Return the colour that the place-th overlay's mark had: fixed, so that no cycle matters."""
    return ("#000000", "#111111", "#222222")[place]


def test_the_figure_is_left_as_it_was() -> None:
    with look("demo"):
        figure, axes = canvas(100, 100)
        drawing = LayeredFigure("demo", figure)
        drawing.layer("word", Fixed.of(*WORDS), lambda word: [axes.text(0, 0, word)])
        drawing.picture("A title", "A description")
        assert not axes.texts


DIGEST = """
import hashlib
from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.kit.controls import controls
from ketamine_explainer.explorers.timeline.figure import draw_timeline
from ketamine_explainer.explorers.timeline.room import TIMELINE

content = load_content()
picture = draw_timeline(
    content.article, [*content.milestones.milestones.values()], content.captions["timeline"],
    *controls(content, TIMELINE),
)
parts = [picture.base, *(svg for layer in picture.layers.values() for svg in layer)]
print(hashlib.sha256("".join(parts).encode() + picture.png).hexdigest())
"""


@pytest.mark.slow
def test_another_process_gives_the_same_bytes() -> None:
    digests = {
        subprocess.check_output(
            [sys.executable, "-c", DIGEST], text=True, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_a_wide_figure_has_a_least_width_and_a_compact_one_a_largest() -> None:
    def base(width: float) -> str:
        with look("room"):
            return LayeredFigure("room", canvas(width, 100)[0]).base("A title", "A description")

    assert 'style="min-width:600px"' in base(1000)
    assert 'style="max-width:616px"' in base(COMPACT)
