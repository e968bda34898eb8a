"""The speaker's script: the slides of the course on paper, what is said at each beside it."""

from __future__ import annotations

from ..artefact import Executed
from ..exporter import assets
from ..notebooks import FOLDER
from .build import build_deck
from .course import joined, joined_notes
from .exporter import ExplainerSlidesExporter, deck_script, deck_style, hashes

TEMPLATE = "script.html.j2"


def script(executed: Executed, paper: str) -> str:
    """Return the script as a document to print; it lays itself out as decks do.

    Parameters
    ----------
    executed : Executed
        The course with its notes; slides without one are left out.
    paper : str
        A size that CSS knows.

    Raises
    ------
    ExportError
        If a notebook cannot become a deck.
    """
    course, lessons = executed.content.course, executed.lessons
    notes = joined_notes(lessons, executed.notes)
    deck = build_deck(joined(course, lessons), "script", executed.root / FOLDER, notes=notes)
    page, own = assets(), deck_script()
    template = ExplainerSlidesExporter().environment.get_template(TEMPLATE)
    return str(
        template.render(
            course=course,
            help=executed.content.help,
            deck=deck,
            notes=list(notes.values()),
            paper=paper,
            page=page,
            script=own,
            style=deck_style("deck.css") + deck_style("script.css"),
            hashes=hashes(page["script"], own),
        )
    )
