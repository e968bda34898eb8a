"""Whether each talk can be given: its minutes add up, its slides are there and have notes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from .errors import Problem, did_you_mean, one_of
from .files import Content
from .records import Talk
from .talkslides import DECK, note_of, own_slides, total
from .yamlfile import Document, Loc

WHOLE = "whole-course"
"""The talk that shows all slides at which something is said."""

_WORDS = ("audience", "objectives", "opening", "take_home")
"""What a talk that was saved in a deck may lack."""


def incomplete(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find talks that lack words, show a slide twice, or whose minutes do not add up.

    Parameters
    ----------
    content : Content
        The course.
    documents : mapping of str to Document
        Its files, by name: ``talks/20-minutes``.
    """
    for name, talk in content.talks.items():
        document = documents[f"talks/{name}"]
        yield from _unsaid(talk, document)
        yield from _twice(talk, document)
        yield from _out_of_time(content, talk, document)


def not_shown(
    content: Content, documents: Mapping[str, Document], slides: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """Find in talks what is no slide, slides at which nothing is said, and what `WHOLE` leaves out.

    Parameters
    ----------
    content, documents
        As for `incomplete`.
    slides : mapping of str to collection of str
        The slides of each notebook of which they are known.
    """
    course = [f"{name}/{slide}" for name, each in slides.items() for slide in each]
    others = [f"{DECK}{name}/{slide}" for name, talk in content.talks.items()
              for slide in own_slides(content, talk)]  # fmt: skip
    known = [*course, *others]
    for name, talk in content.talks.items():
        for place, shown in enumerate(talk.slides):
            notebook = (shown.slide or "").partition("/")[0]
            if not shown.slide or (notebook in content.course.notebooks and notebook not in slides):
                continue
            loc, document = ("slides", place, "slide"), documents[f"talks/{name}"]
            if shown.slide not in known:
                cure = did_you_mean(shown.slide, known, "name a slide as its address does")
                allowed = f"a slide of the course: {one_of(known)}"
                yield document.problem(loc, repr(shown.slide), allowed, cure)
            elif shown.slide in course and not note_of(content, shown.slide) and not shown.say:
                yield _silent(shown.slide, document, loc)
    if WHOLE in content.talks:
        yield from _left_out(content, documents[f"talks/{WHOLE}"], course)


def _left_out(content: Content, document: Document, known: Collection[str]) -> Iterator[Problem]:
    shown = {each.slide for each in content.talks[WHOLE].slides}
    for slide in known:
        if slide not in shown and note_of(content, slide):
            cure = f"add '- slide: {slide}' where it belongs"
            allowed = "all slides of the course that have speaker notes"
            yield document.problem(("slides",), f"no '{slide}'", allowed, cure)


def _silent(slide: str, document: Document, loc: Loc) -> Problem:
    given = f"'{slide}', a slide without speaker notes"
    allowed = "a slide at which something is said"
    cure = f"write 'say:' below it, or a note on '{slide.partition('/')[2]}' in notes.yaml"
    return document.problem(loc, given, allowed, cure)


def _unsaid(talk: Talk, document: Document) -> Iterator[Problem]:
    for name in _WORDS:
        if not talk.saved and not getattr(talk, name):
            given, allowed = f"no {name}", f"a talk with {', '.join(_WORDS)}"
            cure = f"add '{name}:'; only a talk that says when it was 'saved:' may do without"
            yield document.problem((), given, allowed, cure)


def _twice(talk: Talk, document: Document) -> Iterator[Problem]:
    """Find slides that a talk shows for the second time."""
    seen: set[str] = set()
    for place, shown in enumerate(talk.slides):
        if shown.slide in seen:
            given = f"'{shown.slide}' for the second time"
            cure = "leave it out here; a presenter can go back to it"
            yield document.problem(("slides", place, "slide"), given, "each slide once", cure)
        seen.update({shown.slide} if shown.slide else ())


def _out_of_time(content: Content, talk: Talk, document: Document) -> Iterator[Problem]:
    found = total(content, talk)
    if talk.minutes and abs(found - talk.minutes) > 0.01:
        given = f"{talk.minutes:g} minutes, and {found:g} in all for its opening, slides, take_home"
        cure = f"write 'minutes: {found:g}', or change those of a slide"
        yield document.problem(("minutes",), given, "the sum of what takes time", cure)
