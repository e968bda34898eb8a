"""What functions put out at each place of their grids, as panes that ordinary controls choose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from .followers import Content
from .grid import Answers, Axis, Places, name_of
from .linked import cut, follow_stops
from .stops import domain
from .widgets import all_widgets, copied, link, new_model, new_output, reference, rewrite, send

_MOST_EMPTY = 200
"""Places before the first value of a number, up to which the number itself chooses its pane."""

_CHOICES = ("Dropdown", "RadioButtons", "ToggleButtons", "Select", "SelectionSlider")
_SWITCHES = ("Checkbox", "ToggleButton")
_NUMBERS = ("IntSlider", "BoundedIntText", "Play")


class Control:
    """A control as the page has it, and which of its attributes chooses a pane.

    Parameters
    ----------
    axis
        Its values.
    ident
        The id of its model.
    attribute
        What links follow.
    before
        How many places come before that of its first stop.
    """

    def __init__(self, axis: Axis, ident: str, attribute: str, before: int = 0) -> None:
        self.axis, self.ident, self.attribute, self.before = axis, ident, attribute, before

    def stack(self, panes: Sequence[str]) -> str:
        """Return a new stack of these models, one for each stop, that the control chooses from."""
        at = self.before + self.axis.stops.index(self.axis.domain.start)
        ident = _stack([panes[0]] * self.before + list(panes), at)
        link((self.ident, self.attribute), (ident, "selected_index"))
        return ident


def weave(group: Sequence[Answers], controls: dict[Any, Axis | None]) -> None:
    """Store functions that share controls as widgets that need no kernel.

    Parameters
    ----------
    group
        What each of them puts out.
    controls
        All that they are tied to; None for those that cannot move.
    """
    for control, axis in controls.items():
        if axis is None:
            _fix(control)
    axes = [axis for axis in controls.values() if axis]
    if any(answers.refused or answers.entangled for answers in group) or not axes:
        for axis in axes:
            _fix(axis.control)
        _show_starts(group, controls)
        return
    alone = len(axes) > 1 and any(answers.alone for answers in group)
    woven = _woven_alone(axes) if alone else {axis: _control(axis) for axis in axes}
    for answers in group:
        for ident in answers.followers:
            weaving = _Weaving(answers, woven, ident)
            inner = weaving.alone() if alone else weaving.together()
            _put(ident, inner, list(_notes(answers, controls, alone)))
            controls = {}  # what is said of them is said once
        if answers.function.button:
            rewrite(answers.function.button, "VBox", children=[])  # it waits for nobody


def give_up(controls: Iterable[Any], error: Exception) -> None:
    """Store controls as words that say why they do not move."""
    for control in controls:
        reason = f"{type(error).__name__}: {error}"
        cut(control)
        words = f"{_standing(control)} (this could not be worked out: {escape(reason)})"
        rewrite(control, "HTML", value=words, description="")


def _show_starts(group: Sequence[Answers], controls: dict[Any, Axis | None]) -> None:
    for answers in group:
        notes = [*_refusals(answers), *_said_of(controls, fixed_all=True)]
        if answers.function.out:
            ident = answers.function.out.model_id
            start = _leaf_of(ident, answers.shown[answers.panes[answers.start][ident]])
            _put(ident, start, notes)
        elif controls:
            first = next(iter(controls))
            _put(first.model_id, _words(_standing(first), []), notes)
        controls = {}


def _put(ident: str, inner: str, notes: Sequence[str]) -> None:
    """Store a widget as what shows its panes, over what is to be said of them."""
    said = [_words(f"<p>{note}</p>", ["w-note"]) for note in notes]
    rewrite(all_widgets()[ident], "VBox", children=list(map(reference, [inner, *said])))


def _leaf_of(ident: str, content: Content) -> str:
    """Return the model that shows what a widget shows in one state."""
    widget, traits = all_widgets()[ident], dict(content)
    if type(widget).__name__ == "Output" and "outputs" in traits:
        return new_output(traits["outputs"])
    if "layout" in traits:
        layout = traits["layout"]
        traits["layout"] = reference(copied(widget.layout, **layout))
    if type(widget).__name__ == "Stack" and [*traits] == ["selected_index"]:
        at = traits["selected_index"]
        return str(widget.children[at].model_id) if at is not None else _words("", [])
    if domain(widget) is not None or isinstance(getattr(widget, "value", None), int | float):
        return _words(_standing_as(widget, traits.get("value", widget.value)), [])
    return copied(widget, **traits)


class _Weaving:
    """Stacks of panes of one function: a stack that is needed twice is stored once."""

    def __init__(self, answers: Answers, controls: dict[Axis, Control], ident: str) -> None:
        self.answers, self.controls, self.ident = answers, controls, ident
        self._leaves: dict[str, str] = {}
        self._stacks: dict[tuple[Axis, tuple[str, ...]], str] = {}
        self._used: set[Axis] = set()

    def together(self) -> str:
        """Return the model that shows what all controls choose together."""
        # what is written within each pane of the outer ones is written there again: few are best
        order = sorted(self.answers.axes, key=lambda axis: len(axis.stops))
        root = self._tree(order, {})
        for axis in order:
            changes = axis in self._used or self.ident != self.answers.followers[0]
            if not changes:  # nothing follows it, and that is to be seen
                root = self.controls[axis].stack([root] * len(axis.stops))
        return root

    def alone(self) -> str:
        """Return the model that shows what the one control that moves chooses."""
        start, panes = self.answers.start, []
        for axis in self.controls:
            if axis not in self.answers.axes:
                panes.append(self._leaf(start))
                continue
            at = self.answers.axes.index(axis)
            states = [(*start[:at], place, *start[at + 1 :]) for place in axis.stops]
            panes.append(self.controls[axis].stack([self._leaf(each) for each in states]))
        return _chosen(self.controls, panes)

    def _tree(self, left: Sequence[Axis], places: dict[Axis, int]) -> str:
        if not left:
            return self._leaf(tuple(places[axis] for axis in self.answers.axes))
        axis, *rest = left
        panes = tuple(self._tree(rest, {**places, axis: place}) for place in axis.stops)
        if len(set(panes)) == 1:
            return panes[0]
        if (axis, panes) not in self._stacks:
            self._stacks[axis, panes] = self.controls[axis].stack(panes)
            self._used.add(axis)
        return self._stacks[axis, panes]

    def _leaf(self, places: Places) -> str:
        name = self.answers.panes[places][self.ident]
        if name not in self._leaves:
            self._leaves[name] = _leaf_of(self.ident, self.answers.shown[name])
        return self._leaves[name]


def _control(axis: Axis) -> Control:
    """Store a control so that it moves among its stops alone."""
    control, domain = axis.control, axis.domain
    kind, ident = type(control).__name__, control.model_id
    whole = len(axis.stops) == domain.count
    if kind in _SWITCHES:
        return Control(axis, ident, "value")
    if kind in _CHOICES and whole:
        return Control(axis, ident, "index")
    if kind in _NUMBERS and whole and control.step == 1 and 0 <= control.min <= _MOST_EMPTY:
        return Control(axis, ident, "value", control.min)
    stops = _stops(axis)
    if kind == "Play":
        send(control, {"min": 0, "max": len(axis.stops) - 1, "step": 1, "value": stops["index"]})
        kept = Control(axis, ident, "value")
    else:
        rewrite(control, "SelectionSlider", **stops)
        kept = Control(axis, ident, "index")
    values = [domain.at(place) for place in axis.stops]
    follow_stops(control, kept.attribute, stops, values, kept.stack)
    return kept


def _stops(axis: Axis) -> dict[str, Any]:
    words = [axis.domain.word(place) for place in axis.stops]
    at = axis.stops.index(axis.domain.start)
    return {"_options_labels": words, "index": at, "description": axis.name, "readout": True}


def _woven_alone(axes: Sequence[Axis]) -> dict[Axis, Control]:
    """Store controls of which one moves at a time: the others say where they stay."""
    names = [axis.name for axis in axes]
    chooser = new_model(
        "ToggleButtons", _options_labels=names, index=0, description="Move", tooltip="Move"
    )
    woven = {}
    for at, axis in enumerate(axes):
        ident = copied(axis.control, **_kind_of_slider(), **_stops(axis))
        woven[axis] = Control(axis, ident, "index")
        still = _words(_standing(axis.control), [])
        stack = _stack([ident if each == at else still for each in range(len(axes))], 0)
        link((chooser, "index"), (stack, "selected_index"))
        cut(axis.control)
        shown = [stack] if at else [chooser, stack]
        rewrite(axis.control, "VBox", children=list(map(reference, shown)))
    _CHOOSERS.update((axis, chooser) for axis in axes)
    return woven


_CHOOSERS: dict[Axis, str] = {}


def _chosen(controls: dict[Axis, Control], panes: Sequence[str]) -> str:
    stack = _stack(panes, 0)
    link((_CHOOSERS[next(iter(controls))], "index"), (stack, "selected_index"))
    return stack


def _kind_of_slider() -> dict[str, Any]:
    return {"_model_name": "SelectionSliderModel", "_view_name": "SelectionSliderView"}


def _stack(panes: Sequence[str], at: int) -> str:
    return new_model("Stack", children=list(map(reference, panes)), selected_index=at)


def _words(html: str, classes: Sequence[str]) -> str:
    return new_model("HTML", value=html, _dom_classes=list(classes))


def _fix(control: Any) -> None:
    """Store a control as words: it stays where it starts."""
    cut(control)
    rewrite(control, "HTML", value=_standing(control), description="")


def _standing(control: Any) -> str:
    value = getattr(control, "label", None) or getattr(control, "value", "")
    return _standing_as(control, value)


def _standing_as(control: Any, value: Any) -> str:
    return f"<b>{escape(name_of(control))}:</b> {escape(str(value))}"


def _notes(answers: Answers, controls: dict[Any, Axis | None], alone: bool) -> Iterator[str]:
    if alone and controls:
        yield "One control moves at a time here; the others stay where they start."
    yield from _said_of(controls)
    if answers.unlike:
        yield "What is shown is not the same with each call: each state shows one call."
    elif answers.drawn:
        yield "This draws random numbers: each state shows one draw, always the same."


def _said_of(controls: dict[Any, Axis | None], fixed_all: bool = False) -> Iterator[str]:
    fixed = [name_of(control) for control, axis in controls.items() if fixed_all or not axis]
    if fixed:
        stay = "they stay as they start" if fixed[1:] else "it stays as it starts"
        yield f"To move {escape(_listed(fixed))}, run the notebook: here {stay}."
    for axis in controls.values():
        if axis and not fixed_all and len(axis.stops) < axis.domain.count:
            yield f"{len(axis.stops)} of {axis.domain.count} values of {escape(axis.name)}."
        elif axis and not fixed_all and axis.domain.countless:
            yield f"{len(axis.stops)} values of {escape(axis.name)}, of more that it can have."


def _refusals(answers: Answers) -> Iterator[str]:
    if answers.entangled:
        yield (
            f"Moving one control of “{escape(answers.function.name)}” (cell {answers.cell}) "
            "changes another: it is shown as it starts."
        )
    elif answers.refused:
        yield (
            f"What “{escape(answers.function.name)}” (cell {answers.cell}) shows does not depend "
            "on its controls alone, but also on what was done before: it is shown as it starts."
        )


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
