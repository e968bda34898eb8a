"""Matplotlib's SVG made small and themeable."""

from __future__ import annotations

import re

from nbfolio.markup import element

from .style import COMPACT, CSS

READABLE, LARGEST = 0.6, 1.1
"""Smallest scale at which a wide figure is still read: a narrower screen scrolls it sideways.

And the largest of a compact one, whose type would outgrow that of the page.
"""

_SHARED_ID = re.compile(r'(id="|#)([mphc][0-9a-f]{10}\b)')
_SUBSTITUTIONS = [
    (re.compile(r"^.*?<svg[^>]*>\s*<defs>\s*<style.*?</style>\s*</defs>", re.S), ""),
    (re.compile(r"</svg>\s*$"), ""),
    (re.compile(r' clip-path="[^"]*"|<clipPath.*?</clipPath>', re.S), ""),  # axes fill the sheet
    (re.compile(r'<g id="[\w.]+"/>'), ""),
    (re.compile(r'<g id="[\w.]+">'), "<g>"),
    (re.compile(r' transform="rotate\(-?0 [^)]*\)"'), ""),
    (re.compile(r"font-family: [^;\"]*;? ?"), ""),
    (re.compile(r"text-anchor: start; ?"), ""),
    (re.compile(r"stroke-dashoffset: 0; ?|; stroke-linejoin: miter(?=\")"), ""),
    (re.compile(r"(\.\d\d)\d+"), r"\1"),
    (re.compile(r"\.00\b|(?<=\.\d)0\b"), ""),
    (re.compile(r"\s*\n\s*"), " "),
    (re.compile(r"> <"), "><"),
    (re.compile(r"<g></g>|<defs></defs>"), ""),
    (re.compile(r"<g>((?:(?!</?g>).)*)</g>"), r"\1"),
    (re.compile(r"<g>((?:(?!</?g>).)*)</g>"), r"\1"),
]
_PATH = re.compile(r'(?<= d=)"[^"]*"')
_COMMAND = re.compile(r" ?([MLHCQz\"]) ?")
_LEVEL = re.compile(r"M([\d.]+) ([\d.]+)L([\d.]+) \2(?=[M\"])")
_STYLE = re.compile(r'style="[^"]*"')
_COLOUR = re.compile("|".join(CSS))


def tidy(svg: str, prefix: str, title: str = "", description: str = "") -> str:
    """Return an inline ``<svg>`` without what a browser does not need.

    Shared ids get `prefix`, so that many figures may stand in one page; colours become CSS
    variables; the font is the page's. With a `title` it is an image with a name and a
    description, without one it is decoration for assistive technology.
    """
    box = view_box(svg)
    for pattern, replacement in _SUBSTITUTIONS:
        svg = pattern.sub(replacement, svg)
    svg = _STYLE.sub(lambda match: match[0].replace("; ", ";").replace(": ", ":"), svg)
    svg = _PATH.sub(lambda match: _tight(match[0]), svg)
    body = _SHARED_ID.sub(rf"\1{prefix}-\2", svg).strip()
    body = _COLOUR.sub(lambda match: CSS[match[0]], body)
    frame = f'viewBox="{" ".join(f"{each:g}" for each in box)}" style="{_room(box[2])}"'
    return f"<svg {frame} {_naming(prefix, title, description)}{body}</svg>"


def view_box(svg: str) -> tuple[float, float, float, float]:
    """Return the first corner of what a drawing shows, its width and its height, in SVG units."""
    found = re.search(r'viewBox="([^"]*)"', svg)
    assert found is not None, "matplotlib always writes a viewBox"
    left, top, width, height = map(float, found[1].split())
    return left, top, width, height


def _room(width: float) -> str:
    """Return how narrow a wide figure may become, or how wide a compact one."""
    if width > COMPACT:
        return f"min-width:{READABLE * width:.0f}px"
    return f"max-width:{LARGEST * width:.0f}px"


def _tight(path: str) -> str:
    """Return a path without idle blanks, its level lines with the shorter command for them."""
    return _LEVEL.sub(r"M\1 \2H\3", _COMMAND.sub(r"\1", path))


def _naming(prefix: str, title: str, description: str) -> str:
    if not title:
        return 'aria-hidden="true">'
    return (
        f'role="img" aria-labelledby="{prefix}-title" aria-describedby="{prefix}-desc">'
        f"{element('title', title, id=f'{prefix}-title')}"
        f"{element('desc', description, id=f'{prefix}-desc')}"
    )
