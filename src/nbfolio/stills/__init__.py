"""Figures of executed notebooks as still pictures: one for each state of their controls."""

from ..notebook.figure import State
from .compose import svg
from .figure import Card, Figure, cards, figures
from .plain_text import PlainText, paragraphs
from .raster import Kept, png, png_all

__all__ = [
    "Card",
    "Figure",
    "Kept",
    "PlainText",
    "State",
    "cards",
    "figures",
    "paragraphs",
    "png",
    "png_all",
    "svg",
]
