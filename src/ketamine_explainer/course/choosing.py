"""What a talk of one's own can be made of: slides by notebook, and talks to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..content import Content
from ..content.talkslides import minutes_of, shown_in
from .artefact import ExecutedCourse
from .plans import slide_titles
from .talks import length


@dataclass(frozen=True)
class Choice:
    """A slide that can be chosen: its name in the deck of the course, title and minutes."""

    name: str
    title: str
    minutes: float


@dataclass(frozen=True)
class Part:
    """The slides of a notebook that can be chosen, in their order."""

    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Begun:
    """A talk to begin with: its title, how long it is, its slides as an address names them."""

    title: str
    length: str
    slides: str


def choices(executed: ExecutedCourse) -> list[Part]:
    """Return the slides that the deck of the course offers: those at which something is said."""
    course = executed.content.course
    return [
        Part(course.notebooks[document.name].title, tuple(found))
        for document in executed.taught
        if (found := [*_choices(executed, document.name)])
    ]


def _choices(executed: ExecutedCourse, notebook: str) -> Iterator[Choice]:
    notes = executed.notes.get(notebook, {})
    (document,) = (each for each in executed.taught if each.name == notebook)
    for name, title in slide_titles(document):
        if note := notes.get(name.rpartition("/")[2]):
            yield Choice(name, title, note.minutes)


def begun(content: Content) -> list[Begun]:
    """Return the talks that are ready, by such of their slides as stand in notebooks."""
    found = []
    for talk in content.talks.values():
        slides = [(slide, shown) for slide, shown in shown_in(content, talk) if not shown.text]
        named = ";".join(f"{slide}:{minutes_of(content, shown):g}" for slide, shown in slides)
        found.append(Begun(talk.title, length(content, talk), named))
    return found
