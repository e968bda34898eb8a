"""A talk as it is given: its slides in their order, what is said at each, and its minutes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ..content import Content, with_citations
from ..content.phrases import filled
from ..content.records import SPOKEN, Opening, Shown, TakeHome, Talk
from ..content.talkslides import (
    OPENING,
    TAKE_HOME,
    minutes_of,
    opening,
    shown_in,
    take_home,
    total,
)
from ..synthesis.values import with_spans, with_values, with_words
from .artefact import Notes
from .spoken import in_markdown, listed

TITLE = "title"
"""The name of the first slide of each talk."""


@dataclass(frozen=True)
class Step:
    """Something that is shown in a talk for some minutes.

    Parameters
    ----------
    slide
        The name of its slide in the talk's deck.
    minutes
        How long it is shown.
    spoken
        What is said, by the names of `SPOKEN`, as Markdown with numbers and citations in words.
    title
        What it is called; empty where only its slide says that.
    """

    slide: str
    minutes: float
    spoken: Mapping[str, str]
    title: str = ""


def words(content: Content, name: str) -> Iterator[tuple[str, str]]:
    """Give the slides of a talk by name: its own as Markdown, empty for those of notebooks."""
    talk, shown_as = content.talks[name], partial(_shown, content)
    yield TITLE, shown_as("\n".join(_title(content, talk)))
    yield OPENING, shown_as(f"## {opening(content, talk).ask}")
    for slide, shown in shown_in(content, talk):
        yield slide, shown_as(f"## {shown.title}\n\n{shown.text}") if shown.text else ""
    points = "\n".join(f"- {each}" for each in take_home(content, talk).points)
    yield TAKE_HOME, shown_as(f"## {content.guide.take_home}\n\n{points}")


def audience(content: Content, talk: Talk) -> str:
    """Return for whom a talk is, or the words for one that does not say."""
    return talk.audience or content.guide.saved.audience


def aims(content: Content, talk: Talk) -> list[str]:
    """Return what listeners can do after a talk."""
    known = {
        id_: each.can
        for entry in content.course.notebooks.values()
        for id_, each in entry.objectives.items()
    }
    return [known[each.objective] if each.objective else each.can or "" for each in talk.objectives]


def length(content: Content, talk: Talk) -> str:
    """Return in words how long a talk takes."""
    return filled(content.guide.minutes, minutes=f"{total(content, talk):g}")


def steps(content: Content, notes: Notes, name: str) -> list[Step]:
    """Return all that is shown in a talk and takes time, in its order.

    Parameters
    ----------
    content
        The course.
    notes
        Those on the slides of the course, in words.
    name
        The talk's.
    """
    talk = content.talks[name]
    first, last = opening(content, talk), take_home(content, talk)
    return [
        Step(OPENING, first.minutes, _around(content, first), first.ask),
        *(_step(content, notes, slide, each) for slide, each in shown_in(content, talk)),
        Step(TAKE_HOME, last.minutes, _around(content, last), content.guide.take_home),
    ]


def _step(content: Content, notes: Notes, slide: str, shown: Shown) -> Step:
    notebook, _, name = slide.partition("/")
    note = notes.get(notebook, {}).get(name)
    spoken = (in_markdown(note) if note else {}) | _own(content, shown)
    title = with_words(content, shown.title or "")
    return Step(slide, minutes_of(content, shown), _without_empty(spoken), title)


def _own(content: Content, shown: Shown) -> dict[str, str]:
    """Return what a talk itself says and does, in place of the note's."""
    given = {part: getattr(shown, part) for part in SPOKEN}
    words = given | {"do": None if shown.do is None else listed(shown.do)}
    return {part: _said(content, text) for part, text in words.items() if text is not None}


def _around(content: Content, said: Opening | TakeHome) -> dict[str, str]:
    words = {"say": said.say, "do": listed(said.do)}
    return _without_empty({part: _said(content, text) for part, text in words.items()})


def _without_empty(words: Mapping[str, str]) -> dict[str, str]:
    return {part: text for part, text in words.items() if text}


def _title(content: Content, talk: Talk) -> Iterator[str]:
    yield f"# {talk.title}"
    yield ""
    yield f"{audience(content, talk)} · {length(content, talk)}"
    if found := aims(content, talk):
        yield f"\n{content.guide.aims}\n"
        yield from (f"- {each}" for each in found)


def _shown(content: Content, text: str) -> str:
    """Return words of a talk as Markdown of a slide: numbers open their cards."""
    return with_values(content, with_citations(text, content.sources))


def _said(content: Content, text: str) -> str:
    """Return words of a talk as Markdown that is spoken: numbers name their estimates."""
    return with_spans(content, with_citations(text, content.sources))
