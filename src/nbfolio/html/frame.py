"""What stands around a page or a deck: nothing here, more where a plugin has a frame of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..notebook.state import WidgetState
from .drawing import RenderContext
from .tokens import Token


@dataclass(frozen=True)
class Frame:
    """What an exporter puts around a notebook; templates find it as ``page.frame``.

    A frame of one's own is a subclass, and an exporter whose `frame` returns it.
    """

    @property
    def pages(self) -> Collection[str]:
        """Names of the notebooks that have pages: links to their files lead to their pages."""
        return ()

    def sources(self, count: int) -> str:
        """Return where all of so many sources stand, as a deck says that shows some of them."""
        return f"All {count} sources stand on the page."

    def with_own(self, state: WidgetState) -> WidgetState:
        """Return a notebook's widgets with those of the frame."""
        return state

    def foot(self, draw: RenderContext) -> Markup:
        """Return the views of the frame's own widgets as HTML."""
        return Markup()

    def finished(self, body: Sequence[Token]) -> Sequence[Token]:
        """Return what a page holds, as its tokens, with what the frame adds to it."""
        return body

    def beside(self, html: str) -> Markup:
        """Return what stands at the foot of a slide that shows this, as HTML."""
        return Markup()

    def last_slides(self) -> Iterator[tuple[str, Sequence[Markup]]]:
        """Give name and HTML of the slides with which each deck ends."""
        yield from ()
