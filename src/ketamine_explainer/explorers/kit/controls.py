"""Choices that act in the front end: a control linked to stacks, no callback into Python."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import ipywidgets as w
from ipywidgets.widgets.widget_string import HTMLStyle

from ...content import Content
from .room import Captioned, Choice, Kind

_CONTROLS = {
    "buttons": w.ToggleButtons,
    "dropdown": w.Dropdown,
    "radio": w.RadioButtons,
    "slider": w.SelectionSlider,
}
_MADE = {
    "wide": lambda: w.Layout(width="100%", height="auto", margin="0"),
    "row": lambda: w.Layout(width="100%", flex_flow="row wrap", align_items="flex-start"),
    "unseen": lambda: w.Layout(display="none"),
    "plain": HTMLStyle,
}
_shared: dict[str, Any] = {}


def shared(name: Literal["wide", "row", "unseen", "plain"]) -> Any:
    """Return the layout or style of that name, which all texts share.

    With it a pane costs one widget model and not three. It is made again after it was closed.
    """
    if name not in _shared or _shared[name].comm is None:
        _shared[name] = _MADE[name]()
    return _shared[name]


@dataclass(frozen=True)
class Fork:
    """What depends on a choice: a leaf, or another fork, for each of its options."""

    choice: Control
    cases: tuple[Any, ...]


class Panes(w.Stack):  # type: ignore[misc]
    """A stack that shows the pane of the option chosen, without Python."""

    def __init__(self, choice: Control, panes: Sequence[Any]) -> None:
        super().__init__(panes, selected_index=choice.control.index, layout=shared("wide"))
        self.choice = choice
        w.jsdlink((choice.control, "index"), (self, "selected_index"))


class Choices(ABC):
    """One control or several, and all that can be chosen with them.

    What depends on them is given once, as a list in the order of `states` or as a function of a
    state: from it come the widgets that show it, and what the figure's specification says of it.
    """

    @property
    @abstractmethod
    def states(self) -> list[tuple[Any, ...]]:
        """What can be chosen: the values of the options, a state each."""

    @abstractmethod
    def fork(self, leaves: Sequence[Any]) -> Any:
        """Return the forks that lead to the leaf of each state; a leaf where nothing depends.

        Raises
        ------
        ValueError
            If there are not as many leaves as states.
        """

    @property
    def first_state(self) -> tuple[Any, ...]:
        """The state in which everything opens."""
        tree = self.fork(self.states)
        while isinstance(tree, Fork):
            tree = tree.cases[tree.choice.control.index]
        state: tuple[Any, ...] = tree
        return state

    def each(self, given: Iterable[Any] | Callable[..., Any]) -> list[Any]:
        """Return what is given for each state, calling it with the state's values if it is code."""
        return [given(*state) for state in self.states] if callable(given) else list(given)

    def stack(self, panes: Iterable[Any]) -> Any:
        """Return the stacks, linked to their controls, that show the pane of the state chosen."""
        return _stacked(self.fork(list(panes)))

    def texts(self, htmls: Iterable[str] | Callable[..., str]) -> Any:
        """Return stacks of HTML texts, one a state; equal ones are one widget."""
        given = self.each(htmls)
        made = {html: text(html) for html in dict.fromkeys(given)}
        return self.stack(made[html] for html in given)

    def _refuse_count(self, leaves: Sequence[Any], labels: Iterable[str]) -> None:
        if len(leaves) != len(self.states):
            raise ValueError(
                f"given {len(leaves)} panes; allowed: {len(self.states)}, one for each state of "
                f"{', '.join(map(repr, labels))}"
            )


@dataclass(frozen=True)
class Fixed(Choices):
    """States that nobody chooses among, the first of which is shown: of a picture alone.

    Parameters
    ----------
    given : tuple of tuple
        The values of each state.
    """

    given: tuple[tuple[Any, ...], ...]

    @classmethod
    def of(cls, *values: Any) -> Fixed:
        """Return a state for each value."""
        return cls(tuple((value,) for value in values))

    @property
    def states(self) -> list[tuple[Any, ...]]:
        """The values of each state."""
        return list(self.given)

    @property
    def first_state(self) -> tuple[Any, ...]:
        """The values of the first state."""
        return self.given[0]

    def fork(self, leaves: Sequence[Any]) -> Any:
        """Return the first leaf."""
        self._refuse_count(leaves, ())
        return leaves[0]


ALWAYS = Fixed(((),))
"""The one state of what follows nothing."""


def _stacked(tree: Any) -> Any:
    if not isinstance(tree, Fork):
        return tree
    return Panes(tree.choice, [_stacked(case) for case in tree.cases])


@dataclass(frozen=True)
class Control(Choices):
    """A control and the words of its options.

    Parameters
    ----------
    control : Widget
        Its ``index`` is the chosen option.
    options : tuple of str
        Words of the options, in order.
    kind : {"buttons", "dropdown", "radio", "slider"}
        Which control it is.
    values : tuple
        What the options stand for.
    player : Play, optional
        Moves the control step by step.
    """

    control: Any
    options: tuple[str, ...]
    kind: Kind
    values: tuple[Any, ...]
    player: Any = None

    @property
    def states(self) -> list[tuple[Any, ...]]:
        """The value of each option."""
        return [(value,) for value in self.values]

    def fork(self, leaves: Sequence[Any]) -> Any:
        """Return a leaf for each option; a leaf may be a fork of another control."""
        self._refuse_count(leaves, [self.control.description])
        return Fork(self, tuple(leaves))

    @property
    def first_state(self) -> tuple[Any, ...]:
        """The value of the option chosen at the start."""
        return (self.values[self.control.index],)

    @property
    def row(self) -> Any:
        """The control, behind its player where it has one."""
        if self.player is None:
            return self.control
        return w.HBox([self.player, self.control], layout=shared("row"))


def choose(
    label: str,
    options: Sequence[str],
    kind: Kind = "buttons",
    first: int = 0,
    values: Sequence[Any] = (),
) -> Control:
    """Return a choice among `options`.

    Parameters
    ----------
    label : str
        What is chosen; the control's visible and accessible name.
    options : sequence of str
        At least two, all different.
    kind : {"buttons", "dropdown", "radio", "slider"}
        The control.
    first : int
        Index of the option chosen at the start.
    values : sequence
        What each option stands for; its words, where there are none.

    Raises
    ------
    ValueError
        If the label is empty, there are fewer than two options, two are alike, `first` is none of
        them, or there are not as many values.
    """
    words = tuple(options)
    meant = tuple(values) or words
    if len(meant) != len(words):
        raise ValueError(f"given {len(meant)} values; allowed: one for each of {words}")
    if not label or len(words) < 2 or len(set(words)) < len(words) or not 0 <= first < len(words):
        raise ValueError(
            f"given label {label!r}, options {words}, first {first}; allowed: a label, at least "
            "two different options, and first as the index of one of them"
        )
    control = _CONTROLS[kind](
        options=words, value=words[first], description=label,
        style={"description_width": "initial"}, layout=_layout(kind),
    )  # fmt: skip
    if kind == "buttons":
        control.style.button_width = "auto"  # else long words are cut
    return Control(control, words, kind, meant)


def controls(content: Content, captioned: Captioned) -> tuple[Control, ...]:
    """Return controls as a room declares them, with the labels that their caption gives them."""
    return tuple(named_controls(content, captioned).values())


def named_controls(content: Content, captioned: Captioned) -> dict[str, Control]:
    """Return the controls of `controls` by their names."""
    labels = captioned.caption(content).controls
    return {each.name: _control(content, labels[each.name], each) for each in captioned.choices}


def _control(content: Content, label: str, choice: Choice) -> Control:
    words, values = zip(*choice.options(content), strict=True)
    made = choose(label, words, choice.kind, choice.place(content, values), values)
    return playable(made, choice.step) if choice.step else made


def playable(choice: Control, milliseconds: int = 700) -> Control:
    """Return `choice` (a slider) with a Play button that steps through its options."""
    player = w.Play(
        value=choice.control.index, min=0, max=len(choice.options) - 1, interval=milliseconds,
        description=f"Play: {choice.control.description}",
    )  # fmt: skip
    w.jslink((player, "value"), (choice.control, "index"))
    return replace(choice, player=player)


def column(parts: Iterable[Any]) -> Any:
    """Return widgets one below the other, each as wide as the cell."""
    return w.VBox(list(parts), layout=shared("wide"))


def text(html: str, *classes: str) -> Any:
    """Return HTML as a widget, with CSS classes."""
    widget = w.HTML(str(html), layout=shared("wide"), style=shared("plain"))
    for name in classes:
        widget.add_class(name)
    return widget


def _layout(kind: Kind) -> Any:
    width = {"slider": "min(100%, 640px)", "dropdown": "min(100%, 560px)"}.get(kind, "auto")
    return w.Layout(width=width, height="auto" if kind in ("buttons", "radio") else None)
