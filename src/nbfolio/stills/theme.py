"""The light theme of our pages in place of CSS variables: a picture alone has no stylesheet."""

from __future__ import annotations

import re
from functools import cache
from xml.etree.ElementTree import Element

from ..html.frontend import page_style

_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PART = re.compile(r"(?:^|[\s>])(\w+)\[([\w-]+)\]$")

FONTS = "'DejaVu Sans', Verdana, 'Segoe UI', sans-serif"
"""Matplotlib's own font first: it gave the words their places. The others are as wide."""

NARROWER = "'Segoe UI', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
"""In place of letters that a picture names: wide ones would be cut at its edge, or run together."""

_FAMILY = re.compile(r'--typeface:\s*"([^"]+)"')


def fonts_of(stylesheets: str) -> str:
    """Return the font families of a picture, that which its stylesheets name as `--typeface` first.

    >>> fonts_of('svg { --typeface: "Lato" }')
    "'Lato', 'Segoe UI', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
    """
    named = _FAMILY.search(stylesheets)
    return f"'{named[1]}', {NARROWER}" if named else FONTS


@cache
def colours() -> dict[str, str]:
    """Return the variables of the light theme: the first ``:root`` of the pages' stylesheet."""
    css = page_style()
    block = re.sub(r".*?:root\s*\{", "", css, count=1, flags=re.DOTALL).partition("}")[0]
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+)", block))


def resolved(text: str) -> str:
    """Return CSS or SVG without variables: the light theme's value, else the fallback.

    >>> resolved("fill:var(--ke-blue,#123456);stroke:var(--unknown,#fff)")
    'fill:#0072b2;stroke:#fff'
    """
    while (changed := _VARIABLE.sub(_value, text)) != text:
        text = changed
    return text


def restyle(svg: Element, stylesheets: str) -> None:
    """Give parts of a drawing what a notebook's own stylesheets say of their kind.

    Only rules for an element with an attribute are taken (``g[clip-path] {…}``): others are about
    the page around the drawing. What the drawing itself says goes before.
    """
    for selector, rules in _RULE.findall(resolved(stylesheets)):
        if not (part := _PART.search(selector.strip())):
            continue
        for element in svg.iter():
            if element.tag.rpartition("}")[2] == part[1] and part[2] in element.attrib:
                _add(element, rules)


def _add(element: Element, rules: str) -> None:
    for name, colon, value in (rule.partition(":") for rule in rules.split(";")):
        if colon:
            element.attrib.setdefault(name.strip(), value.strip())


def _value(match: re.Match[str]) -> str:
    return colours().get(match[1], match[2] or "currentColor").strip()
