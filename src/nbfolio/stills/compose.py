"""A figure in one state as an SVG that stands alone."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from math import ceil
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ..notebook.figure import State
from .figure import Figure
from .lettering import lettering
from .theme import colours, fonts_of, resolved, restyle

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_HREFS = ("href", f"{{{XLINK}}}href")
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#|data:)|@import|javascript:", re.I)
_ACTIVE = {"script", "foreignObject", "handler", "listener", "set", "discard"}
_NAMELESS = {f"{{{SVG}}}{name}" for name in ("title", "desc", "metadata")}

ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", XLINK)


def svg(figure: Figure, state: State, language: str = "en-GB", foot: str | None = None) -> str:
    """Return a figure in a state as a whole SVG file.

    It has a title, a description, the light theme's colours, a ground, sizes and a font of its
    own, and refers to nothing outside itself. The same state gives the same text.

    Parameters
    ----------
    figure
        The figure.
    state
        One of its states.
    language
        Of its words, as a tag such as ``en-GB``.
    foot
        Where it is from and what may be done with it: where it is given, the picture says that,
        its title and what is to be known of it in words around it.

    Raises
    ------
    ExportError
        If a drawing of the figure is no SVG, refers to what is not in the figure, or is no still.
    """
    sheets = [_parsed(figure, drawing) for drawing in figure.drawings(state)]
    width, height = _size(sheets)
    words = (
        None
        if foot is None
        else lettering(figure.titled(state), state.text, figure.facts(state), foot, width)
    )
    around = words.head + words.foot if words else 0
    root = _frame(width, ceil(height + around), figure, state, language)
    parts = (part for sheet in sheets for part in _parts(sheet, width))
    root.extend(_between(parts, words.head, width, height) if words else parts)
    root.extend(words.texts(height) if words else ())
    restyle(root, figure.card.spec.style)
    _relink(root)
    _prune(root)
    _refuse_dangling(figure, root)
    _refuse_active(figure, root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _parsed(figure: Figure, drawing: str) -> Element:
    opening = drawing.partition(">")[0]
    spaces = "" if "xmlns=" in opening else f' xmlns="{SVG}"'
    spaces += "" if "xmlns:xlink" in opening else f' xmlns:xlink="{XLINK}"'
    try:
        return ElementTree.fromstring(resolved(drawing).replace("<svg", f"<svg{spaces}", 1))
    except ElementTree.ParseError as error:
        raise figure.error(
            f"its SVG cannot be read ({error})", "Write SVG that is well-formed XML"
        ) from None


def _box(sheet: Element) -> tuple[float, float, float, float]:
    """Return left, top, width and height of a sheet, in its own units."""
    numbers = re.findall(r"-?[\d.]+", sheet.get("viewBox", ""))
    if len(numbers) != 4:
        size = (sheet.get(side, "").removesuffix("px") for side in ("width", "height"))
        numbers = ["0", "0", *(number if number[:1].isdigit() else "300" for number in size)]
    left, top, width, height = map(float, numbers)
    return left, top, width, height


def _size(sheets: Iterable[Element]) -> tuple[float, float]:
    """Return the size of sheets one over another: as wide as the first, as high as the highest."""
    boxes = [_box(sheet) for sheet in sheets]
    wide = boxes[0][2]
    return wide, max(height * wide / width for _, _, width, height in boxes)


def _frame(width: float, height: float, figure: Figure, state: State, language: str) -> Element:
    size = {"width": f"{width:g}", "height": f"{height:g}"}
    root = Element(f"{{{SVG}}}svg", {**size, "viewBox": f"0 0 {width:g} {height:g}"})
    root.attrib |= {"role": "img", "aria-labelledby": "title", "aria-describedby": "desc"}
    fonts = fonts_of(figure.card.spec.style)
    root.attrib |= {f"{{{_XML}}}lang": language, "font-family": fonts, "font-size": "16"}
    root.attrib |= {"color": colours()["--ke-ink"], "fill": colours()["--ke-ink"]}
    for name, words in (("title", figure.title), ("desc", figure.described(state))):
        child = ElementTree.SubElement(root, f"{{{SVG}}}{name}", {"id": name})
        child.text = words
    ElementTree.SubElement(root, f"{{{SVG}}}rect", {**size, "fill": colours()["--ground"]})
    return root


def _parts(sheet: Element, width: float) -> Iterator[Element]:
    """Give what a sheet draws, brought to `width` where it is of another."""
    left, top, own, _ = _box(sheet)
    parts = [copy.deepcopy(part) for part in sheet if part.tag not in _NAMELESS]
    if (left, top, own) == (0, 0, width):
        yield from parts
        return
    moved = f"scale({width / own:.4g}) translate({-left:g} {-top:g})"
    group = Element(f"{{{SVG}}}g", {"transform": moved})
    group.extend(parts)
    yield group


_SHEET = "picture-sheet"
"""Id of what cuts a drawing off at its edges, so that no word around it lies on a line of it."""


def _between(
    parts: Iterable[Element], head: float, width: float, height: float
) -> Iterator[Element]:
    """Give what is drawn below what stands above it, as far as it lies within its sheet."""
    down = Element(f"{{{SVG}}}g", {"transform": f"translate(0 {head:g})"})
    sheet = ElementTree.SubElement(down, f"{{{SVG}}}clipPath", {"id": _SHEET})
    size = {"width": f"{width:g}", "height": f"{height:g}"}
    ElementTree.SubElement(sheet, f"{{{SVG}}}rect", size)
    cut = {"clip-path": f"url(#{_SHEET})"}
    ElementTree.SubElement(down, f"{{{SVG}}}g", cut).extend(parts)
    yield down


def _relink(root: Element) -> None:
    """Write references as older programs know them too."""
    for element in root.iter():
        if (target := element.attrib.pop("href", None)) is not None:
            element.set(_HREFS[1], target)


def _references(root: Element) -> Iterator[str]:
    for element in root.iter():
        for name, value in element.attrib.items():
            if name in _HREFS and not value.startswith("data:"):
                yield value.removeprefix("#")
            yield from _REFERENCE.findall(value)


def _prune(root: Element) -> None:
    """Leave out of ``<defs>`` what nothing refers to: lines of other states."""
    while True:
        used = {*_references(root), None}
        pairs = ((defs, part) for defs in root.iter(f"{{{SVG}}}defs") for part in defs)
        idle = [(defs, part) for defs, part in pairs if part.get("id") not in used]
        for defs, part in idle:
            defs.remove(part)
        if not idle:
            return


def _refuse_dangling(figure: Figure, root: Element) -> None:
    known = {element.get("id") for element in root.iter()}
    if lacking := sorted(set(_references(root)) - known):
        raise figure.error(
            f"it refers to {', '.join(map(repr, lacking))}, which is not in the figure",
            "Define it in the figure's base",
        )


def _refuse_active(figure: Figure, root: Element) -> None:
    """Stop at what would run, move or load something where the picture is opened."""
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        bad = [f"<{name}>"] if name in _ACTIVE or name.startswith("animate") else []
        bad += [key for key in element.attrib if key.lower().startswith("on")]
        said = (*element.attrib.values(), element.text or "" if name == "style" else "")
        if bad or any(map(_OUTSIDE.search, said)):
            what = bad[0] if bad else f"<{name}> that loads something"
            raise figure.error(f"its SVG has {what}, which is no still picture", "Leave it out")
