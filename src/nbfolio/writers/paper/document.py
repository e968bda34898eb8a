"""A sheet laid out as a document of HTML, ready to be printed."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from ...exporter import TEMPLATES
from ...stills.theme import colours
from .sheet import Sheet

_STYLE = Path(__file__).parent / "assets" / "paper.css"


def printable(sheet: Sheet, size: str = "A4") -> str:
    """Return a notebook's sheet as a document, on a size of paper that CSS knows."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    template = environment.get_template("folio-paper/index.html.j2")
    return template.render(sheet=sheet, size=size, style=paper_style())


def paper_style() -> Markup:
    """Return how paper looks: always light, in the colours of the pages."""
    palette = "; ".join(f"{name}: {colour}" for name, colour in colours().items())
    return Markup(f":root {{ {palette} }}\n{_STYLE.read_text(encoding='utf-8')}")
