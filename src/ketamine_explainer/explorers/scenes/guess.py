"""What readers guess before an answer is shown: set on an empty figure, or chosen among options."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import ipywidgets as w
import numpy as np
from markupsafe import Markup

from nbfolio.markup import element, joined
from nbfolio.trace import branching

from ...content import Content
from ...content.records import Guess, Scene
from ...synthesis import words
from ...synthesis.values import value_button
from ..kit.cards import html, phrase
from ..kit.controls import Control, choose, column, shared, text
from ..kit.events import time_in_words
from ..kit.explainer import STYLE, figure, sentence
from ..kit.layers import LayeredFigure
from ..kit.live import LiveModel, Output
from ..kit.style import look
from .board import (
    MOMENTS,
    Board,
    curve_board,
    event_of,
    of_100,
    share_board,
    time_board,
)  # fmt: skip
from .room import VERDICTS

CLOSE = 5
"""Within how many of a hundred a guess is close."""

SHARES = tuple(range(101))
"""That can be guessed, of a hundred."""

HALF, HOUR = 50, 60
"""Where marks stand before they are moved: half of the people, an hour."""


@dataclass(frozen=True)
class Guessed:
    """A guess as widgets.

    Parameters
    ----------
    before
        What is there from the start: controls, and the empty figure on which they move marks.
    after
        What is said of the guess once the answer is there.
    """

    before: Any
    after: Any


def guessed(content: Content, scene: Scene, revealed: Control) -> Guessed:
    """Return the guess of a scene.

    Parameters
    ----------
    revealed : Control
        Whether the answer is shown: its values are False and True.
    """
    guess = scene.guess
    assert guess is not None, "asked for only where there is one"
    if guess.options or guess.claim:
        return _chosen(content, guess)
    made = _shares if guess.shares else _times if guess.times else _curve
    return made(content, scene.id, guess, revealed)


def _chosen(content: Content, guess: Guess) -> Guessed:
    """Return a guess among options: one's own, or the verdicts on a claim."""
    options = _verdicts(content, guess) if guess.claim else _options(content, guess)
    said = {content.wording.scenes.unguessed: "", **options}
    choice = choose(guess.ask, [*said], "buttons" if guess.claim else "radio")
    answers = choice.texts(said.values())
    return Guessed(choice.row, sentence(answers))


def _options(content: Content, guess: Guess) -> Mapping[str, str]:
    texts = content.wording.scenes
    return {
        each.words: element(
            "p", element("b", texts.right if each.right else texts.wrong), " ",
            html(content, each.says),
        )
        for each in guess.options
    }  # fmt: skip


def _verdicts(content: Content, guess: Guess) -> Mapping[str, str]:
    assert guess.claim is not None, "asked for only where there is one"
    verdict = content.verdicts[guess.claim].verdict
    texts, because = content.wording.scenes, html(content, guess.because or "")
    return {
        each: element(
            "p",
            phrase(content, texts.same if each == verdict else texts.other, ours=verdict),
            " ", "" if each == verdict else because,
        )
        for each in VERDICTS
    }  # fmt: skip


def _shares(content: Content, name: str, guess: Guess, revealed: Control) -> Guessed:
    asked, texts = guess.shares, content.wording.scenes
    labels, values = [each.label for each in asked], [SHARES] * len(asked)
    estimates = [content.evidence.estimates[each.estimate] for each in asked]

    def told(place: int, value: Any) -> Markup:
        found = estimates[place]
        said = {"label": labels[place], "truth": value_button(content, found.id, "of 100")}
        return _share_told(content, value, round(of_100(found)), said)

    def start() -> Board:
        return share_board(content, asked, texts.of_100)

    choices = _controls(labels, values, [str(each) for each in SHARES], HALF)
    return _on_board(content, name, guess, revealed, choices, start, told)


def _times(content: Content, name: str, guess: Guess, revealed: Control) -> Guessed:
    asked = guess.times
    events = [event_of(content, each) for each in asked]
    options = [str(time_in_words(each)) for each in MOMENTS]

    def told(place: int, value: Any) -> Markup:
        event = events[place]
        said = {
            "label": asked[place].label, "truth": value_button(content, event.estimate, "when"),
        }  # fmt: skip
        ends = event.time.minutes, event.time.last_minute
        return _time_told(content, value, ends, said)

    choices = _controls([each.label for each in asked], [MOMENTS] * len(asked), options, HOUR)
    start = partial(time_board, content, asked)
    return _on_board(content, name, guess, revealed, choices, start, told)


def _curve(content: Content, name: str, guess: Guess, revealed: Control) -> Guessed:
    asked = guess.curve
    assert asked is not None, "asked for only where there is one"
    texts = content.wording.scenes
    last = content.evidence.estimates[asked.measured[-1]]
    labels = [f"{each:g} {asked.unit}" for each in asked.knots]

    def told(place: int, value: Any) -> Markup:
        if place < len(labels) - 1:
            return Markup()
        when = element("span", words.when(last), data_estimate=last.id)
        said = {"label": joined(asked.label, ", ", when),
                "truth": value_button(content, last.id, "of 100")}  # fmt: skip
        return _share_told(content, value, round(of_100(last)), said)

    def start() -> Board:
        return curve_board(content, asked, texts.of_100)

    choices = _controls(labels, [SHARES] * len(labels), [str(each) for each in SHARES], HALF)
    return _on_board(content, name, guess, revealed, choices, start, told)


def _controls(
    labels: Sequence[str], values: Sequence[Sequence[int]], options: Sequence[str], first: int
) -> dict[str, Control]:
    """Return a slider for each thing asked, by a short name."""
    return {
        f"g{place}": choose(label, options, "slider", values[place].index(first), values[place])
        for place, label in enumerate(labels)
    }


def _on_board(
    content: Content,
    name: str,
    guess: Guess,
    revealed: Control,
    choices: Mapping[str, Control],
    start: Callable[[], Board],
    told: Callable[[int, Any], Markup],
) -> Guessed:
    """Return a guess that is set on a board, its answer laid over it once it is revealed."""
    key = f"guess-{name}"
    with look(key):
        board = start()
        live = LiveModel(choices, partial(_outputs, board, told))
        drawing = LayeredFigure(key, board.figure)
        drawing.layer("answer", revealed, lambda shown: board.answer() if shown else [])
        drawing.live("guess", live)
        picture = drawing.picture(guess.ask, content.wording.scenes.board)
    bar = w.HBox([each.row for each in choices.values()], layout=shared("row"))
    bar.add_class("ke-by-hand")
    texts = [name for name, each in live.first.items() if isinstance(each, Markup) and each]
    because = [text(element("p", html(content, guess.because)))] if guess.because else []
    after = column([live.text(*texts), *because])
    asked = text(joined(STYLE, element("p", element("b", html(content, guess.ask)))))
    return Guessed(column([asked, bar, figure(picture)]), sentence(after))


def _outputs(board: Board, told: Callable[[int, Any], Markup], **values: Any) -> dict[str, Output]:
    """Return what is drawn and said of a guess; it is traced."""
    said = {f"told-{name}": told(place, each) for place, (name, each) in enumerate(values.items())}
    return {**board.marks(**values), **said}


@branching
def _share_told(content: Content, guess: Any, truth: float, said: Mapping[str, Any]) -> Markup:
    """Return by how many of a hundred a guess is off."""
    texts, off = content.wording.scenes, guess - truth
    words = texts.close
    if off > CLOSE:
        words = texts.more
    elif off < -CLOSE:
        words = texts.fewer
    return phrase(
        content, words, guess=_own(f"{guess:.0f}"), off=_own(f"{np.abs(off):.0f}"), **said
    )


@branching
def _time_told(
    content: Content, guess: Any, ends: tuple[float, float], said: Mapping[str, Any]
) -> Markup:
    """Return whether a guess is before or after the time measured."""
    texts = content.wording.scenes
    words = texts.then
    if guess < ends[0]:
        words = texts.sooner
    elif guess > ends[1]:
        words = texts.later
    return phrase(content, words, guess=_own(time_in_words(guess)), **said)


def _own(number: str) -> Markup:
    """Return a number that is the reader's, and not a study's."""
    return element("span", number, data_guess=True)
