import io
from pathlib import Path

import pytest
import resvg_py
from PIL import Image

from nbfolio.publish.store import Store
from nbfolio.stills import draw, raster
from nbfolio.stills.raster import FONT_FILES, SCALE, png, png_all

HEAD = "<svg xmlns='http://www.w3.org/2000/svg' width='120' height='40'>"
GROUND = "<rect width='120' height='40' fill='#fff'/>"


def drawing(number: int) -> str:
    return f"{HEAD}{GROUND}<text x='4' y='24' font-size='20'>{number}</text></svg>"


def gradient(colours: int) -> str:
    """Return a drawing of so many stripes, each of a colour of its own."""
    stripes = (f"<rect x='{n / 2}' width='.5' height='40' fill='rgb({n},{n // 2},{255 - n})'/>"
               for n in range(colours))  # fmt: skip
    return f"{HEAD}{GROUND}{''.join(stripes)}</svg>"


def pixels(data: bytes) -> bytes:
    return Image.open(io.BytesIO(data)).convert("RGB").tobytes()


def drawn(svg: str) -> Image.Image:
    """Return what is drawn before it is brought to few colours."""
    data = resvg_py.svg_to_bytes(svg_string=svg, zoom=SCALE, font_files=list(FONT_FILES))
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("colours", [1, 2, 90, 120])
def test_where_colours_are_few_each_stays_and_pillow_gives_the_same(colours: int) -> None:
    image = drawn(gradient(colours))
    assert len(image.getcolors() or ()) <= 128

    data = png(gradient(colours))

    assert pixels(data) == image.tobytes()
    assert pixels(data) == image.quantize(128, dither=Image.Dither.NONE).convert("RGB").tobytes()


def test_where_they_are_many_some_are_taken_together() -> None:
    assert len(drawn(gradient(240)).getcolors() or ()) > 128

    found = Image.open(io.BytesIO(png(gradient(240)))).convert("RGB")

    assert len(found.getcolors() or ()) <= 128


def test_side_by_side_they_are_what_each_alone_is_in_their_order() -> None:
    svgs = [drawing(number) for number in range(9)]

    assert list(png_all(svgs)) == [png(svg) for svg in svgs]


def test_what_is_kept_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    svgs = [drawing(number) for number in range(5)]
    kept = Store(tmp_path)
    first = list(png_all(svgs[:4], kept))
    asked: list[str] = []

    def note(worker: object, svg: str, scale: float) -> bytes:
        asked.append(svg)
        return b"drawn"

    monkeypatch.setattr(raster, "_told", note)

    assert list(png_all(svgs, kept)) == [*first, b"drawn"]
    assert asked == svgs[4:]


def test_a_process_that_ends_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draw, "__file__", str(Path(__file__).with_name("gone.py")))
    monkeypatch.setattr(raster, "_means", str)
    svgs = [drawing(number) for number in range(3)]

    assert list(png_all(svgs)) == [png(svg) for svg in svgs]


def test_what_cannot_be_drawn_says_why() -> None:
    with pytest.raises(ValueError, match="root node"):
        list(png_all([drawing(1), "<svg"]))
