"""What a room votes on in decks: the guess of a scene, with what is right in it."""

from __future__ import annotations

from nbfolio.notebook.ballot import MOST, ROWS, Ballot, Choice, Numbers, Row, Tick, Truth, Unit

from ...content import Content
from ...content.phrases import filled
from ...content.records import CurveAsked, Guess, Scene, ShareAsked, TimeAsked
from ...content.records.base import MINUTES
from ...synthesis import words
from ..kit.cards import plain
from ..kit.events import when
from .board import AXIS, event_of, of_100
from .room import VERDICTS

UNITS = tuple(
    Unit(each.removesuffix("s"), each, MINUTES[each])
    for each in ("minutes", "hours", "days", "weeks")
)


def ballot_of(content: Content, scene: Scene) -> Ballot | None:
    """Return what a room votes on in a scene; None where it has no guess, or too many options."""
    guess = scene.guess
    if guess is None or len(guess.options) > MOST:
        return None
    if guess.claim:
        right = VERDICTS.index(content.verdicts[guess.claim].verdict)
        return Choice(scene.question, VERDICTS, right)
    is_titled = guess.ask == content.wording.quiz.vote  # says only what to do
    asks = plain(content, scene.question if is_titled else guess.ask)
    if guess.options:
        right = [each.right for each in guess.options].index(True)
        return Choice(asks, tuple(each.words for each in guess.options), right)
    if guess.times:
        rows = tuple(_time(content, each) for each in guess.times)
        return Numbers(asks, rows, _TIMES, UNITS)
    return Numbers(asks, _shares(content, guess), _hundred(content))


_TIMES = tuple(
    Tick(minutes, said, 100 * nth / (len(AXIS.knots) - 1))
    for nth, (minutes, said) in enumerate(zip(AXIS.knots, AXIS.words, strict=True))
)
"""The scale of boards of time: time runs evenly from each name to the next."""


def _hundred(content: Content) -> tuple[Tick, ...]:
    return (Tick(0, "0", 0), Tick(50, "50", 50), Tick(100, content.wording.scenes.of_100, 100))


def _shares(content: Content, guess: Guess) -> tuple[Row, ...]:
    if guess.curve:
        return _curve(content, guess.curve)
    return tuple(_share(content, each) for each in guess.shares)


def _share(content: Content, asked: ShareAsked) -> Row:
    estimate = content.evidence.estimates[asked.estimate]
    return Row(asked.label, Truth(of_100(estimate), words.hundred(estimate)))


def _curve(content: Content, asked: CurveAsked) -> tuple[Row, ...]:
    """Return a number to guess at each time at which it was counted, the last times of many."""
    counted = [content.evidence.estimates[each] for each in asked.measured[-ROWS:]]
    label = content.wording.scenes.counted
    return tuple(
        Row(
            filled(label, of=asked.label, when=words.when(each)),
            Truth(of_100(each), words.hundred(each)),
        )
        for each in counted
    )


def _time(content: Content, asked: TimeAsked) -> Row:
    event = event_of(content, asked)
    return Row(asked.label, Truth(event.time.minutes, when(event)))
