"""What the slides of the course say, before they are laid out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbfolio.html.prose import Markdown
from nbfolio.notebook.bundles import form
from nbfolio.notebook.document import (
    Block,
    Cell,
    Document,
    Live,
    Output,
    Prose,
    References,
)
from nbfolio.stills import Card, Figure, cards, paragraphs

from ...content import Content, date_in_words, draft_notice, full_reference, to_text
from ...content.records import Help, Source
from ...synthesis.help import checked, distresses, list_text
from ..artefact import Notes
from .citations import Citations
from .pages import LINES, height, pages
from .spoken import note_text

BESIDE = 480
"""Most letters of the words beside a figure."""


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
    sources
        The same, as records.
    """

    kind: str
    title: str
    body: tuple[str, ...]
    notes: str
    figure: Figure | None = None
    citation: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Outline:
    """All slides of a course and what stands under each.

    Parameters
    ----------
    slides
        In their order.
    footer
        Title, version and dates.
    """

    slides: tuple[Slide, ...]
    footer: str


def outline(documents: Iterable[Document], content: Content, notes: Notes | None = None) -> Outline:
    """Return the slides of executed notebooks.

    Parameters
    ----------
    documents
        In the order of the course. Of one whose metadata choose slides these are
        taken; of another one all cells that show widgets. Live cells never are.
    content
        The course: titles, sources, licence, disclaimer.
    notes
        What a speaker says; where there is nothing, the caption stands for it.
    """
    course = content.course
    draft = draft_notice(content.article, content.verdicts)
    slides = [_title(content, draft)]
    for document in documents:
        slides += _Notebook(document, content, notes or {}).slides()
    slides += _sources(content, slides)
    slides.append(_help(content.help))
    footer = (
        f"{course.title} · version {course.version} · "
        f"last checked {date_in_words(course.reviewed)} · education, not medical advice"
    )
    return Outline(tuple(slides), f"Draft · {footer}" if draft else footer)


def _title(content: Content, draft: str) -> Slide:
    course = content.course
    dates = (
        f"Version {course.version}, {date_in_words(course.published)}. "
        f"Next review {date_in_words(course.next_review)}."
    )
    body = (course.subtitle, dates, draft) if draft else (course.subtitle, dates)
    return Slide("title", course.title, body, course.disclaimer)


def _help(help_: Help) -> Slide:
    """Return the last slide: where to find help in a crisis."""
    return Slide("words", help_.title, list_text(help_), f"{help_.lead} {checked(help_)}")


def _sources(content: Content, slides: Iterable[Slide]) -> list[Slide]:
    """Return the last slides: what the others and their notes cite, then what the course is not."""
    named = Citations(content).named
    cited = {each.id: each for slide in slides for each in (*slide.sources, *named(slide.notes))}
    ordered = sorted(cited.values(), key=lambda source: source.short.casefold())
    full = [_reference(each) for each in ordered]
    article = f"The article: “{content.article.title}”"
    course = content.course
    end = (course.disclaimer, course.licence)
    parts = _with_end(pages([*full, article], REFERENCE_WIDTH, REFERENCE_LINES), end)
    last = len(parts)
    titles = [f"Sources ({number} of {last})" for number in range(1, last)]
    notes = "The sources that the slides cite, by their short names."
    return [
        Slide("sources", title, part, notes)
        for title, part in zip([*titles, "Sources and disclaimer"], parts, strict=True)
    ]


def _with_end(parts: list[tuple[str, ...]], end: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return pages whose last one has as much of the others before `end` as there is room for."""
    *before, rest = parts
    while rest and height([rest[-1], *end], REFERENCE_WIDTH) <= REFERENCE_LINES:
        end, rest = (rest[-1], *end), rest[:-1]
    return [*before, rest, end] if rest else [*before, end]


def _reference(source: Source) -> str:
    """Return a source in full, with its address where it has no number to find it by."""
    words = to_text(full_reference(source), {})
    if source.link and words.endswith(" page"):
        words = f"{words.removesuffix(' page')} {source.link}"
    return f"{source.short}: {words}"


REFERENCE_WIDTH, REFERENCE_LINES = 118, 21
"""Letters on a line and lines on a slide, at 14 points."""


@dataclass(frozen=True)
class _Notebook:
    """A notebook whose slides are being found."""

    document: Document
    content: Content
    notes: Notes

    @property
    def name(self) -> str:
        """The notebook's."""
        return self.document.name

    def slides(self) -> Iterator[Slide]:
        """Give a slide with its title, then those of its cells; none where no cell is one."""
        found: dict[int, list[Card]] = {}
        for card in cards(self.document):
            found.setdefault(card.cell, []).append(card)
        chosen = self._chosen(found)
        if chosen:
            yield self._section()
        for cell in chosen:
            for card in found.get(cell.number, ()):
                yield from self._of_card(card)
            if cell.number not in found:
                yield from self._of_words(cell)

    def _chosen(self, shown: Container[int]) -> list[Cell]:
        """Return the cells that are slides."""
        cells = list(self.document.cells())
        if all(cell.slide != "slide" for cell, _ in cells):
            return [cell for cell, _ in cells if cell.number in shown]
        return [cell for cell, blocks in cells if cell.slide == "slide"
                and not isinstance(blocks[0], Live | References)]  # fmt: skip

    def _section(self) -> Slide:
        """Return the slide that begins the notebook: its title, and what it is about."""
        course = self.content.course
        entry = next((each for each in course.pages if each.name == self.name), None)
        said = ((cell, self._prose(blocks)) for cell, blocks in self.document.cells())
        cell, html = next((each for each in said if each[1]), (None, ""))
        words = paragraphs([html]).paragraphs or (self.name,)
        note = self._note(cell.id if cell else "", " ".join(words[1:]))
        summary = entry.summary if entry else " ".join(words[1:2])
        return Slide("section", entry.title if entry else words[0], (summary,), note)

    def _of_card(self, card: Card) -> Iterator[Slide]:
        citations = Citations(self.content, self.document)
        figures, note = card.figures(), self._note(card.cell_id, card.caption)
        for figure in figures:
            said = figure.said(figure.first)
            beside, sources = said.summary(card.caption, BESIDE), citations.of_card(card, said)
            more = [card.caption] if card.caption not in note else []
            more += [f"Shown: {figure.first.said}."] if figure.first.said else []
            more += [] if beside.startswith(said.full) else [f"In full: {said.full}"]
            words = "\n\n".join([note, *more])
            named = (figure.title, figure.heading, figure.description, beside)
            seen = (*named, *figure.drawings(figure.first))
            crisis = _crisis(self.content.help, seen)
            yield Slide(
                "figure",
                figure.title,
                (beside, *crisis),
                words,
                figure,
                citations.line(sources),
                sources,
            )
        if not figures:
            said = card.said()
            sources = citations.of_card(card, said)
            title = card.heading or self._heading_above(card.cell)
            yield from self._pages(title, said.lines, note, citations.line(sources), sources)

    def _of_words(self, cell: Cell) -> Iterator[Slide]:
        """Give the slides of a cell that shows words: its heading, its summaries or paragraphs."""
        blocks = dict(self.document.cells())[cell]
        prose = self._prose(blocks)
        if "<h1" in prose:
            return  # its title has a slide already
        html = prose or _html(blocks)
        said = paragraphs([html], folded=not prose)
        title, words = self._heading_above(cell.number), said.paragraphs
        if prose and words:
            title, *rest = words
            words = tuple(rest)
        elif folded := tuple(summaries(html)):
            words = folded
        sources = Citations(self.content, self.document).named(said.full)
        line = Citations(self.content, self.document).line(sources) if sources else ""
        yield from self._pages(title, words, self._note(cell.id, said.full), line, sources)

    def _pages(
        self,
        title: str,
        words: tuple[str, ...],
        note: str,
        citation: str,
        sources: tuple[Source, ...],
    ) -> Iterator[Slide]:
        help_ = self.content.help
        room = height(_crisis(help_, words))
        parts = pages(words, most=int(LINES - room))
        for number, part in enumerate(parts, start=1):
            name = f"{title} ({number} of {len(parts)})" if len(parts) > 1 else title
            body = (*part, *_crisis(help_, (title, *part)))
            yield Slide("words", name, body, note or " ".join(part), None, citation, sources)

    def _heading_above(self, number: int) -> str:
        for cell, blocks in reversed(list(self.document.cells())):
            if cell.number < number and (words := paragraphs([self._prose(blocks)]).paragraphs):
                return words[0]
        return self.name

    def _note(self, cell: str, otherwise: str) -> str:
        note = self.notes.get(self.name, {}).get(cell)
        return note_text(note) if note else otherwise

    def _prose(self, blocks: Sequence[Block]) -> str:
        """Return the Markdown that a cell is, or shows, as HTML."""
        source = "".join(each.markdown for each in self.document.all(Prose, blocks))
        return Markdown(Path()).html(source) if source else ""


def summaries(html: str) -> Iterator[str]:
    """Give the words of what is folded in HTML, by its summaries."""
    for part in html.split("<summary>")[1:]:
        yield paragraphs([part.partition("</summary>")[0]], folded=True).full


def _crisis(help_: Help, seen: Iterable[str]) -> tuple[str, ...]:
    """Return who helps, in a line, where what is seen speaks of suicide and does not say it."""
    words = " ".join(seen)
    return (help_.briefest,) if distresses(words) and "Help in a crisis" not in words else ()


def _html(blocks: Sequence[Block]) -> str:
    outputs = (block.stored for block in blocks if isinstance(block, Output))
    return "".join(form(output, "text/html") or "" for output in outputs)
