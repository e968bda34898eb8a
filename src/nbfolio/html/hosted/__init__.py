"""Widgets that bring their own front-end module (anywidget), run in a page without a kernel."""

from .widget import KINDS

__all__ = ["KINDS"]
