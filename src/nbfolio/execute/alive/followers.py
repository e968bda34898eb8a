"""Widgets that change when controls move, beside what a function itself puts out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .functions import Function
from .pictures import small
from .tape import Stored, Tape
from .widgets import all_widgets

Content = Mapping[str, Any]
"""What a widget shows: its ``outputs``, or some of its traits by name."""

_OF_OUTPUTS = {"msg_id", "outputs"}


class Followers:
    """What widgets show, as far as code that was recorded has changed it.

    Parameters
    ----------
    tape
        Records it.
    """

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self._written: dict[str, list[Stored]] = {}
        self._traits: dict[str, dict[str, None]] = {}

    def note(self, function: Function, controls: Iterable[Any]) -> bool:
        """Note what has been recorded since the tape was started.

        Returns
        -------
        bool
            Whether something was added to what was shown before.
        """
        moved = {each.model_id for each in controls}
        aside = {each.model_id for each in (function.button, function.out) if each}
        for ident, outputs in self.tape.taken().items():
            if ident in self.tape.known:
                self._written[ident] = list(map(_light, outputs))
        for ident, trait in self.tape.touched:
            if ident not in moved | aside and not trait.startswith("_"):
                self._note_trait(ident, trait)
        if function.out and function.out.model_id not in self.tape.outputs:
            self._written[function.out.model_id] = []
        return any(ident in self.tape.known for ident in self.tape.unclear - aside)

    def contents(self, function: Function, mine: Iterable[str]) -> dict[str, Content]:
        """Return what each widget shows now: all that was changed but by other functions."""
        widgets = all_widgets()
        others = set(mine) - {function.out.model_id if function.out else ""}
        found: dict[str, Content] = {
            ident: {"outputs": list(outputs)}
            for ident, outputs in self._written.items()
            if ident not in others
        }
        for ident, traits in self._traits.items():
            if ident not in found and ident in widgets:
                found[ident] = _state(widgets[ident], traits)
        return found

    def _note_trait(self, ident: str, trait: str) -> None:
        widget = all_widgets().get(ident)
        kind = type(widget).__name__
        if kind == "Layout":
            for other, each in all_widgets().items():
                if getattr(each, "layout", None) is widget:
                    self._traits.setdefault(other, {})["layout"] = None
        elif kind == "Output" and trait in _OF_OUTPUTS:
            if trait == "outputs":
                self._written[ident] = [dict(each) for each in widget.outputs]  # type: ignore[union-attr]
        elif widget is not None and not kind.endswith("Style"):
            self._traits.setdefault(ident, {})[trait] = None


def _state(widget: Any, traits: Iterable[str]) -> Content:
    state: dict[str, Any] = dict(widget.get_state([each for each in traits if each in widget.keys]))
    if "layout" in state:
        state["layout"] = widget.layout.get_state()
    return state


def _light(output: Stored) -> Stored:
    return {**output, "data": small(output["data"])} if "data" in output else output
