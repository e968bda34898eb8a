"""The speaker's script: the slides of the course on paper, what is said at each beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path

from markupsafe import Markup

from nbfolio.html.finish import styles_for
from nbfolio.html.frontend import page_style
from nbfolio.notebook.document import Document
from nbfolio.typeface import typeset
from nbfolio.writers.deck.build import build_deck
from nbfolio.writers.deck.chosen import BEGINS
from nbfolio.writers.deck.exporter import VOTE_STYLE, deck_script, deck_style, hashes
from nbfolio.writers.deck.notes import SpeakerNote

from ..content import Content
from ..content.phrases import filled
from ..synthesis.typeface import typeface
from .artefact import ExecutedCourse, OnWritten
from .decks import whole_course
from .explainer import ASSETS, ExplainerSlidesExporter
from .handout.frame import print_sheets
from .names import PAPERS
from .place import whole_place

TEMPLATE, SHEETS = "script.html.j2", "sheets.html.j2"
TITLES = {TEMPLATE: "script_title", SHEETS: "sheets_title"}
"""What words of the course each of them has as its title."""

DECK = "folio-slides/index.html.j2"
STEM = "script"


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Print those of these names into a folder.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print.
    ExportError
        If a notebook cannot become a deck.
    """
    spoken = script(executed)  # the same on any paper
    print_sheets(STEM, lambda paper: spoken(paper=PAPERS[paper]), files, folder, wrote)


def script(executed: ExecutedCourse) -> Callable[..., str]:
    """Return what writes the script of the whole course; as `scripted`."""
    content = executed.content
    return scripted(content, content.course.title, *whole_course(executed, "script"))


def scripted(
    content: Content,
    title: str,
    document: Document,
    notes: Mapping[str, SpeakerNote],
    template: str = TEMPLATE,
) -> Callable[..., str]:
    """Return what writes a script, for a size of `paper` that CSS knows.

    It lays itself out as decks do, and is the same on any paper.

    Parameters
    ----------
    content
        The course.
    title
        Of what it is the script.
    document
        The slides.
    notes
        What is said, by the name of the slide; slides without a note are left out, and so are
        notes without a slide.
    template
        What lays it out; that of six slides a page is `SHEETS`.

    Raises
    ------
    ExportError
        If the slides cannot become a deck.
    """
    course = content.course
    names = {cell.slide_name for cell, _ in document.cells() if cell.slide in BEGINS}
    notes = {name: note for name, note in notes.items() if name in names}
    place = whole_place(document.name, document.folder)
    deck = build_deck(document, notes=notes, frame=place)
    own = deck_script(asks=False)
    own_style = Markup((ASSETS / "script.css").read_text("utf-8"))
    environment = ExplainerSlidesExporter().environment
    around = environment.get_template(DECK)
    rendered = partial(
        environment.get_template(template).render,
        course=course,
        title=filled(getattr(course.frame, TITLES[template]), title=title),
        help=content.help,
        draft=place.draft,
        deck=deck,
        around=Markup("".join(around.blocks["around"](around.new_context({"deck": deck})))),
        notes=list(notes.values()),
        page={"style": page_style()},
        script=own,
        style=styles_for(deck.body) + deck_style("deck.css", VOTE_STYLE) + own_style,
        hashes=hashes(deck.script, own),
    )
    return lambda **given: typeset(rendered(**given), typeface())
