"""What stands around a notebook of the course: its neighbours, its dates, help in a crisis."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from nbfolio.html.drawing import RenderContext
from nbfolio.html.frame import Frame
from nbfolio.html.tokens import Token, end_of, tokens, written
from nbfolio.markup import element
from nbfolio.notebook.state import WidgetState

from ..content import (
    ContentError,
    Course,
    date_in_words,
    find_root,
    load_course,
    load_draft,
    load_glossary,
    load_help,
)
from ..content.phrases import filled
from ..content.records import Help, Term
from ..synthesis.help import checked, distresses, list_html
from .glossary import explained
from .help import help_views, with_help

_FOLDED = "ke-table"
"""A table that a slide does not show."""

HELP_SLIDE = "help"
"""The name of the last slide."""


def rights(course: Course) -> str:
    """Return what a picture that is taken out of the course says: where it is from, its licence."""
    day = date_in_words(course.published)
    return filled(course.frame.picture, title=course.title, version=course.version, day=day)


@dataclass(frozen=True)
class Place(Frame):
    """A notebook's place in its course.

    Parameters
    ----------
    course
        The course.
    name
        The notebook's name.
    before, after
        Its neighbours' names, None at the ends.
    help
        Where help is found in a crisis.
    draft
        That claims of the course were not checked, and which; empty where all were.
    terms
        What pages explain where it first stands.
    """

    course: Course
    name: str
    before: str | None
    after: str | None
    help: Help | None = None
    draft: str = ""
    terms: Mapping[str, Term] = field(default_factory=dict)

    @property
    def pages(self) -> Collection[str]:
        """Names of the notebooks of the course."""
        return [entry.id for entry in self.course.pages]

    def title(self, name: str) -> str:
        """Return the title of a notebook of the course."""
        return next(entry.title for entry in self.course.pages if entry.id == name)

    def with_own(self, state: WidgetState) -> WidgetState:
        """Return a notebook's widgets with the choice of a country to find help in."""
        return with_help(state, self.help)

    def foot(self, draw: RenderContext) -> Markup:
        """Return where help is found, and the choice of a country, as HTML."""
        return help_views(draw)

    def finished(self, body: Sequence[Token]) -> Sequence[Token]:
        """Return a page with its terms explained."""
        return explained(body, self.terms)

    def sources(self, count: int) -> str:
        """Return that the pages of the course have all sources."""
        return filled(self.course.frame.sources, count=count)

    def beside(self, html: str) -> Markup:
        """Return who helps in a crisis, in a line, where a slide speaks of suicide."""
        if self.help is None or not distresses(html) or not distresses(_seen(html)):
            return Markup()
        return element("p", self.help.briefest, class_="crisis")

    def last_slides(self) -> Iterator[tuple[str, Sequence[Markup]]]:
        """Give the slide with which each deck ends: where to find help in a crisis."""
        if self.help is None:
            return
        title, lead = element("h2", self.help.title), element("p", self.help.lead)
        foot = element("p", checked(self.help), class_="checked")
        yield HELP_SLIDE, [title, lead, list_html(self.help) + foot]


def _seen(html: str) -> str:
    """Return a slide without what it keeps folded."""
    parts, at, kept = tokens(html), 0, list[Token]()
    while at < len(parts):
        folded = parts[at].name == "details" and _FOLDED in parts[at].attribute("class").split()
        kept += [] if folded else [parts[at]]
        at = end_of(parts, at) if folded else at + 1
    return written(kept)


def find_place(name: str, folder: Path) -> Place | None:
    """Return the place of notebook `name` in the course around `folder`, None if it has none."""
    try:
        root = find_root(folder)
    except ContentError:
        return None
    course = load_course(root)
    names = [entry.id for entry in course.pages]
    if name not in names:
        return None
    here = names.index(name)
    return Place(
        course,
        name,
        before=names[here - 1] if here else None,
        after=names[here + 1] if here + 1 < len(names) else None,
        help=load_help(root),
        draft=load_draft(root),
        terms=load_glossary(root) or {},
    )


def place_in(course: Course, name: str | None) -> str:
    """Return in words which part of a course a notebook is, or that there are parts."""
    parts = [*course.notebooks]
    if name not in parts:
        return course.frame.parts
    title, number = course.notebooks[name].title, parts.index(name) + 1
    return filled(course.frame.part, number=number, all=len(parts), title=title)


def whole_place(name: str, folder: Path) -> Place:
    """Return the place of what shows all notebooks of the course around `folder`."""
    root = find_root(folder)
    return Place(
        load_course(root),
        name,
        before=None,
        after=None,
        help=load_help(root),
        draft=load_draft(root),
    )
