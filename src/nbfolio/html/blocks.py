"""Blocks of a document as HTML: what a cell says and shows, on a page, a slide or paper."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from ..markup import element, joined
from ..notebook.bundles import Output as Stored
from ..notebook.bundles import data_of
from ..notebook.document import (
    Block,
    Code,
    Folded,
    Output,
    Prose,
    References,
    Solution,
    Unstored,
    Widget,
    shown_by,
)
from .code import STYLE, highlighted
from .drawing import RenderContext
from .language import direction
from .outputs import block, output_html
from .prose import Markdown
from .references import folded_references
from .registry import output_renderers
from .widget_view import card

_UNSTORED_LINE = "The controls of this cell were not saved with the notebook: nothing here moves."
_LOST_LINE = "This widget was not saved with the notebook. What was saved of it:"


class BlockWriter:
    """Writes the blocks of one page, deck or sheet, which share headings and names of widgets.

    Parameters
    ----------
    draw
        Writes widget views.
    prose
        Writes Markdown.
    code
        Whether code is written, where the notebook shows it.
    folds
        Whether references are folded under their heading.
    """

    def __init__(
        self, draw: RenderContext, prose: Markdown, code: bool = True, folds: bool = False
    ) -> None:
        self.draw, self.prose, self.code, self.folds = draw, prose, code, folds
        self._coloured = False
        draw.tex = prose.tex
        draw.gate = prose.gate = replace(prose.gate, lose=draw.lose)
        draw.output = lambda stored: self._html(shown_by(stored, self._block.cell))

    def html(self, *blocks: Block) -> Markup:
        """Return what blocks say and show, one after the other."""
        written = []
        for self._block in blocks:
            self.draw.place(self._block.cell)
            written.append(self._html(self._block))
        return joined(*written)

    def output(self, stored: Stored) -> Markup:
        """Return an output that is not known to be of another kind."""
        return output_html(stored, output_renderers(), self.draw)

    def _stored(self, shown: Widget) -> Markup:
        """Return what is stored beside the view of a widget whose state is lost, with a note."""
        others = data_of(shown.stored).keys() & output_renderers().keys()
        if shown.model in self.draw.state.models or not others:
            return Markup()
        self.draw.lost()
        return element("p", _LOST_LINE, class_="live") + "\n" + self.output(shown.stored)

    def _html(self, shown: Block) -> Markup:
        match shown:
            case Prose():
                html = self.prose.html(shown.markdown, shown.attachments)
                shown_as = block("prose", html, dir=direction(shown.markdown))
                return self._with_colours(shown_as)
            case Widget() if shown.model:
                return self._stored(shown) or block("widget", card(self.draw, shown.model))
            case Output():
                return self.output(shown.stored)
            case Unstored():
                self.draw.lost()
                return element("p", _UNSTORED_LINE, class_="live") + "\n"
            case Code():
                return self._code(shown) if self.code else Markup()
            case Folded():
                title = element("summary", shown.title)
                return element("details", title, self.html(*shown.blocks)) + "\n"
            case Solution():
                inner = self.html(*shown.blocks)
                title = element("summary", shown.title)
                folded = shown.folded and self.code
                return element("details", title, inner) + "\n" if folded else inner
            case References():
                listed = self.html(*shown.blocks)
                return (self.folds and folded_references(listed)) or block("references", listed)
        raise TypeError(f"given a {type(shown).__name__}; allowed: the blocks of a document")

    def _code(self, shown: Code) -> Markup:
        words = highlighted(shown.source, shown.language)
        code = self._with_colours(element("pre", element("code", words), class_="code") + "\n")
        if not shown.folded:
            return code
        return element("details", element("summary", "Code"), code) + "\n"

    def _with_colours(self, html: Markup) -> Markup:
        """Return HTML, after the colours of code where it is the first that needs them."""
        if self._coloured or 'class="hl-' not in html:
            return html
        self._coloured = True
        return element("style", STYLE) + "\n" + html
