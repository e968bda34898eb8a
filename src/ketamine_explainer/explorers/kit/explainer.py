"""An explainer: a figure or a card with its controls, its sentence and the values behind it."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from typing import Any

import ipywidgets as w

from ...content import load_content
from ...content.records import Caption
from ...synthesis.help import distresses, help_line
from .behind import States, folded, marked
from .controls import Control, shared, text
from .layers import Picture
from .product import ControlProduct
from .table import Table, wrapped
from .tree import ControlTree


def _style(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


_STYLE = (
    f"<style>{_style('explainer.css')}</style><style class='ke-lab'>{_style('lab.css')}</style>"
)
"""What JupyterLab needs to know, and what it alone does; a page adds a stylesheet of its own."""


class Explainer(w.VBox):  # type: ignore[misc]
    """A box whose text form says what it shows and lists the values behind it.

    Parameters
    ----------
    caption : Caption
        Title, description and the sentence under the figure.
    children : sequence of Widget
        Controls first, then what they show.
    table : Table
        The values behind it.
    picture : Picture, optional
        Its still picture is stored in the notebook, for readers that show no widgets.
    states : States, optional
        Which rows of the table are of what the controls show.
    """

    def __init__(
        self,
        caption: Caption,
        children: Sequence[Any],
        table: Table,
        picture: Picture | None = None,
        states: States | None = None,
    ) -> None:
        details = folded(table, caption.title, states)
        heading = text(f"{_STYLE}<h3>{escape(caption.title)}</h3>")
        foot = f"<p class='ke-caption'>{escape(caption.caption)}</p>"
        if _needs_help([caption.caption, details, *_texts(children)]):
            foot += help_line(load_content().help)
        last = marked(table, states, foot + details) if states else text(foot + details)
        super().__init__([heading, *children, last], layout=shared("wide"))
        self.add_class("ke-explainer")
        words = (caption.title, caption.description, caption.caption)
        self._text = "\n".join([*map(wrapped, words), "", table.to_text()])
        self._png = picture.png if picture else None

    def __repr__(self) -> str:
        return self._text

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle: dict[str, Any] = super()._repr_mimebundle_(**kwargs)
        bundle["text/plain"] = self._text
        if self._png is None:
            return bundle, {}
        bundle["image/png"] = base64.b64encode(self._png).decode("ascii")
        return bundle, {"image/png": {"alt": self._text.split("\n\n")[0]}}


def _needs_help(texts: Sequence[str]) -> bool:
    """Return whether texts speak of suicide, and none of them says itself who helps."""
    return any(map(distresses, texts)) and not any("ke-help" in each for each in texts)


def _texts(widgets: Iterable[Any]) -> Iterator[str]:
    """Give all HTML within widgets."""
    for widget in widgets:
        if isinstance(widget, w.HTML):
            yield widget.value
        yield from _texts(getattr(widget, "children", ()))


def figure(
    picture: Picture, layers: Sequence[tuple[str, Control | ControlProduct | ControlTree]]
) -> Any:
    """Return a layered figure: the base, and over it a stack of overlays for each choice.

    Parameters
    ----------
    picture : Picture
        Base and overlays.
    layers : sequence of (str, Control or ControlProduct or ControlTree)
        The name of each layer and the choice that drives it, lowest first.
    """
    sheets = [text(picture.base)]
    for name, choice in layers:
        sheets.append(choice.texts(picture.layers[name]))
    for sheet in sheets:
        sheet.layout = w.Layout(width="100%", height="auto", margin="0", grid_area="1 / 1")
    grid = w.GridBox(sheets, layout=w.Layout(width="100%", grid_template_columns="minmax(0, 1fr)"))
    grid.add_class("ke-layers")
    grid.add_class("ke-figure")
    return grid


def sentence(stack: Any) -> Any:
    """Return `stack` as the sentence that changes: large, and announced to screen readers."""
    stack.add_class("ke-sentence")
    stack.add_class("ke-live")
    return stack
