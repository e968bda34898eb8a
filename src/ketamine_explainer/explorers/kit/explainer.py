"""An explainer: a figure or a card with its controls, its sentence and the values behind it."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from importlib.resources import files
from typing import Any
from zlib import crc32

import ipywidgets as w
from markupsafe import Markup

from nbfolio.markup import element, joined
from nbfolio.notebook.figure import FIGURE_MIME, FigureSpec, Source

from ...content import Content, load_content
from ...content.phrases import filled
from ...content.records import Caption
from ...synthesis.help import distresses, help_line
from ...synthesis.typeface import FAMILY
from .behind import States, folded, marked
from .controls import shared, text
from .facts import facts
from .layers import Picture
from .live import LiveModel
from .prose import cited_in
from .sheets import Sheets
from .specification import SENTENCE, Writer, html_of
from .table import Table, ids_of, wrapped


def _style(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


STYLE = joined(
    element("style", Markup(_style("explainer.css"))),
    element("style", Markup(_style("lab.css")), class_="ke-lab"),
)
"""What JupyterLab needs to know, and what it alone does; a page adds a stylesheet of its own."""


_TITLE: ContextVar[Markup | None] = ContextVar("title", default=None)


@contextmanager
def entitled(title: Markup) -> Iterator[None]:
    """Let an explainer made within this say another title than that of its caption.

    A scene says what a reader finds in it, and knows only by name what makes it.
    """
    before = _TITLE.set(title)
    try:
        yield
    finally:
        _TITLE.reset(before)


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
    live : LiveModel, optional
        What cells of the table follow.
    """

    def __init__(
        self,
        caption: Caption,
        children: Sequence[Any],
        table: Table,
        picture: Picture | None = None,
        states: States | None = None,
        live: LiveModel | None = None,
    ) -> None:
        details = folded(table, caption.title, states)
        title = _TITLE.get() or Markup.escape(caption.title)
        heading = text(joined(STYLE, element("h3", title)))
        read = element("summary", f"How to read this{' figure' if picture else ''}")
        foot = element("details", read, element("p", caption.caption), class_="ke-caption")
        if _needs_help([caption.caption, details, *_texts(children)]):
            foot += help_line(load_content().help)
        show = live.view if live else text
        last = marked(table, states, foot + details) if states else show(foot + details)
        carried = [_facts(caption, table, states)] if picture else []
        super().__init__([heading, *children, *carried, last], layout=shared("wide"))
        self.add_class("ke-explainer")
        self._png = picture.png if picture else None
        said = caption.model_copy(update={"title": title.striptags()})
        self._declared, self._carried = (said, tuple(children), table, states), carried

    def build_with(self, label: str) -> None:
        """Let a deck show the options of the control of this label one after another.

        Raises
        ------
        KeyError
            If it has no such control.
        """
        choices = (each for each in _within(self.children) if hasattr(each, "options"))
        found = [each for each in choices if each.description == label]
        if not found:
            raise KeyError(f"no control is labelled {label!r}")
        for each in found:
            each.add_class("ke-build")

    def __repr__(self) -> str:
        return f"{self._words}\n\n{self._declared[2].to_text()}"

    @property
    def _words(self) -> str:
        caption, *_ = self._declared
        words = (caption.title, caption.description, caption.caption)
        return "\n".join(map(wrapped, words))

    @property
    def brief(self) -> str:
        """What is read of it where no widget is shown, as on GitHub: not all the values.

        Their checksum lets nbval notice when any of them has changed.
        """
        caption, _, table, _ = self._declared
        said = caption.caption if self._png else caption.description
        rows = filled(
            load_content().wording.picture.unrun,
            count=len(table.rows), sum=f"{crc32(table.to_text().encode()):08x}",
        )  # fmt: skip
        return "\n".join(map(wrapped, (caption.title, said, rows)))

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle: dict[str, Any] = super()._repr_mimebundle_(**kwargs)
        bundle["text/plain"] = self.brief
        bundle[FIGURE_MIME] = self.specification.data()
        if self._png is None:
            return bundle, {}
        bundle["image/png"] = base64.b64encode(self._png).decode("ascii")
        return bundle, {"image/png": {"alt": self._words}}

    @property
    def specification(self) -> FigureSpec:
        """What it is, as data: pictures of any state can be made of it."""
        caption, parts, table, states = self._declared
        writer, sources = Writer(), load_content().sources
        cited = dict.fromkeys(_cited(load_content(), table.rows))
        return FigureSpec(
            title=caption.title,
            caption=caption.caption,
            panels=writer.panels(parts, caption.description),
            notes=tuple(part.value for part in parts if isinstance(part, w.HTML)),
            rows=writer.rows(table, states),
            sources=tuple(Source(sources[id_].short, sources[id_].link or "") for id_ in cited),
            facts=writer.all_of(*self._carried),
            controls=writer.controls,  # it has met all of them by now
            style=f'{_style("explainer.css")} :root {{ --typeface: "{FAMILY}" }}',
        )


def _facts(caption: Caption, table: Table, states: States | None) -> Any:
    content = load_content()
    return facts(content, caption, table, states, partial(_cited, content))


def _cited(content: Content, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Give the ids of the sources of rows: of what they are, and those that their cells name."""
    named = {source.short: id_ for id_, source in content.sources.items()}
    rows = [*rows]
    cells = [cell for row in rows for cell in row]
    ids = ids_of(rows)
    yield from cited_in(content, [*(f"{{{id_}}}" for id_ in ids), *cells])
    models = content.models.ketamine.sets
    simulated = [models[id_] for id_ in ids if id_ in models]
    yield from (
        each.source for model in simulated for each in model.parameters.values() if each.source
    )
    for part in (part for cell in cells for part in cell.split("; ")):
        name = part if part in named else part.partition(", ")[0]  # Doe 2001, adults
        yield from [named[name]] if name in named else []


def _within(widgets: Iterable[Any]) -> Iterator[Any]:
    """Give widgets, and all that stand in them."""
    for widget in widgets:
        yield widget
        yield from _within(getattr(widget, "children", ()))


def _needs_help(texts: Sequence[str]) -> bool:
    """Return whether texts speak of suicide, and none of them says itself who helps."""
    return any(map(distresses, texts)) and not any("ke-help" in each for each in texts)


def _texts(widgets: Iterable[Any]) -> Iterator[str]:
    """Give all HTML within widgets."""
    for widget in widgets:
        yield from [html] if (html := html_of(widget)) is not None else []
        yield from _texts(getattr(widget, "children", ()))


figure = Sheets


def sentence(stack: Any) -> Any:
    """Return `stack` as the sentence that changes: large, and announced to screen readers."""
    stack.add_class(SENTENCE)
    stack.add_class("ke-live")
    return stack
