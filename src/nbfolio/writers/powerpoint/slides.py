"""What the slides of a notebook say, before they are laid out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup
from bs4.element import Tag
from markupsafe import Markup

from ...html.prose import Markdown
from ...notebook.ballot import Ballot
from ...notebook.bundles import form
from ...notebook.document import Block, Cell, Document, Output, Prose, References
from ...stills import Card, Figure, PlainText, State, cards, paragraphs
from ...stills.plain_text import plain
from .asked import answer, asking, ballot_in
from .pages import LINES, height, pages
from .tables import JOINED
from .theme import Theme

BESIDE = 240
"""Most letters of the words beside a figure: about 40 words."""

REFERENCE_WIDTH, REFERENCE_LINES = 96, 19
"""Letters on a line and lines on a slide, at 16 points."""

MOST = 3
"""Sources that a slide names; the list at the end has all."""

Cited = tuple[tuple[str, str], ...]
"""Short name and address of each source."""


@dataclass(frozen=True)
class Spoken:
    """What a speaker says, in words for the notes pane, and which sources that names."""

    text: str
    cited: Cited = ()


@dataclass(frozen=True)
class Told:
    """What a slide says of a cell, where somebody knows better than the cell's own outputs.

    Parameters
    ----------
    title
        What it shows, as a sentence.
    said
        What else is to be said of it, in few words.
    alone
        Its paragraphs where no figure stands beside them.
    builds
        The label of the control whose options are shown one after another, each on a slide; empty
        where one state is enough.
    because
        Why what is right of a guess is right, and what shows that.
    """

    title: str
    said: PlainText
    alone: tuple[str, ...]
    builds: str = ""
    because: PlainText = field(default_factory=PlainText)


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
        The figure that it shows.
    citation
        Where it is from, in a line.
    cited
        The sources that it and its notes name.
    state
        The state in which it shows the figure; by default that in which a page opens.
    cell
        Where it is from: the name of its notebook and the id of its cell, with a slash between.
    table
        Rows of cells that stand in place of its paragraphs, the first one with the headings.
    ballot
        What a room is asked: a slide of the kind ``question`` asks it, one of the kind ``answer``
        answers it.
    """

    kind: str
    title: str
    body: tuple[str, ...]
    notes: str
    figure: Figure | None = None
    citation: str = ""
    cited: Cited = ()
    state: State | None = None
    cell: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    ballot: Ballot | None = None

    @property
    def shown(self) -> State | None:
        """The state of its figure; None without one."""
        return self.state or (self.figure.first if self.figure else None)


@dataclass(frozen=True)
class Outline:
    """All slides and what stands under each.

    Parameters
    ----------
    slides
        In their order.
    footer
        One line; empty where there is none.
    theme
        How they look.
    """

    slides: tuple[Slide, ...]
    footer: str = ""
    theme: Theme = field(default_factory=Theme)


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
        return cited_line(cited)

    def beside(self, seen: Iterable[str]) -> tuple[str, ...]:
        """Return what must stand on a slide that shows this."""
        return ()

    def told(self, heading: str) -> Told | None:
        """Return what a slide says of the cell that stands under a heading, if it is known."""
        return None

    def steps(self, figure: Figure, told: Told | None) -> tuple[State, ...]:
        """Return the states in which a figure is shown, a slide for each."""
        label = told.builds if told else ""

        def kept(state: State) -> list[tuple[str, str]]:
            return [each for each in state.words if each[0] != label]

        return tuple(each for each in figure.states if kept(each) == kept(figure.first))

    def slides(self) -> Iterator[Slide]:
        """Give a slide with the notebook's title, then those of its cells; none without these."""
        shown: dict[int, list[Card]] = {}
        for card in cards(self.document):
            shown.setdefault(card.cell, []).append(card)
        chosen = list(self._chosen(shown))
        if chosen:
            yield self.section()
        for cell, blocks in chosen:
            for slide in self._of_cell(cell, blocks, shown.get(cell.number, ())):
                yield replace(slide, cell=f"{self.document.name}/{cell.id}")

    def _of_cell(
        self, cell: Cell, blocks: Sequence[Block], shown: Sequence[Card]
    ) -> Iterator[Slide]:
        own = paragraphs([self._prose(blocks)]).paragraphs
        told, ballot = self.told(own[0]) if own else None, ballot_in(self.document, blocks)
        if ballot:
            title, *lead = own or (ballot.asks,)
            yield self._asking(ballot, title, tuple(lead))
        pictured = any(card.figures() for card in shown)
        if ballot and not pictured and (told or not shown):
            yield self._answering(cell, blocks, told, ballot)
            return
        for card in shown:
            yield from self._of_card(card, told, ballot)
        if not shown:
            yield from self._of_words(cell, blocks, told)

    def _asking(self, ballot: Ballot, title: str, lead: tuple[str, ...]) -> Slide:
        """Return the slide on which a room is asked something, before it sees what answers it."""
        asks = () if ballot.asks == title else (ballot.asks,)
        more = self.beside((title, *lead, *asks))
        notes = asking(ballot, title)
        return Slide("question", title, (*lead, *asks, *more), notes, ballot=ballot)

    def _answering(
        self, cell: Cell, blocks: Sequence[Block], told: Told | None, ballot: Ballot
    ) -> Slide:
        """Return the slide that answers in words alone: what is right, and what shows that."""
        spoken = self._said(cell.id, "\n".join(answer(ballot)))
        prose = paragraphs([self._prose(blocks)])
        title = told.title if told else next(iter(prose.paragraphs), ballot.asks)
        because, said = (told.because, told.said) if told else (PlainText(), PlainText())
        words = tuple(each.full for each in (because, said) if each.paragraphs)
        asked = (because.sources, said.sources, prose.sources)
        own = self.known(tuple(link for each in asked[:2] for link in each))
        cited = own or self.known(asked[2])
        full = " ".join(told.alone) if told else ""
        return Slide(
            "answer",
            title,
            (*words, *self.beside((title, *words))),
            "\n\n".join(filter(None, (spoken.text, full and f"In full: {full}"))),
            citation=self.citation(cited) if cited else "",
            cited=(*cited, *spoken.cited),
            ballot=ballot,
        )

    def _chosen(self, shown: Mapping[int, object]) -> Iterator[tuple[Cell, list[Block]]]:
        cells = list(self.document.cells())
        said = any(cell.slide == "slide" for cell, _ in cells)
        for cell, blocks in cells:
            is_slide = cell.slide == "slide" and not isinstance(blocks[0], References)
            if is_slide if said else cell.number in shown:
                yield cell, blocks

    def section(self) -> Slide:
        """Return the slide that begins the notebook: its title, and what it is about."""
        told = ((cell, self._prose(blocks)) for cell, blocks in self.document.cells())
        cell, html = next((each for each in told if each[1]), (None, ""))
        title, *words = paragraphs([html]).paragraphs or (self.document.name,)
        spoken = self._said(cell.id if cell else "", " ".join(words))
        title, line = self.opening(title, words)
        titled = {each.cell for each in self.document.all(Prose) if each.title}
        where = f"{self.document.name}/{cell.id}" if cell and cell in titled else ""
        return Slide("section", title, (line,), spoken.text, cited=spoken.cited, cell=where)

    def _of_card(
        self, card: Card, told: Told | None, ballot: Ballot | None = None
    ) -> Iterator[Slide]:
        spoken, found = self._said(card.cell_id, card.caption), card.figures()
        for number, figure in enumerate(found, start=1):
            title = told.title if told else figure.title
            if told and len(found) > 1:
                title = _part(title, number, len(found))
            steps = self.steps(figure, told)
            for state in steps:
                shown = self._of_figure(title, figure, state, spoken, told)
                is_answer = ballot and number == len(found) and state == steps[-1]
                yield _answered(shown, ballot) if ballot and is_answer else shown
        if not found:
            said = card.text()
            title = card.heading or self._heading_above(card.cell)
            lines = told.alone if told else said.lines
            if told:
                spoken = replace(spoken, text=f"{spoken.text}\n\nIn full: {said.full}")
            yield from self._pages(title, lines, spoken, self._cited(card, said))

    def _of_figure(
        self,
        title: str,
        figure: Figure,
        state: State,
        spoken: Spoken,
        told: Told | None,
    ) -> Slide:
        said, caption = figure.text(state), figure.caption
        step = [f"{option}." for name, option in state.words if told and name == told.builds]
        beside = told.said.full if told else said.summary(caption, BESIDE)
        cited = self._cited(figure.card, said)
        whole = beside.startswith(said.full)
        notes = [spoken.text, caption if caption not in spoken.text else ""]
        notes += [f"Shown: {state.text}." if state.text else ""]
        notes += ["" if whole else f"In full: {said.full}"]
        named = (title, figure.title, figure.heading, figure.description, beside)
        more = self.beside((*named, *figure.drawings(state)))
        return Slide(
            "figure",
            title,
            (*step, beside, *more),
            "\n\n".join(notes[:1] + [each for each in notes[1:] if each]),
            figure,
            self.citation(cited),
            (*cited, *spoken.cited, *(() if whole else self.known(said.sources))),
            state,
        )

    def _of_words(
        self, cell: Cell, blocks: Sequence[Block], told: Told | None = None
    ) -> Iterator[Slide]:
        """Give the slides of a cell that shows words: its heading, its summaries or paragraphs."""
        if any(prose.title for prose in self.document.all(Prose, blocks)):
            return  # its title has a slide already
        prose, html = self._prose(blocks), _html(blocks)
        said = paragraphs([prose or html], folded=not prose)
        title, words = self._heading_above(cell.number), said.paragraphs
        spoken = self._said(cell.id, said.full)
        if told:
            title, words = told.title, told.alone
            said = replace(said, sources=(*said.sources, *told.said.sources))
        elif prose and words:
            title, *rest = words
            words = tuple(rest)
            around, table = table_of(html)
            if table and not words:
                yield self._tabled(title, table, around, spoken)
                return
        elif folded := _summaries(html):
            words = folded
        elif not said.paragraphs and (parts := _spelt_out(blocks)):
            title, *rest = parts[0]
            words = pages(rest)[0] if rest else ()
            lines = (*rest, *(line for part in parts[1:] for line in part))
            said = PlainText(lines, items=frozenset(range(len(lines))))
            spoken = replace(spoken, text=f"{spoken.text or title}\n\nIn full: {said.full}")
        cited = self.known(said.sources)
        yield from self._pages(title, words, spoken, cited, bool(cited))

    def _tabled(
        self, title: str, table: tuple[tuple[str, ...], ...], around: str, spoken: Spoken
    ) -> Slide:
        """Return the slide of a table, with what stands around it in place of a citation."""
        said = paragraphs([around])
        cited = self.known(said.sources)
        line = said.full or (self.citation(cited) if cited else "")
        more = self.beside((title, *(cell for row in table for cell in row)))
        line = " ".join((line, *more)).strip()
        return Slide(
            "table",
            title,
            (),
            spoken.text or title,
            None,
            line,
            (*cited, *spoken.cited),
            table=table,
        )

    def _pages(
        self, title: str, words: tuple[str, ...], spoken: Spoken, cited: Cited, named: bool = True
    ) -> Iterator[Slide]:
        parts = pages(words, most=int(LINES - height(self.beside(words))))
        if not parts:  # a question alone
            yield Slide("section", title, (), spoken.text or title, None, "", spoken.cited)
        line = self.citation(cited) if named else ""
        for number, part in enumerate(parts, start=1):
            name = _part(title, number, len(parts)) if len(parts) > 1 else title
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


def _answered(slide: Slide, ballot: Ballot) -> Slide:
    """Return a slide with a figure that also says what of a guess was right."""
    return replace(slide, body=(*answer(ballot), *slide.body), ballot=ballot)


def distinct(slides: Iterable[Slide]) -> tuple[Slide, ...]:
    """Return slides, no two with the same title: who lists or hears them can tell them apart.

    An answer that has the words of its question says that it is one; others are numbered.
    """
    said = [
        replace(each, title=f"Answer: {each.title}") if _repeats(each) else each for each in slides
    ]
    count, seen = Counter(each.title for each in said), Counter[str]()
    found = []
    for each in said:
        seen[each.title] += 1
        many = count[each.title]
        name = _part(each.title, seen[each.title], many) if many > 1 else each.title
        found.append(replace(each, title=name))
    return tuple(found)


def _repeats(slide: Slide) -> bool:
    return slide.kind == "answer" and slide.title.endswith("?")


def _part(title: str, number: int, count: int) -> str:
    """Return the title of one of several slides, its number on one line."""
    return f"{title} ({number}\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}{count})"


def reference_slide(
    references: Sequence[str], end: tuple[str, ...], title: str, briefly: Sequence[str] = ()
) -> Slide:
    """Return the one slide of sources: as many as there is room for, then what stands after them.

    All of them stand in its notes, in full.

    Parameters
    ----------
    references
        A line for each, those that are cited most often first.
    end
        The last paragraphs.
    title
        Of the slide.
    briefly
        The same in fewer words, for the slide; in full by default.
    """
    notes = "\n".join(["The sources that the slides cite:", *references])
    lines, shown = briefly or references, len(references)
    while shown and not _room([*_first(lines, shown), *end]):
        shown -= 1
    return Slide("sources", title, (*_first(lines, shown), *end), notes)


def _first(lines: Sequence[str], count: int) -> list[str]:
    """Return the first lines, and where the rest is."""
    rest = len(lines) - count
    said = f"{rest} more, and all of these in full: in the notes of this slide."
    return [*lines[:count], *([said] if rest else [])]


def _room(lines: Sequence[str]) -> bool:
    return height(lines, REFERENCE_WIDTH) <= REFERENCE_LINES


def cited_line(cited: Cited) -> str:
    """Return sources in a line; nothing where there are none."""
    names = list(dict.fromkeys(name for name, _ in cited))
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return f"Source{'s' * (len(names) > 1)}: {'; '.join(names[:MOST])}{more}" if names else ""


def table_of(html: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """Return HTML without its first table, and the words of the table's cells, row by row.

    A cell over several columns is followed by one that says so for each of the others.
    """
    soup = BeautifulSoup(html, "html.parser")
    found = soup.find("table")
    if not isinstance(found, Tag):
        return html, ()
    rows = (row.select("th, td") for row in found.select("tr"))
    cells = tuple(tuple(each for cell in row for each in _over_columns(cell)) for row in rows)
    found.decompose()
    return str(soup), cells


def _over_columns(cell: Tag) -> Iterator[str]:
    yield plain(cell)
    yield from (JOINED for _ in range(int(str(cell.get("colspan", "1"))) - 1))


def _html(blocks: Sequence[Block]) -> str:
    outputs = (block.stored for block in blocks if isinstance(block, Output))
    return "".join(form(output, "text/html") or "" for output in outputs)


_MADE = re.compile(r"\w+\(")
"""How a widget looks as text that says nothing of itself."""

_SIGN = re.compile(r"(?<= )([^\w\s]) ")
"""A sign that stands for the word after it: both stand on one line."""

_SENTENCE, _TITLE = re.compile(r"(?<=[.?!]) "), 100
"""Where a sentence ends, and how many letters a title has at most."""


def _spelt_out(blocks: Sequence[Block]) -> list[list[str]]:
    """Return the plain text of widgets in parts, each of which ends with a list or is the last.

    The first part begins with what can be a title; its other lines are paragraphs and items.
    """
    outputs = (block.stored for block in blocks if isinstance(block, Output))
    said = [text for each in outputs if (text := form(each, "text/plain") or "")]
    parts: list[list[str]] = [[]]
    for paragraph in "\n\n".join(each for each in said if not _MADE.match(each)).split("\n\n"):
        parts[-1] += _lines(paragraph)
        if "\n- " in f"\n{paragraph}":
            parts.append([])
    found = [each for each in parts if each]
    if found and len(found[0][0]) > _TITLE:
        found[0][:1] = _SENTENCE.split(found[0][0], maxsplit=1)
    return found


def _lines(paragraph: str) -> list[str]:
    """Return the first sentences of a paragraph, and each item of its list, on a line."""
    lines: list[str] = []
    for line in paragraph.splitlines():
        if line.startswith("- ") or not lines:
            lines.append(line.removeprefix("- "))
        else:
            lines[-1] += f" {line}"
    return lines


def _summaries(html: str) -> tuple[str, ...]:
    """Return the words of what is folded in HTML, by its summaries."""
    found = BeautifulSoup(html, "html.parser").select("summary")
    said = (paragraphs([each.decode_contents()], folded=True).full for each in found)
    return tuple(_SIGN.sub("\\1\N{NO-BREAK SPACE}", each) for each in said)
