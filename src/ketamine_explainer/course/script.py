"""The speaker's script: the slides of the course on paper, what is said at each beside it."""

from __future__ import annotations

from nbfolio.html.frontend import frontend
from nbfolio.writers.deck.build import build_deck
from nbfolio.writers.deck.exporter import deck_script, deck_style, hashes
from nbfolio.writers.deck.joined import joined, joined_notes

from .artefact import ExecutedCourse
from .decks import spoken
from .explainer import ASSETS, ExplainerSlidesExporter
from .folder import FOLDER
from .place import whole_place

TEMPLATE = "script.html.j2"


def script(executed: ExecutedCourse, paper: str) -> str:
    """Return the script as a document to print; it lays itself out as decks do.

    Parameters
    ----------
    executed : ExecutedCourse
        The course with its notes; slides without one are left out.
    paper : str
        A size that CSS knows.

    Raises
    ------
    ExportError
        If a notebook cannot become a deck.
    """
    course, lessons = executed.content.course, executed.lessons
    notes = joined_notes(lessons, spoken(executed.notes))
    whole, folder = joined(course.title, course.subtitle, lessons), executed.root / FOLDER
    place = whole_place("script", folder)
    deck = build_deck(whole, "script", folder, notes=notes, frame=place)
    page, own = frontend(), deck_script()
    template = ExplainerSlidesExporter().environment.get_template(TEMPLATE)
    return str(
        template.render(
            course=course,
            help=executed.content.help,
            draft=place.draft,
            deck=deck,
            notes=list(notes.values()),
            paper=paper,
            page=page,
            script=own,
            style=deck_style("deck.css") + (ASSETS / "script.css").read_text(encoding="utf-8"),
            hashes=hashes(page["script"], own),
        )
    )
