"""A deck before it is laid out: its slides as HTML, what they open, the script's data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from ...html.blocks import BlockWriter
from ...html.checks import render_checked
from ...html.drawing import RenderContext
from ...html.finish import Finish
from ...html.frame import Frame
from ...html.hosted.page import Hosting, hosting
from ...html.page_data import script_data
from ...html.prose import Markdown
from ...html.tokens import tokens
from ...html.written import Written
from ...markup import element, joined
from ...notebook.document import Document, Prose, SlideKind
from ...notebook.errors import ExportError
from .late import late_cards, late_slides
from .notes import SpeakerNote, note_html
from .popovers import opened_by, popovers_for
from .references import NAME, with_references_last

_LEVELS = {"h1": "h2", "h3": "h2", "h4": "h3", "h5": "h4", "h6": "h5"}
"""Every slide begins with a heading of the second level: the first is the deck's."""

_HEADINGS = {"h2", *_LEVELS}

_ASKED = ("data-vote=", "w-radio w-list")


@dataclass(frozen=True)
class Deck(Written):
    """Everything that the template lays out.

    Parameters
    ----------
    title
        The text of the first heading, or the notebook's name.
    body
        The slides, one ``<section>`` each; those below one another in one of their own.
    popovers
        What buttons on slides open.
    data
        Values, links and option words for the page's script.
    frame
        What stands around it.
    hosting
        The front-end modules of its widgets, and what runs them.
    notes
        What does not work in the deck, where that was allowed.
    language
        Of its words; English where it is empty.
    """

    title: str
    body: Markup
    popovers: Markup
    data: Markup
    frame: Frame
    hosting: Hosting = field(default_factory=Hosting)
    notes: tuple[ExportError, ...] = ()
    language: str = ""

    @property
    def asks(self) -> bool:
        """Whether a room can vote on what a slide asks: a group of radio inputs, or marked so."""
        return any(each in self.body for each in _ASKED)

    @property
    def beside(self) -> Markup:
        """What buttons open."""
        return self.popovers


@dataclass
class _Slide:
    """A slide while its cells are being written.

    Parameters
    ----------
    name
        What an address calls it.
    below
        Whether it stands below the one before it.
    parts, notes, foot
        What it shows, what is said at it, and what stands at its foot.
    first
        Whether it has the title of a notebook.
    apart
        Whether it is to look up, and not counted: sources, and what a frame ends with.
    """

    name: str
    below: bool
    parts: list[Markup] = field(default_factory=list)
    notes: list[Markup] = field(default_factory=list)
    foot: str = ""
    first: bool = False
    apart: bool = False

    def html(self, note: SpeakerNote | None) -> Markup:
        """Return the slide with what is said at it."""
        said = note_html(note, joined(*self.notes))
        minutes = f"{note.minutes:g}" if note else ""
        slide = element(
            "section", *self.parts, self.foot, said, data_slide=self.name, data_apart=self.apart,
            data_minutes=minutes if said else None, tabindex=-1,
            class_="first" if self.first else None,
        )  # fmt: skip
        return slide + "\n"


@dataclass(frozen=True)
class _Draft:
    draw: RenderContext
    prose: Markdown
    slides: Sequence[_Slide]


def build_deck(
    document: Document,
    lenient: bool = False,
    notes: Mapping[str, SpeakerNote] | None = None,
    frame: Frame | None = None,
    online: bool = False,
    code: bool = False,
    tried: Collection[str] = (),
) -> Deck:
    """Turn an executed notebook into a deck.

    Parameters
    ----------
    document, lenient, frame, online, tried
        As for `build_page`.
    notes
        What a speaker says, by the name of the slide.
    code
        Whether slides show code, where the notebook's is shown.

    Raises
    ------
    ExportError
        As `build_page` does, of widgets on slides.
    """
    notes, frame = notes or {}, frame or Frame()
    document = with_references_last(document, frame.sources)
    draft = render_checked(
        document.state,
        document.name,
        lenient,
        lambda draw: _draft(document, draw, online, code),
        tried,
    )
    last = (
        _Slide(name, below=False, parts=[*parts], apart=True) for name, parts in frame.last_slides()
    )
    for slide in draft.slides:
        if not slide.name.rpartition("/")[2].startswith(NAME):  # titles are no passages
            slide.foot = frame.beside("".join(slide.parts))
    body = tokens("".join(_sections([*draft.slides, *last], notes)))
    popovers = popovers_for(opened_by(body), document)
    return Deck(
        title=draft.prose.headings.title or document.name,
        body=Finish(frame.pages, _LEVELS).html(late_slides(body)),
        popovers=Finish(headings=_LEVELS).html(late_cards(popovers)),
        data=script_data(draft.draw),
        frame=frame,
        hosting=hosting(draft.draw),
        notes=tuple(draft.draw.notes),
        language=document.language,
    )


def _draft(document: Document, draw: RenderContext, online: bool, code: bool) -> _Draft:
    prose = Markdown.of(document, online)
    return _Draft(draw, prose, list(_slides(document, BlockWriter(draw, prose, code))))


def _slides(document: Document, writer: BlockWriter) -> Iterator[_Slide]:
    slide, heading = None, ""
    for cell, blocks in document.cells():
        own = [each for prose in document.all(Prose, blocks) for each in prose.headings]
        heading = [heading, *own][-1]
        html = writer.html(*blocks) if cell.slide != "skip" else Markup()
        if not html:
            continue
        if slide is None or cell.slide in ("slide", "subslide"):
            if slide:
                yield slide
            titles = any(prose.title for prose in document.all(Prose, blocks))
            apart = cell.slide_name == NAME
            slide = _Slide(cell.slide_name, cell.slide == "subslide", first=titles, apart=apart)
            if heading and not own and not any(part.name in _HEADINGS for part in tokens(html)):
                slide.parts.append(element("h2", heading))
        _add(slide, cell.slide, html)
    if slide:
        yield slide


def _add(slide: _Slide, kind: SlideKind, html: Markup) -> None:
    if kind == "notes":
        slide.notes.append(html)
    else:
        slide.parts.append(element("div", html, class_="fragment") if kind == "fragment" else html)


def _sections(slides: Sequence[_Slide], notes: Mapping[str, SpeakerNote]) -> Iterator[str]:
    """Give each slide, and those below it in a section with it."""
    column = 0
    columns = []
    for slide in slides:
        column += not slide.below
        columns.append((column, slide.html(notes.get(slide.name))))
    for _, group in groupby(columns, key=lambda each: each[0]):
        stack = [html for _, html in group]
        yield element("section", *stack) + "\n" if len(stack) > 1 else stack[0]
