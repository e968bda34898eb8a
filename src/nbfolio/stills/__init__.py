"""Figures of executed notebooks as still pictures: one for each state of their controls."""

from .compose import svg
from .figure import Card, Figure, cards, figures
from .raster import png
from .said import Said, paragraphs
from .states import State

__all__ = ["Card", "Figure", "Said", "State", "cards", "figures", "paragraphs", "png", "svg"]
