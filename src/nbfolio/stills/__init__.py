"""Figures of executed notebooks as still pictures: one for each state of their controls."""

from .compose import svg
from .figure import Card, Figure, cards, figures
from .plain_text import PlainText, paragraphs
from .raster import png
from .states import State

__all__ = ["Card", "Figure", "PlainText", "State", "cards", "figures", "paragraphs", "png", "svg"]
