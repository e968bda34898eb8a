"""Figures of executed notebooks as still pictures: one for each state of their controls."""

from .compose import svg
from .figure import Figure, figures
from .raster import png
from .states import State

__all__ = ["Figure", "State", "figures", "png", "svg"]
