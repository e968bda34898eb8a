"""What Python says of an explorer: the states that its controls have, and the words in each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import unescape
from random import Random
from typing import Any
from urllib.parse import parse_qsl

import ipywidgets as w
from bs4 import BeautifulSoup
from ipywidgets.widgets.widget import _instances
from ipywidgets.widgets.widget_link import DirectionalLink
from markupsafe import Markup

from ketamine_explainer.explorers.kit.explainer import Explainer
from ketamine_explainer.explorers.kit.live import LiveView, Mark, Words

from .widget_tree import walk

GROUPS = (w.ToggleButtons, w.RadioButtons)
CONTROLS = (*GROUPS, w.Dropdown, w.SelectionSlider)
MANY, SOME, SAMPLE = 60, 6, 200
"""Options of which some are tried with those of other controls, how many these are, and states."""
CHANGING = {"ke-sentence", "ke-figure"}

State = Mapping[Any, int]
"""The place of each control among its options, in the order in which they come to sight."""


class Explored:
    """An explorer, its controls, and what it shows where they stand.

    Parameters
    ----------
    explorer
        It is open: what its controls are linked to is read now, and kept.
    """

    def __init__(self, explorer: Explainer) -> None:
        heading = str(explorer.children[0].value)
        self.title = Markup(heading.split("<h3>")[1]).striptags()
        parts = list(walk(explorer))
        self.controls = [each for each in parts if isinstance(each, CONTROLS)]
        self._drivers = {
            link.target[0]: link.source[0]
            for link in list(_instances.values())
            if isinstance(link, DirectionalLink) and isinstance(link.target[0], w.Stack)
        }
        self._changing = [each for each in parts if CHANGING & set(_classes(each))]
        self._panes: dict[Any, dict[Any, set[int]]] = defaultdict(lambda: defaultdict(set))
        for stack in (each for each in parts if isinstance(each, w.Stack)):
            for place, pane in enumerate(stack.children):
                for part in walk(pane):
                    self._panes[part][stack].add(place)

    @property
    def first(self) -> State:
        """Where the controls stand at first."""
        return {each: each.index for each in self.controls}

    def states(self, alone: str = "") -> Iterator[State]:
        """Give all states of the controls, then those of the one named as alone, once.

        Of a control with many options a few are taken, and of very many states a sample.
        """
        lone = [each for each in self.controls if each.description == alone]
        joint = list(self._states([each for each in self.controls if each not in lone], {}))
        if any(len(each.options) > MANY for each in self.controls) and len(joint) > SAMPLE:
            joint = [joint[0], *Random(1).sample(joint[1:-1], SAMPLE - 2), joint[-1]]
        yield from joint
        last = joint[-1]
        if lone:
            yield from self._states(lone, last)

    def _states(self, controls: Sequence[Any], chosen: State) -> Iterator[State]:
        if not controls:
            yield chosen
            return
        first, *rest = controls
        for place in _tried(len(first.options)):
            state = {**chosen, first: place}
            yield from self._states([each for each in rest if self.shows(each, state)], state)

    def shows(self, widget: Any, state: State) -> bool:
        """Return whether a widget may be seen in a state: not on a pane that another hides."""
        return all(
            state.get(self._drivers[stack], next(iter(places))) in places
            for stack, places in self._panes[widget].items()
        )

    def words(self, state: State) -> str:
        """Return what the figures and the changing sentences say in a state, without blanks."""
        shown = (each for each in self._changing if self.shows(each, state))
        return "".join(self._words(each, state) for each in shown)

    def _words(self, widget: Any, state: State) -> str:
        if isinstance(widget, w.Stack):
            control = self._drivers[widget]
            return self._words(widget.children[state.get(control, control.index)], state)
        if isinstance(widget, LiveView):
            return text_of(alive(widget, state))
        if isinstance(widget, w.Box):
            return "".join(self._words(child, state) for child in widget.children)
        return text_of(widget.value) if isinstance(widget, w.HTML) else ""


def _tried(count: int) -> Sequence[int]:
    """Return the places of options that are tried: of many the ends, and some between."""
    if count <= MANY:
        return range(count)
    return sorted({0, count - 1, *Random(count).sample(range(1, count - 1), SOME - 2)})


def alive(view: LiveView, state: State) -> str:
    """Return the HTML of a view in a state, as its model has it."""
    page = BeautifulSoup(view._static, "html.parser")
    calculated: dict[str, Mapping[str, Any]] = {}  # most parts are of one state
    for part in page.select("[data-live]"):
        at = str(part.get("data-at", ""))
        if at not in calculated:
            calculated[at] = view.shows.at(**_standing(view, state, at))
        found = calculated[at][str(part["data-live"])]
        if isinstance(found, Words):
            part.string = found.words
        elif not isinstance(found, Mark):
            part.replace_with(BeautifulSoup(str(found), "html.parser"))
    return str(page)


def _standing(view: LiveView, state: State, at: str) -> dict[str, Any]:
    """Return what the controls stand for in a state, but for those that a part says itself."""
    choices = view.shows.choices
    chosen = {
        name: each.values[state.get(each.control, each.control.index)]
        for name, each in choices.items()
    }
    return chosen | {name: choices[name].values[int(place)] for name, place in parse_qsl(at)}


def _classes(widget: Any) -> Sequence[str]:
    return getattr(widget, "_dom_classes", ())


@cache
def text_of(html: str) -> str:
    """Return what a reader sees of HTML that is folded nowhere, without blanks."""
    shown = re.sub(r"<details.*?</details>", "", str(html), flags=re.DOTALL)
    return folded(unescape(re.sub(r"<[^>]+>", "", shown)))


def folded(text: str) -> str:
    """Return a text without blanks."""
    return "".join(text.split())
