"""Which sources a slide cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nbfolio.notebook.bundles import form
from nbfolio.notebook.document import Document, Output, Prose, References
from nbfolio.stills import Card, PlainText, paragraphs

from ...content import Content
from ...content.records import Source

MOST = 6
"""Sources that a slide names; the list at the end has all."""


@dataclass(frozen=True)
class Citations:
    """Finds sources by what a notebook shows.

    Parameters
    ----------
    content
        Knows all sources, and the article.
    document
        The notebook, if there is one.
    """

    content: Content
    document: Document | None = None

    def of_card(self, card: Card, said: PlainText) -> tuple[Source, ...]:
        """Return what a sentence cites; else what its card names; else what stands below it."""
        for words in (said.full, card.words, " ".join(self._below(card.cell))):
            if found := self.named(words, said.sources if words == said.full else ()):
                return found
        return ()

    def named(self, words: str, links: Iterable[tuple[str, str]] = ()) -> tuple[Source, ...]:
        """Return the sources that words name, as they come in them.

        Where two sources have the same short name, `links` tell which of them is meant.
        """
        linked = set(links)
        shorts = {short for short, _ in linked}
        places = {
            source.id: match.start()
            for source in self._sources.values()
            if (match := re.search(rf"(?<!\w){re.escape(source.short)}(?!\w)", words))
            and (source.short not in shorts or (source.short, source.link) in linked)
        }
        return tuple(self._sources[id_] for id_ in sorted(places, key=places.__getitem__))

    def line(self, sources: Sequence[Source]) -> str:
        """Return the sources of a slide in a line; the article where there is no other."""
        if not sources:
            return f"Source: the article “{self.content.article.title}”"
        shorts = list(dict.fromkeys(source.short for source in sources))
        more = f" and {len(shorts) - MOST} more" if len(shorts) > MOST else ""
        return f"Source{'s' * (len(shorts) > 1)}: {'; '.join(shorts[:MOST])}{more}"

    @property
    def _sources(self) -> Mapping[str, Source]:
        return self.content.sources

    def _below(self, number: int) -> Iterator[str]:
        """Give what the cells below a card say, up to the next Markdown: its numbers."""
        for cell, blocks in self.document.cells() if self.document else ():
            if cell.number <= number:
                continue
            if any(isinstance(block, Prose | References) for block in blocks):
                return
            for block in blocks:
                if isinstance(block, Output):
                    html = form(block.stored, "text/html") or ""
                    yield paragraphs([html], folded=True).full
