"""Controls that authors observe from Python, and the links that they made there."""

from __future__ import annotations

import functools
import types
from collections.abc import Iterator, Mapping
from typing import Any

from .functions import Function
from .widgets import all_widgets, link

_THEIRS = ("ipywidgets", "traitlets", "nbfolio_alive", "ipykernel", "IPython")

_LINKS = ("link", "directional_link")
"""The classes of links that Python keeps."""


def handlers(control: Any) -> list[Any]:
    """Return the author's functions that are called as a control moves."""
    return [each for each in _notified(control) if _is_authors(each)]


def observed(but: set[Any]) -> list[Any]:
    """Return the controls that authors observe, in the order in which they were made."""
    found = all_widgets().values()
    return [each for each in found if hasattr(each, "value") and each not in but and handlers(each)]


def as_functions(followers: Mapping[Any, set[str]]) -> list[Function]:
    """Return the observers of controls, those together that change the same widgets.

    Parameters
    ----------
    followers
        By control: the ids of the widgets that change as it moves.
    """
    clusters: list[tuple[list[Any], set[str]]] = []
    for control, changed in followers.items():
        if not changed:
            continue
        idents = changed | {control.model_id}  # what another moves is not moved apart from it
        near = [each for each in clusters if each[1] & idents]
        clusters = [each for each in clusters if each not in near]
        controls = [one for each in near for one in each[0]]
        clusters.append(([*controls, control], idents.union(*(each[1] for each in near))))
    return [
        Function(handlers(controls[0])[0], tuple(controls), None, lambda: None)
        for controls, _ in clusters
    ]


def follow_links() -> None:
    """Store links between widgets that Python keeps as links that a page follows."""
    done = set()
    for widget in all_widgets().values():
        for handler in _notified(widget):
            made: Any = getattr(handler, "__self__", None)
            if type(made).__name__ not in _LINKS or id(made) in done:
                continue
            done.add(id(made))
            ends = [made.source, made.target]
            if _is_plain(made) and all(_can_follow(*end) for end in ends):
                source, target = [(end[0].model_id, end[1]) for end in ends]
                link(source, target, both=type(made).__name__ == "link")


def _is_plain(made: Any) -> bool:
    """Return whether a link hands on a value as it is."""
    return (made._transform.__module__ or "").startswith("traitlets")


def _can_follow(widget: Any, attribute: str) -> bool:
    has_options = hasattr(widget, "_options_labels")
    known = attribute in ("index", "selected_index") or (attribute == "value" and not has_options)
    return known and hasattr(widget, "model_id")


def _notified(widget: Any) -> Iterator[Any]:
    for name, kinds in getattr(widget, "_trait_notifiers", {}).items():
        if name in ("value", "index", "label") or not isinstance(name, str):
            yield from kinds.get("change", ())


def _is_authors(handler: Any) -> bool:
    while isinstance(handler, functools.partial) or hasattr(handler, "cb"):
        handler = handler.func if isinstance(handler, functools.partial) else handler.cb
    if type(made := getattr(handler, "__self__", None)).__name__ in _LINKS:
        return not _is_plain(made)
    if not isinstance(handler, types.FunctionType | types.MethodType):
        return False
    return not (handler.__module__ or "").startswith(_THEIRS)
