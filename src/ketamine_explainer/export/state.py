"""The standard widget state of an executed notebook, read into small frozen records."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

STATE_MIME = "application/vnd.jupyter.widget-state+json"
VIEW_MIME = "application/vnd.jupyter.widget-view+json"
_REFERENCE = "IPY_MODEL_"
_BOTH_WAYS = {"LinkModel": True, "DirectionalLinkModel": False}


@dataclass(frozen=True)
class Model:
    """One widget model: its id, its kind (``DropdownModel``) and its traits."""

    id: str
    kind: str
    traits: Mapping[str, Any]

    def get(self, trait: str, default: Any = None) -> Any:
        """Return a trait, or `default` where it is absent or null."""
        value = self.traits.get(trait)
        return default if value is None else value

    @property
    def children(self) -> tuple[str, ...]:
        """The ids of the models inside this one."""
        return tuple(refer(child) for child in self.get("children", ()))

    @property
    def words(self) -> str:
        """The widget as a reader of an error message knows it."""
        name = self.kind.removesuffix("Model")
        description = self.get("description", "")
        return f"{name} {description!r}" if description else name


@dataclass(frozen=True)
class End:
    """One end of a link: an attribute of a model."""

    model: str
    attribute: str


@dataclass(frozen=True)
class Link:
    """A link in the front end: `target` follows `source`, and the reverse where `both` is true."""

    source: End
    target: End
    both: bool

    @property
    def ends(self) -> tuple[End, End]:
        """Both ends, the source first."""
        return self.source, self.target


@dataclass(frozen=True)
class WidgetState:
    """Every model of a notebook by id, and the links between them in the order they were made."""

    models: Mapping[str, Model]
    links: tuple[Link, ...]


def refer(reference: str) -> str:
    """Return the model id in a reference such as ``IPY_MODEL_3f2a``."""
    return reference.removeprefix(_REFERENCE)


def read_state(metadata: Mapping[str, Any]) -> WidgetState:
    """Read the widget state from a notebook's metadata; it is empty where none is stored."""
    raw = metadata.get("widgets", {}).get(STATE_MIME, {}).get("state", {})
    models = {
        ident: Model(ident, entry["model_name"], _traits(entry)) for ident, entry in raw.items()
    }
    return WidgetState(models, tuple(_links(models)))


def _traits(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a model's traits, with the bytes that are stored apart from them."""
    parts = {
        buffer["path"][0]: _bytes(buffer)
        for buffer in entry.get("buffers", ())
        if len(buffer["path"]) == 1
    }
    return {**entry["state"], **parts}


def _bytes(buffer: Mapping[str, str]) -> bytes:
    data = buffer["data"]
    return bytes.fromhex(data) if buffer["encoding"] == "hex" else b64decode(data)


def _links(models: Mapping[str, Model]) -> Iterator[Link]:
    for model in models.values():
        if model.kind in _BOTH_WAYS:
            source, target = _end(model.traits["source"]), _end(model.traits["target"])
            yield Link(source, target, both=_BOTH_WAYS[model.kind])


def _end(pair: tuple[str, str]) -> End:
    reference, attribute = pair
    return End(refer(reference), attribute)
