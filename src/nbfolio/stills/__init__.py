"""Figures of executed notebooks as still pictures: one for each state of their controls."""

from ..notebook.figure import State
from .compose import svg
from .figure import Card, Figure, cards, figures
from .plain_text import PlainText, paragraphs
from .raster import png

__all__ = ["Card", "Figure", "PlainText", "State", "cards", "figures", "paragraphs", "png", "svg"]
