"""What a talk shows, each under the name that its slide has in the deck."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .files import Content
from .records import Note, Opening, Shown, TakeHome, Talk

OPENING, TAKE_HOME = "opening", "take-home"
"""Slides that each talk has beside those that it lists."""

DECK = "talk-"
"""What stands before the name of a talk in that of its deck, and so in those of its own slides."""


def shown_in(content: Content, talk: Talk) -> Iterator[tuple[str, Shown]]:
    """Give what a talk shows, by slide; what is another talk's own comes with its words."""
    for slide, shown in _named(talk):
        deck, _, name = slide.partition("/")
        other = content.talks.get(deck.removeprefix(DECK)) if name else None
        own = own_slides(content, other).get(name) if other else None
        given = shown.model_dump(exclude_none=True, exclude={"slide"})
        yield slide, own.model_copy(update=given) if own else shown


def own_slides(content: Content, talk: Talk) -> Mapping[str, Shown]:
    """Return the slides that a talk has of its own, by name, its first and last among them."""
    first, last = opening(content, talk), take_home(content, talk)
    points = "\n".join(f"- {each}" for each in last.points)
    return {
        OPENING: _own(first.ask, "\n", first),
        **{name: shown for name, shown in _named(talk) if shown.text},
        TAKE_HOME: _own(content.guide.take_home, points, last),
    }


def opening(content: Content, talk: Talk) -> Opening:
    """Return the opening of a talk, or the one for talks that have none."""
    return talk.opening or content.guide.saved.opening


def take_home(content: Content, talk: Talk) -> TakeHome:
    """Return what is taken home from a talk, or what is where it does not say."""
    return talk.take_home or content.guide.saved.take_home


def note_of(content: Content, slide: str | None) -> Note | None:
    """Return the speaker note on a slide, ``<notebook>/<slide>``; None where it has none."""
    notebook, _, name = (slide or "").partition("/")
    return content.notes.get(notebook, {}).get(name)


def minutes_of(content: Content, shown: Shown) -> float:
    """Return how long something is shown: as the talk says, or else as the notes say."""
    note = note_of(content, shown.slide)
    return shown.minutes or (note.minutes if note else 0)


def total(content: Content, talk: Talk) -> float:
    """Return the minutes of a talk: the sum of those of its parts."""
    around = (each.minutes for each in (talk.opening, talk.take_home) if each)
    return sum(around) + sum(minutes_of(content, each) for _, each in shown_in(content, talk))


def of_notebooks(content: Content, talk: Talk) -> list[str]:
    """Return the names of the notebooks from which a talk shows something, in their order.

    Of another talk whose slides it shows they are all: the cards of its numbers stand there.
    """
    decks = {(each.slide or "").partition("/")[0] for each in talk.slides}
    others = (content.talks.get(each.removeprefix(DECK)) for each in decks)
    beside = (each.slide or "" for other in others if other for each in other.slides)
    named = decks | {each.partition("/")[0] for each in beside}
    return [each for each in content.course.notebooks if each in named]


def _named(talk: Talk) -> Iterator[tuple[str, Shown]]:
    for place, shown in enumerate(talk.slides, start=1):
        yield shown.slide or f"own-{place}", shown


def _own(title: str, text: str, said: Opening | TakeHome) -> Shown:
    return Shown.model_construct(
        title=title, text=text, minutes=said.minutes, say=said.say, do=said.do
    )
