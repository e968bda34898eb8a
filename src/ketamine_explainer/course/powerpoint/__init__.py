"""Slides for those who must use a template of their house: what they say, and how they look."""

from .outline import Outline, Slide, outline
from .writer import presentation

__all__ = ["Outline", "Slide", "outline", "presentation"]
