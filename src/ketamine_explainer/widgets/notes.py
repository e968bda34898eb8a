"""Speaker notes in words: as Markdown for decks and handouts, as plain text for PowerPoint.

Whoever shows them takes a `Note` whose parts are rendered already, and so needs to know neither
mentions nor citations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from ..content import Content, with_citations
from ..content.mentions import with_mentions
from ..content.records import SPOKEN, Note, Source
from ..synthesis import said
from .cards import plain
from .prose import cited_in

Say = Callable[[Content, Note], Note]

Whole = Callable[[Content, Note], str]


def rendered(content: Content, note: Note) -> Note:
    """Return a note whose parts are Markdown: mentions said, citations linked.

    A mention becomes a ``span`` that names its estimate, and no button: where notes are shown
    there is no card to open.

    Raises
    ------
    KeyError
        If it cites or mentions what is not there; loading the content finds that before.
    """
    return _each(note, lambda text: _with_spans(content, with_citations(text, content.sources)))


def spoken(content: Content, note: Note) -> Note:
    """Return a note whose parts are plain text: values in words, citations as ``(Zarate 2006)``.

    Raises
    ------
    KeyError
        If it cites or mentions what is not there; loading the content finds that before.
    """
    return _each(note, lambda text: plain(content, text))


def markdown(content: Content, note: Note) -> str:
    """Return a whole note as Markdown: a paragraph a part, its heading in bold."""
    told = rendered(content, note)
    return "\n\n".join(f"**{heading}:** {getattr(told, part)}" for part, heading in SPOKEN.items())


def text(content: Content, note: Note) -> str:
    """Return a whole note as plain text: a paragraph a part, after its heading."""
    told = spoken(content, note)
    return "\n\n".join(f"{heading}: {getattr(told, part)}" for part, heading in SPOKEN.items())


def by_slide(content: Content, say: Say = rendered) -> Mapping[str, Mapping[str, Note]]:
    """Return all notes by notebook and by slide, each as `say` gives it, in their order."""
    found: dict[str, dict[str, Note]] = {}
    for note in content.notes.notes:
        found.setdefault(note.notebook, {})[note.slide] = say(content, note)
    return found


def sources(content: Content, note: Note) -> tuple[Source, ...]:
    """Return the sources that a note cites and takes its numbers from, by their short names."""
    ids = set(cited_in(content, [getattr(note, part) for part in SPOKEN]))
    return tuple(sorted((content.sources[id_] for id_ in ids), key=lambda source: source.short))


def _each(note: Note, write: Callable[[str], str]) -> Note:
    return note.model_copy(update={part: write(getattr(note, part)) for part in SPOKEN})


def _with_spans(content: Content, text: str) -> str:
    def span(id_: str, form: str) -> str:
        return f'<span data-estimate="{id_}">{escape(said(content.evidence, id_, form))}</span>'

    return with_mentions(text, span)
