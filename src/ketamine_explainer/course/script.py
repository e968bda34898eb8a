"""The speaker's script: the slides of the course on paper, what is said at each beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from markupsafe import Markup

from nbfolio.html.frontend import page_style
from nbfolio.typeface import typeset
from nbfolio.writers.deck.build import build_deck
from nbfolio.writers.deck.exporter import deck_script, deck_style, hashes

from ..synthesis.typeface import typeface
from .artefact import ExecutedCourse
from .decks import whole_course
from .explainer import ASSETS, ExplainerSlidesExporter
from .place import whole_place

TEMPLATE = "script.html.j2"


def script(executed: ExecutedCourse) -> Callable[..., str]:
    """Return what writes the script, for a size of `paper` that CSS knows.

    It lays itself out as decks do, and is the same on any paper.

    Parameters
    ----------
    executed : ExecutedCourse
        The course with its notes; slides without one are left out.

    Raises
    ------
    ExportError
        If a notebook cannot become a deck.
    """
    course = executed.content.course
    document, notes = whole_course(executed, "script")
    place = whole_place(document.name, document.folder)
    deck = build_deck(document, notes=notes, frame=place)
    own = deck_script(asks=False)
    template = ExplainerSlidesExporter().environment.get_template(TEMPLATE)
    rendered = partial(
        template.render,
        course=course,
        help=executed.content.help,
        draft=place.draft,
        deck=deck,
        notes=list(notes.values()),
        page={"style": page_style()},
        script=own,
        style=deck_style("deck.css") + Markup((ASSETS / "script.css").read_text("utf-8")),
        hashes=hashes(deck.script, own),
    )
    return lambda **given: typeset(rendered(**given), typeface())
