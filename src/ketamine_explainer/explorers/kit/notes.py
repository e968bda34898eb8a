"""Speaker notes in words: Markdown, for whoever shows them.

Whoever shows them takes a `Note` whose parts are rendered already, and so needs to know neither
mentions nor citations.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...content import Content, with_citations
from ...content.records import SPOKEN, Note
from ...synthesis.values import with_spans


def rendered(content: Content, note: Note) -> Note:
    """Return a note whose parts are Markdown: mentions said, citations linked.

    A mention becomes a ``span`` that names its estimate, and no button: where notes are shown
    there is no card to open.

    Raises
    ------
    KeyError
        If it cites or mentions what is not there; loading the content finds that before.
    """

    def said(text: str) -> str:
        return with_spans(content, with_citations(text, content.sources))

    words = {part: said(getattr(note, part)) for part in SPOKEN if part != "do"}
    return note.model_copy(update={**words, "do": tuple(map(said, note.do))})


def by_slide(content: Content) -> Mapping[str, Mapping[str, Note]]:
    """Return all notes as they are shown, by notebook and by slide, in their order."""
    return {
        notebook: {slide: rendered(content, note) for slide, note in notes.items()}
        for notebook, notes in content.notes.items()
    }
