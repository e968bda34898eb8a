"""The plan of a talk: what is on the screen from which minute to which, what to do, to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path

from markupsafe import Markup

from nbfolio.html.prose import Markdown
from nbfolio.notebook.document import Document, Figure, Prose
from nbfolio.writers.deck.chosen import BEGINS

from ..content import Content
from .artefact import ExecutedCourse
from .talks import steps, words


@dataclass(frozen=True)
class Row:
    """A line of a plan.

    Parameters
    ----------
    number
        Of the slide, as the deck counts.
    slide
        Its name there.
    begins, ends
        From which minute to which.
    title
        What stands on it.
    say, do, ask, objection, reply
        As HTML: what to say, to press or move, to ask the room, what it may object, what to reply.
    """

    number: int
    slide: str
    begins: float
    ends: float
    title: str
    say: Markup
    do: Markup
    ask: Markup
    objection: Markup
    reply: Markup


@dataclass(frozen=True)
class Block:
    """Lines of a long plan that belong together.

    Parameters
    ----------
    title
        Of the notebook from which they are; empty where they are from none.
    rows
        The lines.
    """

    title: str
    rows: Sequence[Row]

    @property
    def begins(self) -> float:
        """The minute at which it begins."""
        return self.rows[0].begins

    @property
    def ends(self) -> float:
        """The minute at which it ends."""
        return self.rows[-1].ends


_PARTS = ("say", "do", "ask", "objection", "reply")

LONG = 20
"""Lines of a plan on one page; a longer one is told by its blocks."""


def blocks(content: Content, plan: Sequence[Row]) -> list[Block]:
    """Return the lines of a long plan by notebook; none of a plan that fits a page."""
    if len(plan) <= LONG:
        return []
    parts = groupby(plan, key=lambda row: row.slide.partition("/")[0])
    known = content.course.notebooks
    return [
        Block(known[name].title if name in known else "", tuple(lines)) for name, lines in parts
    ]


def rows(executed: ExecutedCourse, name: str) -> list[Row]:
    """Return the lines of a talk's plan."""
    content = executed.content
    order = [slide for slide, _ in words(content, name)]
    titles = {title: words for each in executed.documents for title, words in slide_titles(each)}
    found, now = list[Row](), 0.0
    for step in steps(content, executed.notes, name):
        begins, now = now, now + step.minutes
        found.append(
            Row(
                order.index(step.slide) + 1,
                step.slide,
                begins,
                now,
                step.title or titles[step.slide],
                *(_html(step.spoken.get(part, "")) for part in _PARTS),
            )
        )
    return found


def slide_titles(document: Document) -> Iterator[tuple[str, str]]:
    """Give the slides of a notebook, each with its title.

    That is a heading that stands on it, or the title of its figure, or else the heading before it.
    """
    heading = ""
    for cell, blocks in document.cells():
        own = [each for prose in document.all(Prose, blocks) for each in prose.headings]
        heading = own[0] if own else heading
        if cell.slide in BEGINS:
            drawn = [each.spec.title for each in document.all(Figure, blocks) if not own]
            yield f"{document.name}/{cell.slide_name}", next(iter(drawn), heading)


def _html(markdown: str) -> Markup:
    return Markup(Markdown(Path()).html(markdown)) if markdown else Markup()


def objections(plans: Iterable[Sequence[Row]]) -> list[Row]:
    """Return the lines of plans at which somebody is likely to object, each objection once."""
    found: dict[str, Row] = {}
    for row in chain.from_iterable(plans):
        if row.objection:
            found.setdefault(row.objection, row)
    return [*found.values()]
