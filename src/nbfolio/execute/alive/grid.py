"""Functions called over the grid of their controls, and what they put out at each of its places."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from traitlets import TraitError

from . import chance
from .followers import Content, Followers
from .functions import PAUSED, Function, show_figures
from .limits import Limits, OutOfTimeError
from .memory import Memory
from .stops import ALONE, Domain, domain, most_stops, thin
from .tape import Tape
from .warned import warn_anew
from .widgets import alike, told

Places = tuple[int, ...]
"""For each axis of a function, the place of its value among all values of the control."""

State = dict[str, str]
"""By the id of each widget that follows: the name of what it shows."""

_SAMPLES = 5
"""States that are reached along a second path."""


@dataclass(eq=False)
class Axis:
    """A control that a reader moves, and the values at which functions are called."""

    control: Any
    domain: Domain
    stops: tuple[int, ...]

    def __post_init__(self) -> None:
        self._values = values_of(self.control)

    @property
    def name(self) -> str:
        """What a reader calls it."""
        return name_of(self.control)

    def is_at(self, place: int) -> bool:
        """Return whether the control says the value at a place, and has the values that it had."""
        says = getattr(self.control, self.domain.trait) == self.domain.at(place)
        return bool(says) and values_of(self.control) == self._values

    def move(self, place: int) -> None:
        """Let the control say one of its values."""
        setattr(self.control, self.domain.trait, self.domain.at(place))


def values_of(control: Any) -> tuple[Any, ...]:
    """Return what says which values a control can have."""
    names = ("_options_labels", "min", "max", "step")
    return tuple(getattr(control, name, None) for name in names)


def name_of(control: Any) -> str:
    """Return what a reader calls a control."""
    return str(getattr(control, "description", "") or getattr(control, "_kwarg", "") or "it")


@dataclass(eq=False)
class Answers:
    """What a function puts out where its controls stand.

    Parameters
    ----------
    function
        The function.
    axes
        Its controls that move, in the order in which they stand.
    cell
        The number of its cell in the notebook.
    panes
        By the places on the axes: by the id of each widget that follows, the name of its content.
    shown
        By that name: the content.
    alone
        True where each control moves only while the others stay where they start.
    drawn
        True where it draws random numbers.
    unlike
        True where it shows something else with each call.
    refused
        True where the same state, reached along another path, shows something else.
    entangled
        True where moving one of its controls moves another.
    """

    function: Function
    axes: tuple[Axis, ...]
    cell: int
    panes: dict[Places, State] = field(default_factory=dict)
    shown: dict[str, Content] = field(default_factory=dict)
    alone: bool = False
    drawn: bool = False
    unlike: bool = False
    refused: bool = False
    entangled: bool = False

    @property
    def followers(self) -> list[str]:
        """The ids of the widgets that follow: that of the function's own output first."""
        own = [self.function.out.model_id] if self.function.out else []
        found = dict.fromkeys(own)
        for state in self.panes.values():
            found.update(dict.fromkeys(state))
        start = self.panes[self.start]
        changed = {
            ident
            for state in self.panes.values()
            for ident in state
            if state[ident] != start.get(ident)
        }
        return [ident for ident in found if ident in changed or ident in own]

    @property
    def start(self) -> Places:
        """Where all controls start."""
        return tuple(axis.domain.start for axis in self.axes)


class Grid:
    """The functions of one cell, each called over the grid of its controls."""

    def __init__(self, shell: Any, limits: Limits, axes: dict[Any, Axis | None], cell: int) -> None:
        self.tape, self.limits, self.axes, self.cell = Tape(shell), limits, axes, cell
        self.followers = Followers(self.tape)

    def answers(self, functions: Sequence[Function]) -> list[Answers]:
        """Return what each function puts out; controls and random numbers are left as they were."""
        memories = [Memory(function.code) for function in functions]
        self.outs = [each.out.model_id for each in functions if each.out]
        with ExitStack() as stack:
            stack.enter_context(chance.kept())
            stack.enter_context(self.tape.running())
            self.limits.start()
            found = [part for group in groups(functions) for part in self._group(group)]
            for memory in memories:
                memory.restore()
        return found

    def followers_of(self, controls: Sequence[Any]) -> dict[Any, set[str]]:
        """Return which widgets change as each of these is moved and moved back."""
        found: dict[Any, set[str]] = {}
        self.outs = []
        with chance.kept(), self.tape.running():
            for control in controls:
                self.followers = Followers(self.tape)
                function = Function(None, (control,), None, lambda: None)
                self._stir(function)
                found[control] = set(self.followers.contents(function, ()))
        self.followers = Followers(self.tape)
        return found

    def _group(self, functions: Sequence[Function]) -> list[Answers]:
        """Call functions that share controls."""
        controls = list(dict.fromkeys(each for one in functions for each in one.controls))
        domains = {each: domain(each) for each in controls}
        found = [Answers(each, (), self.cell) for each in functions]
        costs = [self._begin(each) for each in found]
        calls = self.limits.room(max(took for took, _ in costs), max(size for _, size in costs))
        alone = self._choose_stops(functions, domains, calls)
        for answers in found:
            answers.axes = self._axes_of(answers.function)
            answers.alone = alone and len(answers.axes) > 1
            answers.panes = {answers.start: answers.panes[()]}
            if not answers.refused:
                self._fill(answers)
        if not all(map(_is_whole, found)):
            _give_up(found)
        return found

    def _begin(self, answers: Answers) -> tuple[float, float]:
        """Call a function where it starts, twice, and return seconds and bytes of a call."""
        self._stir(answers.function)
        memory = Memory(answers.function.code)
        first, began = self._visit(answers, ()), time.monotonic()
        answers.panes[()] = first
        second, took = self._try(answers, ()), time.monotonic() - began
        answers.drawn = chance.is_drawn()
        if second is not None and not _alike(first, second):
            answers.refused |= memory.changed()
            answers.unlike = not answers.refused
        return took, sum(map(len, first.values()))

    def _stir(self, function: Function) -> None:
        """Move each control and move it back, so that all that follows it is known."""
        for control in function.controls:
            if space := domain(control):
                other = space.start - 1 if space.start else space.start + 1
                axis = Axis(control, space, (space.start,))
                answers = Answers(function, (axis,), self.cell)
                with PAUSED:
                    for place in (other, space.start):
                        self._visit(answers, (place,), calls=False)

    def _choose_stops(
        self, functions: Sequence[Function], domains: dict[Any, Domain | None], calls: int
    ) -> bool:
        """Say at which values each control is called; return whether only one moves at a time."""
        spaces = [[d for each in one.controls if (d := domains[each])] for one in functions]
        most = stops = most_stops(spaces, calls)
        if stops is None:
            stops = min(ALONE, calls // max(sum(map(len, spaces)), 1))
        for control, space in domains.items():
            if control not in self.axes:
                places = thin(space, stops) if space and stops > 1 else ()
                several = space and len(places) > 1
                self.axes[control] = Axis(control, space, places) if space and several else None
        return most is None

    def _axes_of(self, function: Function) -> tuple[Axis, ...]:
        return tuple(axis for each in function.controls if (axis := self.axes[each]))

    def _fill(self, answers: Answers) -> None:
        """Call a function at all places, and at some of them once more along another path."""
        for places in _ways(answers):
            if places not in answers.panes and not self._go(answers, places):
                break
        if not answers.unlike:
            answers.refused |= not all(self._holds(answers, each) for each in _samples(answers))
        # what began to follow later was until then as at the start
        last = self._try(answers, answers.start) or answers.panes[answers.start]
        for places, state in answers.panes.items():
            answers.panes[places] = {**last, **state}
        self._visit(answers, answers.start, calls=False)  # where time ran out, it is elsewhere

    def _go(self, answers: Answers, places: Places) -> bool:
        state = self._try(answers, places)
        if state is not None:
            answers.panes[places] = state
        return state is not None

    def _holds(self, answers: Answers, places: Places) -> bool:
        """Return whether a state shows the same, reached by another way."""
        state = self._try(answers, places)
        return state is None or _alike(state, answers.panes[places])

    def _try(self, answers: Answers, places: Places) -> State | None:
        """Go to a state, and return what is shown there; None if time ran out."""
        try:
            with self.limits.watched():
                return self._visit(answers, places)
        except OutOfTimeError:
            return None

    def _visit(self, answers: Answers, places: Places, calls: bool = True) -> State:
        """Go to a state, and return what is shown there."""
        self.tape.start()
        chance.seed()
        warn_anew()
        with PAUSED:
            answers.entangled |= not _move(answers.axes, places)
        if calls:
            answers.function.call()
        show_figures()  # those that were put nowhere: none waits for the next state
        grows = self.followers.note(answers.function, answers.function.controls)
        answers.refused |= grows
        return self._state(answers)

    def _state(self, answers: Answers) -> State:
        state = {}
        for ident, content in self.followers.contents(answers.function, self.outs).items():
            state[ident] = told(content)
            answers.shown.setdefault(state[ident], content)
        return state


def _move(axes: Sequence[Axis], places: Places) -> bool:
    """Move controls, and return whether they are there then: an observer may move them on."""
    try:
        for axis, place in zip(axes, places, strict=False):
            axis.move(place)
    except TraitError:  # a value that it has no more
        return False
    return all(axis.is_at(place) for axis, place in zip(axes, places, strict=False))


def _alike(state: State, other: State) -> bool:
    return all(alike(state[ident], other.get(ident, state[ident])) for ident in state)


def groups(functions: Sequence[Function]) -> list[list[Function]]:
    """Return the functions that share controls, directly or through others, together."""
    groups: list[list[Function]] = []
    for function in functions:
        mine = set(function.controls)
        near = [group for group in groups if any(mine & set(each.controls) for each in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*itertools.chain(*near), function])
    return groups


def _ways(answers: Answers) -> Iterator[Places]:
    """Give all places: each control alone first, then, if they move together, the rest."""
    start = answers.start
    for at, axis in enumerate(answers.axes):
        yield from ((*start[:at], place, *start[at + 1 :]) for place in axis.stops)
    if not answers.alone:
        yield from itertools.product(*(axis.stops for axis in answers.axes))


def _give_up(group: Sequence[Answers]) -> None:
    """Keep of grids that were not finished what was: each control alone, and its stops so far."""
    for answers in group:
        answers.alone, start = len(answers.axes) > 1, answers.start
        for at, axis in enumerate(answers.axes):
            axis.stops = tuple(
                place
                for place in axis.stops
                if (*start[:at], place, *start[at + 1 :]) in answers.panes
            )


def _is_whole(answers: Answers) -> bool:
    return all(places in answers.panes for places in _ways(answers))


def _samples(answers: Answers) -> list[Places]:
    """Return some of the places, the last one first, and the start before and after them."""
    places = sorted(answers.panes, reverse=True)
    stride = max(1, len(places) // _SAMPLES)
    return [answers.start, *places[::stride], answers.start]
