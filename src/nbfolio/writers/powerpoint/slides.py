"""What the slides of a notebook say, before they are laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup
from markupsafe import Markup

from ...html.prose import Markdown
from ...notebook.bundles import form
from ...notebook.document import Block, Cell, Document, Output, Prose, References
from ...stills import Card, Figure, PlainText, cards, paragraphs
from .pages import LINES, height, pages

BESIDE = 480
"""Most letters of the words beside a figure."""

REFERENCE_WIDTH, REFERENCE_LINES = 118, 21
"""Letters on a line and lines on a slide, at 14 points."""

MOST = 6
"""Sources that a slide names; the list at the end has all."""

Cited = tuple[tuple[str, str], ...]
"""Short name and address of each source."""


@dataclass(frozen=True)
class Spoken:
    """What a speaker says, in words for the notes pane, and which sources that names."""

    text: str
    cited: Cited = ()


@dataclass(frozen=True)
class Slide:
    """A slide.

    Parameters
    ----------
    kind
        Which layout it has.
    title
        Its title.
    body
        Its paragraphs.
    notes
        What stands in the notes pane.
    figure
        The figure that it shows, in the state in which a page opens.
    citation
        Where it is from, in a line.
    cited
        The sources that it and its notes name.
    """

    kind: str
    title: str
    body: tuple[str, ...]
    notes: str
    figure: Figure | None = None
    citation: str = ""
    cited: Cited = ()


@dataclass(frozen=True)
class Outline:
    """All slides and what stands under each.

    Parameters
    ----------
    slides
        In their order.
    footer
        One line; empty where there is none.
    """

    slides: tuple[Slide, ...]
    footer: str = ""


@dataclass(frozen=True)
class NotebookSlides:
    """The slides of a notebook; a plugin overrides what it knows better.

    Of a notebook whose metadata choose slides these are taken; of another one all cells that show
    widgets.

    Parameters
    ----------
    document
        The notebook.
    spoken
        What a speaker says, by the id of the slide's cell; where there is nothing, the caption
        stands for it.
    """

    document: Document
    spoken: Mapping[str, Spoken] = field(default_factory=dict)

    def opening(self, title: str, words: Sequence[str]) -> tuple[str, str]:
        """Return title and line of the first slide, given the notebook's own title and words."""
        return title, " ".join(words[:1])

    def known(self, links: Cited) -> Cited:
        """Return which links lead to sources."""
        return links

    def citation(self, cited: Cited) -> str:
        """Return the sources of a slide in a line."""
        names = list(dict.fromkeys(name for name, _ in cited))
        more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
        return f"Source{'s' * (len(names) > 1)}: {'; '.join(names[:MOST])}{more}" if names else ""

    def beside(self, seen: Iterable[str]) -> tuple[str, ...]:
        """Return what must stand on a slide that shows this."""
        return ()

    def slides(self) -> Iterator[Slide]:
        """Give a slide with the notebook's title, then those of its cells; none without these."""
        shown: dict[int, list[Card]] = {}
        for card in cards(self.document):
            shown.setdefault(card.cell, []).append(card)
        chosen = list(self._chosen(shown))
        if chosen:
            yield self._section()
        for cell, blocks in chosen:
            for card in shown.get(cell.number, ()):
                yield from self._of_card(card)
            if cell.number not in shown:
                yield from self._of_words(cell, blocks)

    def _chosen(self, shown: Mapping[int, object]) -> Iterator[tuple[Cell, list[Block]]]:
        cells = list(self.document.cells())
        said = any(cell.slide == "slide" for cell, _ in cells)
        for cell, blocks in cells:
            is_slide = cell.slide == "slide" and not isinstance(blocks[0], References)
            if is_slide if said else cell.number in shown:
                yield cell, blocks

    def _section(self) -> Slide:
        """Return the slide that begins the notebook: its title, and what it is about."""
        told = ((cell, self._prose(blocks)) for cell, blocks in self.document.cells())
        cell, html = next((each for each in told if each[1]), (None, ""))
        title, *words = paragraphs([html]).paragraphs or (self.document.name,)
        spoken = self._said(cell.id if cell else "", " ".join(words))
        title, line = self.opening(title, words)
        return Slide("section", title, (line,), spoken.text, cited=spoken.cited)

    def _of_card(self, card: Card) -> Iterator[Slide]:
        spoken = self._said(card.cell_id, card.caption)
        for figure in card.figures():
            yield self._of_figure(card, figure, spoken)
        if not card.figures():
            said = card.text()
            title = card.heading or self._heading_above(card.cell)
            yield from self._pages(title, said.lines, spoken, self._cited(card, said))

    def _of_figure(self, card: Card, figure: Figure, spoken: Spoken) -> Slide:
        said = figure.text(figure.first)
        beside, cited = said.summary(card.caption, BESIDE), self._cited(card, said)
        whole = beside.startswith(said.full)
        notes = [spoken.text, card.caption if card.caption not in spoken.text else ""]
        notes += [f"Shown: {figure.first.text}." if figure.first.text else ""]
        notes += ["" if whole else f"In full: {said.full}"]
        named = (figure.title, figure.heading, figure.description, beside)
        more = self.beside((*named, *figure.drawings(figure.first)))
        return Slide(
            "figure",
            figure.title,
            (beside, *more),
            "\n\n".join(notes[:1] + [each for each in notes[1:] if each]),
            figure,
            self.citation(cited),
            (*cited, *spoken.cited, *(() if whole else self.known(said.sources))),
        )

    def _of_words(self, cell: Cell, blocks: Sequence[Block]) -> Iterator[Slide]:
        """Give the slides of a cell that shows words: its heading, its summaries or paragraphs."""
        if any(prose.title for prose in self.document.all(Prose, blocks)):
            return  # its title has a slide already
        prose, html = self._prose(blocks), _html(blocks)
        said = paragraphs([prose or html], folded=not prose)
        title, words = self._heading_above(cell.number), said.paragraphs
        if prose and words:
            title, *rest = words
            words = tuple(rest)
        elif folded := _summaries(html):
            words = folded
        cited = self.known(said.sources)
        yield from self._pages(title, words, self._said(cell.id, said.full), cited, bool(cited))

    def _pages(
        self, title: str, words: tuple[str, ...], spoken: Spoken, cited: Cited, named: bool = True
    ) -> Iterator[Slide]:
        parts = pages(words, most=int(LINES - height(self.beside(words))))
        line = self.citation(cited) if named else ""
        for number, part in enumerate(parts, start=1):
            name = f"{title} ({number} of {len(parts)})" if len(parts) > 1 else title
            body = (*part, *self.beside((title, *part)))
            notes = spoken.text or " ".join(part)
            yield Slide("words", name, body, notes, None, line, (*cited, *spoken.cited))

    def _cited(self, card: Card, said: PlainText) -> Cited:
        """Return what a sentence cites; else its card; else what stands below it.

        A source without an address is no link in a sentence: those of the card go with it.
        """
        below = (each.sources for each in self._below(card.cell))
        found = next(filter(None, map(self.known, (said.sources, card.sources, *below))), ())
        bare = self.known(tuple(each for each in card.sources if not each[1]))
        return tuple(dict.fromkeys((*found, *bare)))

    def _below(self, number: int) -> Iterator[PlainText]:
        """Give what the cells below a card say, up to the next Markdown: its numbers."""
        for cell, blocks in self.document.cells():
            if cell.number > number and any(
                isinstance(each, Prose | References) for each in blocks
            ):
                return
            if cell.number > number:
                yield paragraphs([_html(blocks)], folded=True)

    def _heading_above(self, number: int) -> str:
        for cell, blocks in reversed(list(self.document.cells())):
            if cell.number < number and (words := paragraphs([self._prose(blocks)]).paragraphs):
                return words[0]
        return self.document.name

    def _said(self, cell: str, otherwise: str) -> Spoken:
        return self.spoken.get(cell) or Spoken(otherwise)

    def _prose(self, blocks: Sequence[Block]) -> str:
        """Return the Markdown that a cell is, or shows, as HTML."""
        source = "".join(each.markdown for each in self.document.all(Prose, blocks))
        prose = Markdown(self.document.folder)
        prose.gate = replace(prose.gate, lose=lambda *lost: Markup())  # words alone are taken
        return prose.html(source) if source else ""


def reference_slides(references: Sequence[str], end: tuple[str, ...], title: str) -> list[Slide]:
    """Return the last slides: a list of references, then what stands after it.

    Parameters
    ----------
    references
        A line for each.
    end
        The last paragraphs.
    title
        Of the last of the slides.
    """
    parts = _with_end(pages(references, REFERENCE_WIDTH, REFERENCE_LINES) or [()], end)
    titles = [f"Sources ({number} of {len(parts)})" for number in range(1, len(parts))]
    notes = "The sources that the slides cite, by their short names."
    return [
        Slide("sources", each, part, notes)
        for each, part in zip([*titles, title], parts, strict=True)
    ]


def _with_end(parts: list[tuple[str, ...]], end: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return pages whose last one has as much of the others before `end` as there is room for."""
    *before, rest = parts
    while rest and height([rest[-1], *end], REFERENCE_WIDTH) <= REFERENCE_LINES:
        end, rest = (rest[-1], *end), rest[:-1]
    return [*before, rest, end] if rest else [*before, end]


def _html(blocks: Sequence[Block]) -> str:
    outputs = (block.stored for block in blocks if isinstance(block, Output))
    return "".join(form(output, "text/html") or "" for output in outputs)


def _summaries(html: str) -> tuple[str, ...]:
    """Return the words of what is folded in HTML, by its summaries."""
    found = BeautifulSoup(html, "html.parser").select("summary")
    return tuple(paragraphs([each.decode_contents()], folded=True).full for each in found)
