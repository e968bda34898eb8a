"""A page before it is laid out: its title, contents, body and script data."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from markupsafe import Markup

from ...html.blocks import BlockWriter
from ...html.checks import render_checked
from ...html.drawing import RenderContext
from ...html.finish import Finish
from ...html.frame import Frame
from ...html.hosted.page import Hosting, hosting
from ...html.page_data import script_data
from ...html.prose import Markdown
from ...html.references import FOLDED
from ...html.tokens import tokens
from ...html.written import Written
from ...notebook.document import Document, Prose, References
from ...notebook.errors import ExportError


@dataclass(frozen=True)
class Page(Written):
    """Everything that the template lays out.

    Parameters
    ----------
    title
        The text of the first heading, or the notebook's name.
    titled
        True where `body` holds the first heading.
    contents
        Id and words of each section.
    body
        The cells as HTML.
    referenced
        True where it ends with folded references, and what it says without words of its own.
    data
        Values, links and option words for the script, as JSON that may stand in a ``<script>``.
    interactive
        True where the page has a control.
    frame
        What stands around it.
    foot
        The frame's own widgets, as HTML; empty where it has none.
    hosting
        The front-end modules of its widgets, and what runs them.
    notes
        What does not work on the page, where that was allowed.
    language
        Of its words; English where it is empty.
    """

    title: str
    titled: bool
    contents: tuple[tuple[str, str], ...]
    body: Markup
    referenced: bool
    data: Markup
    interactive: bool
    frame: Frame
    foot: Markup = field(default_factory=Markup)
    hosting: Hosting = field(default_factory=Hosting)
    notes: tuple[ExportError, ...] = ()
    language: str = ""

    @property
    def beside(self) -> Markup:
        """The frame's own widgets."""
        return self.foot

    def parts(self) -> tuple[Markup, Markup, Markup]:
        """Return the body up to its first section, the sections, and the references at its end."""
        start = self.body.find(f'<h2 id="{self.contents[0][0]}"') if self.contents else 0
        start = max(start, 0)  # a heading that stood in what no page holds
        opening = self.body.rfind("<", 0, start)
        if self.body.startswith('<div class="prose"', opening):
            start = opening  # the contents stand between blocks where a block begins with it
        end = self.body.rfind(FOLDED, start) if self.referenced else len(self.body)
        return self.body[:start], self.body[start:end], self.body[end:]


def build_page(
    document: Document,
    lenient: bool = False,
    frame: Frame | None = None,
    online: bool = False,
    tried: Collection[str] = (),
) -> Page:
    """Turn an executed notebook into a page.

    Parameters
    ----------
    document
        The notebook.
    lenient
        True where a note takes the place of what does not work on a page.
    frame
        What stands around it; nothing, where there is none.
    online
        Whether pictures that are elsewhere are fetched.
    tried
        Names of the widgets whose front-end modules are tried although they name what no page has.

    Raises
    ------
    ExportError
        If the page would hold a widget that it cannot show or a control that moves nothing,
        and `lenient` is false.
    """
    frame = frame or Frame()
    document = document.for_readers
    state = frame.with_own(document.state)

    def write(draw: RenderContext) -> Page:
        return _page(document, draw, frame, online)

    return render_checked(state, document.name, lenient, write, tried)


def _page(document: Document, draw: RenderContext, frame: Frame, online: bool) -> Page:
    prose = Markdown.of(document, online)
    body, foot = BlockWriter(draw, prose, folds=True).html(*document.blocks), frame.foot(draw)
    return Page(
        title=prose.headings.title or document.name,
        titled=prose.headings.title is not None,
        contents=tuple(prose.headings.contents),
        body=Finish(frame.pages).html(frame.finished(tokens(body))),
        referenced=_ends_with_references(document) and FOLDED in body,
        data=script_data(draw),
        interactive=bool(draw.modules or draw.shown.keys() & draw.values.keys()),
        frame=frame,
        foot=Markup(foot),
        hosting=hosting(draw),
        notes=tuple(draw.notes),
        language=document.language,
    )


def _ends_with_references(document: Document) -> bool:
    """Return whether nothing is said after the last references."""
    said = [each for each in document.blocks if isinstance(each, Prose | References)]
    return bool(said) and isinstance(said[-1], References)
