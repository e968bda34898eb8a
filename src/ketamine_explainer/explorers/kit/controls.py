"""Choices that act in the front end: a control linked to stacks, no callback into Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import ipywidgets as w
from ipywidgets.widgets.widget_string import HTMLStyle

Kind = Literal["buttons", "dropdown", "radio", "slider"]
_CONTROLS = {
    "buttons": w.ToggleButtons,
    "dropdown": w.Dropdown,
    "radio": w.RadioButtons,
    "slider": w.SelectionSlider,
}
_MADE = {
    "wide": lambda: w.Layout(width="100%", height="auto", margin="0"),
    "row": lambda: w.Layout(width="100%", flex_flow="row wrap", align_items="flex-start"),
    "plain": HTMLStyle,
}
_shared: dict[str, Any] = {}


def shared(name: Literal["wide", "row", "plain"]) -> Any:
    """Return the layout or style of that name, which all texts share.

    With it a pane costs one widget model and not three. It is made again after it was closed.
    """
    if name not in _shared or _shared[name].comm is None:
        _shared[name] = _MADE[name]()
    return _shared[name]


@dataclass(frozen=True)
class Control:
    """A control and the words of its options.

    Parameters
    ----------
    control : Widget
        Its ``index`` is the chosen option.
    options : tuple of str
        Words of the options, in order.
    player : Play, optional
        Moves the control step by step.
    """

    control: Any
    options: tuple[str, ...]
    player: Any = None

    def stack(self, panes: Sequence[Any]) -> Any:
        """Return a Stack that shows the pane of the chosen option.

        Parameters
        ----------
        panes : sequence of Widget
            One an option; a pane may be a stack of another choice.

        Raises
        ------
        ValueError
            If there are not as many panes as options.
        """
        if len(panes) != len(self.options):
            raise ValueError(
                f"given {len(panes)} panes; allowed: {len(self.options)}, one for each option of "
                f"'{self.control.description}'"
            )
        stack = w.Stack(panes, selected_index=self.control.index, layout=shared("wide"))
        w.jsdlink((self.control, "index"), (stack, "selected_index"))
        return stack

    def texts(self, htmls: Sequence[str]) -> Any:
        """Return a Stack of HTML texts, one an option; equal ones are one widget."""
        made = {html: text(html) for html in dict.fromkeys(htmls)}
        return self.stack([made[html] for html in htmls])

    @property
    def row(self) -> Any:
        """The control, behind its player where it has one."""
        if self.player is None:
            return self.control
        return w.HBox([self.player, self.control], layout=shared("row"))


def choose(label: str, options: Sequence[str], kind: Kind = "buttons", first: int = 0) -> Control:
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

    Raises
    ------
    ValueError
        If the label is empty, there are fewer than two options, two are alike, or `first` is none
        of them.
    """
    words = tuple(options)
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
    return Control(control, words)


def playable(choice: Control, milliseconds: int = 700) -> Control:
    """Return `choice` (a slider) with a Play button that steps through its options."""
    player = w.Play(
        value=choice.control.index, min=0, max=len(choice.options) - 1, interval=milliseconds,
        description=f"Play: {choice.control.description}",
    )  # fmt: skip
    w.jslink((player, "value"), (choice.control, "index"))
    return Control(choice.control, choice.options, player)


def text(html: str, *classes: str) -> Any:
    """Return HTML as a widget, with CSS classes."""
    widget = w.HTML(html, layout=shared("wide"), style=shared("plain"))
    for name in classes:
        widget.add_class(name)
    return widget


def _layout(kind: Kind) -> Any:
    width = {"slider": "min(100%, 640px)", "dropdown": "min(100%, 560px)"}.get(kind, "auto")
    return w.Layout(width=width, height="auto" if kind in ("buttons", "radio") else None)
