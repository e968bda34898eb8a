"""Widget state as others stored it: of ipywidgets 7, and of Colab, brought to today's form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_PANES = {"TabModel", "AccordionModel"}


def entries(stored: Mapping[str, Any]) -> Any:
    """Return the entries of the models in a stored state.

    They are under ``state``, but in Colab's notebooks they are all that is stored.
    """
    bare = "state" not in stored and any(map(is_entry, stored.values()))
    return stored if bare else stored.get("state")


def is_entry(raw: Any) -> bool:
    """Return whether something that is stored says which kind of model it is."""
    return isinstance(raw, Mapping) and isinstance(raw.get("model_name"), str)


def renewed(kind: str, version: str, traits: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the traits of a model as ipywidgets 8 stores them.

    Parameters
    ----------
    kind
        The name of the model.
    version
        That of its module: 1 of ipywidgets 7, 2 of ipywidgets 8.
    traits
        As they are stored.
    """
    if not version.lstrip("^~").startswith("1."):
        return traits
    added: dict[str, Any] = {}
    if words := traits.get("description_tooltip"):
        added["tooltip"] = words
    if kind in _PANES:
        added["selected_index"] = 0  # it stored no more than what was not so
        added["titles"] = _titles(traits)
    return {**added, **traits}


def _titles(traits: Mapping[str, Any]) -> list[Any]:
    """Return the titles that were stored by the place of their pane, as texts of digits."""
    given, children = traits.get("_titles"), traits.get("children")
    if not isinstance(given, Mapping) or not isinstance(children, list | tuple):
        return []
    return [given.get(str(place), "") for place in range(len(children))]
