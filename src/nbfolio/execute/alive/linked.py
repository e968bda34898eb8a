"""Links of the author's own, where the control that they hold moves among its stops alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from .stops import domain
from .widgets import all_widgets, copied, reference, rewrite, send

_TEXTS = ("HTML", "HTMLMath", "Label")
_RANGES = ("BoundedIntText", "FloatSlider", "IntSlider", "FloatLogSlider", "BoundedFloatText")


def follow_stops(
    control: Any,
    attribute: str,
    stops: Mapping[str, Any],
    values: Sequence[Any],
    stack: Callable[[Sequence[str]], str],
) -> None:
    """Let what is linked with the value of a control follow its stops.

    Parameters
    ----------
    control
        The control.
    attribute
        Which of its attributes says the place of its stop now.
    stops
        What another control needs to have the same stops.
    values
        The value at each stop.
    stack
        Returns a stack of models that the control chooses from.
    """
    for made, other, name in _links_of(control):
        if name == "value" and type(other).__name__ == "Play":
            send(other, {"min": 0, "max": len(values) - 1, "step": 1, "value": stops["index"]})
            _hold(made, control, attribute, "value")
        elif name == "value" and type(other).__name__ in _RANGES:
            rewrite(other, "SelectionSlider", **{**stops, "description": other.description})
            _hold(made, control, attribute, "index")
        elif name == "value" and type(other).__name__ in _TEXTS:
            panes = [copied(other, value=_said(value)) for value in values]
            rewrite(other, "VBox", children=[reference(stack(panes))])
            _undo(made)
        else:
            _undo(made)


def cut(control: Any) -> None:
    """Undo the links of a control that does not move; what moved nothing else goes."""
    for made, other, _ in _links_of(control):
        _undo(made)
        if type(other).__name__ == "Play":
            rewrite(other, "VBox", children=[])
        elif domain(other) is not None:
            rewrite(other, "HTML", value=_said(other.value))


def _links_of(control: Any) -> Iterator[tuple[Any, Any, str]]:
    """Give each link that holds the value of a control, with its other end."""
    for made in list(all_widgets().values()):
        if type(made).__name__ in ("Link", "DirectionalLink"):
            ends = [tuple(made.source), tuple(made.target)]
            for mine, other in (ends, ends[::-1]):
                if mine[0] is control and mine[1] == "value":
                    yield made, *other


def _hold(made: Any, control: Any, attribute: str, name: str) -> None:
    """Let a link hold another attribute of a control, and of its other end."""
    held = {
        end: [reference(widget.model_id), attribute if widget is control else name]
        for end, (widget, _) in (("source", made.source), ("target", made.target))
    }
    send(made, held)


def _undo(made: Any) -> None:
    """Store a link as something that links nothing."""
    send(made, {"_model_name": "LayoutModel", "_model_module": "@jupyter-widgets/base"})


def _said(value: Any) -> str:
    """Return a value as a label of a page says it."""
    return f"{value:.12g}" if isinstance(value, float) else str(value)
