"""The widgets of a kernel as they are stored: written anew without their Python objects."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import ipywidgets
from ipywidgets import Widget

REFERENCE = "IPY_MODEL_"
VIEW_MIME = "application/vnd.jupyter.widget-view+json"

_CHANCE = re.compile(
    r"\b0x[0-9a-f]{6,}|\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b|\bT_[0-9a-f]{5}\b"
)
"""Addresses in memory and names made by chance, which differ where nothing else does."""


def all_widgets() -> dict[str, Any]:
    """Return each widget that there is by the id of its model."""
    module = ipywidgets.widgets.widget
    found = getattr(module, "_instances", None)  # ipywidgets 8; `widgets` before
    return dict(Widget.widgets if found is None else found)


def reference(ident: str) -> str:
    """Return how one model names another."""
    return f"{REFERENCE}{ident}"


def new_model(kind: str, **state: Any) -> str:
    """Store a new widget model, and return its id.

    Parameters
    ----------
    kind
        What it is, such as ``Stack``.
    state
        Its traits.
    """
    return _open({**_kind(kind), **state})


def new_output(outputs: list[Any]) -> str:
    """Store an ``Output`` that shows these."""
    return _open({**_kind("Output", "@jupyter-widgets/output"), "outputs": outputs, "msg_id": ""})


def copied(widget: Any, **state: Any) -> str:
    """Store a copy of a widget with other traits, and return its id."""
    return _open({**widget.get_state(), **state})


def rewrite(widget: Any, kind: str, **state: Any) -> None:
    """Store a widget as one of another kind: whatever shows it shows that."""
    send(widget, {**_kind(kind), **state})


def send(widget: Any, state: Mapping[str, Any]) -> None:
    """Store traits of a widget that its Python object does not have."""
    widget.comm.send(data={"method": "update", "state": dict(state), "buffer_paths": []})


def link(source: tuple[str, str], target: tuple[str, str], both: bool = False) -> None:
    """Store that one model's trait follows another's, and the reverse where `both` is true."""
    new_model(
        "Link" if both else "DirectionalLink",
        source=[reference(source[0]), source[1]],
        target=[reference(target[0]), target[1]],
    )


def _kind(name: str, module: str = "@jupyter-widgets/controls") -> dict[str, Any]:
    return {
        "_model_name": f"{name}Model",
        "_model_module": module,
        "_model_module_version": "2.0.0",
        "_view_name": f"{name}View",
        "_view_module": module,
        "_view_module_version": "2.0.0",
    }


def _open(state: dict[str, Any]) -> str:
    from comm import create_comm
    from ipywidgets.widgets.widget import _remove_buffers

    plain, paths, buffers = _remove_buffers(state)
    comm = create_comm(
        target_name="jupyter.widget",
        data={"state": plain, "buffer_paths": paths},
        buffers=buffers,
        metadata={"version": "2.1.0"},
    )
    return str(comm.comm_id)


def told(content: Any) -> str:
    """Return what is shown as text that is the same where the same is shown."""
    return json.dumps(_whole(content, ()), sort_keys=True, default=repr)


def alike(told: str, other: str) -> bool:
    """Return whether two say the same but for addresses in memory and names made by chance."""
    return _CHANCE.sub("", told) == _CHANCE.sub("", other)


def _whole(content: Any, within: tuple[str, ...]) -> Any:
    """Return what is shown with the widgets in it in place of their ids."""
    if isinstance(content, Mapping):
        if isinstance(view := content.get(VIEW_MIME), Mapping):
            return [_state(str(view.get("model_id")), within)]
        return {str(key): _whole(each, within) for key, each in content.items()}
    if isinstance(content, list | tuple):
        return [_whole(each, within) for each in content]
    if isinstance(content, str) and content.startswith(REFERENCE):
        return _state(content.removeprefix(REFERENCE), within)
    return content


def _state(ident: str, within: tuple[str, ...]) -> Any:
    widget = all_widgets().get(ident)
    if widget is None or ident in within:
        return ident
    return _whole(widget.get_state(), (*within, ident))
