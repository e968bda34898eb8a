"""The standard widget state of an executed notebook, read into small frozen records.

It is read once and checked whole: a renderer meets no trait of another kind, no child that is no
widget, no widget within itself.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .errors import ExportError
from .moments import written
from .nesting import refuse_nesting
from .older import entries, is_entry, renewed
from .traits import REFERENCE, TRAITS, Buffer, Entry

STATE_MIME = "application/vnd.jupyter.widget-state+json"
VIEW_MIME = "application/vnd.jupyter.widget-view+json"
HOSTED = "AnyWidgetModel"
"""The kind of each widget that brings its own front-end module, whatever its model is called."""

_BOTH_WAYS = {"LinkModel": True, "DirectionalLinkModel": False}
_CURE = (
    "Execute the notebook anew as it is exported: jupyter nbconvert --to folio --execute {}.ipynb"
)


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
        return tuple(map(refer, _references(self.traits)))

    @property
    def name(self) -> str:
        """What its class is called, as far as is known."""
        return _name(self.kind, self.traits)

    @property
    def words(self) -> str:
        """The widget as a reader of an error message knows it."""
        return _words(self.kind, self.traits)


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

    def within(self, ident: str) -> list[str]:
        """Return the ids of a widget and of all that stand in it, each once."""
        found: dict[str, None] = {}
        waiting = [ident]
        while waiting:
            if (name := waiting.pop()) in self.models and name not in found:
                found[name] = None
                waiting += map(refer, reversed(self.models[name].get("children", ())))
        return [*found]

    def with_traits(self, values: Mapping[End, Any]) -> WidgetState:
        """Return the same with these values of attributes."""
        given: dict[str, dict[str, Any]] = {}
        for end, value in values.items():
            given.setdefault(end.model, {})[end.attribute] = value
        models = {
            ident: replace(self.models[ident], traits={**self.models[ident].traits, **traits})
            for ident, traits in given.items()
        }
        return WidgetState({**self.models, **models}, self.links)


def refer(reference: str) -> str:
    """Return the model id in a reference such as ``IPY_MODEL_3f2a``."""
    return reference.removeprefix(REFERENCE)


def read_state(
    metadata: Mapping[str, Any],
    notebook: str = "the notebook",
    cells: Iterable[Mapping[str, Any]] = (),
) -> WidgetState:
    """Read the widget state from a notebook's metadata; it is empty where none is stored.

    Parameters
    ----------
    metadata : mapping
        The notebook's metadata.
    notebook : str
        Its name, for errors.
    cells : iterable of mapping
        Its cells: an error names the first one that shows the widget.

    Raises
    ------
    ExportError
        If what is stored is no widget state: says the widget and what is wrong with it.
    """
    raw = stored_models(metadata, notebook)
    try:
        models = {ident: _model(ident, entry) for ident, entry in raw.items()}
        refuse_nesting({ident: _inside(model) for ident, model in models.items()}, _refuse(models))
    except _StoredError as error:
        cell = _cell_of(error.ident, cells, raw)
        cure = _CURE.format(notebook)
        raise ExportError(notebook, cell, error.widget, error.reason, cure) from None
    return WidgetState(models, tuple(_links(models)))


def stored_models(metadata: Mapping[str, Any], notebook: str) -> Mapping[str, Any]:
    """Return the entries of the models of a notebook by id, as they are stored.

    What does not say which kind of model it is counts as not stored.

    Raises
    ------
    ExportError
        If what is stored has no such entries.
    """
    found: Any = metadata
    for key in ("widgets", STATE_MIME, "state"):
        if key != "state" and key not in found:
            return {}
        found = entries(found) if key == "state" else found.get(key)
        if not isinstance(found, Mapping):
            reason = f"its metadata hold {found!r:.60} as '{key}' where a mapping should be"
            raise ExportError(notebook, None, "widget state", reason, _CURE.format(notebook))
    return {ident: each for ident, each in found.items() if is_entry(each)}


class _StoredError(Exception):
    """What is wrong with one stored model."""

    def __init__(self, ident: str, widget: str, reason: str) -> None:
        super().__init__(reason)
        self.ident, self.widget, self.reason = ident, widget, reason


def _refuse(models: Mapping[str, Model]) -> Any:
    def error(ident: str, reason: str) -> _StoredError:
        return _StoredError(ident, models[ident].words, reason)

    return error


def _inside(model: Model) -> tuple[str, ...]:
    """Return what is written within a model: a stack writes each of its children once."""
    children = model.children
    return tuple(dict.fromkeys(children)) if model.kind == "StackModel" else children


def _model(ident: str, raw: Any) -> Model:
    try:
        entry = Entry.model_validate(raw)
    except ValidationError as error:
        reason = f"its entry is unsound: {explained(error.errors(include_url=False)[0])}"
        raise _StoredError(ident, f"widget {ident!r:.60}", reason) from None
    traits = renewed(entry.model_name, entry.model_module_version or "", _whole(ident, entry))
    brings = entry.model_module == "anywidget" or isinstance(traits.get("_esm"), str)
    model = Model(ident, HOSTED if brings else entry.model_name, dict(traits))
    if shape := TRAITS.get(model.kind):
        try:
            shape.model_validate(model.traits)
        except ValidationError as error:
            reason = f"a stored trait is unsound: {explained(error.errors(include_url=False)[0])}"
            raise _StoredError(ident, model.words, reason) from None
    return replace(model, traits=written(model.kind, model.traits))


_ALLOWED = {
    "missing": "something",
    "int": "a whole number",
    "float": "a number",
    "finite": "a finite number",
    "bool": "true or false",
    "string_unicode": "a text of whole characters",
    "string_pattern": f"the id of a widget after {REFERENCE}",
    "string": "a text",
    "list": "a list",
    "bytes": "bytes",
    "dict": "a mapping",
    "model": "a mapping",
    "greater": "a larger number",
    "less": "a smaller number",
    "invalid_key": "a text as a key",
    "dataclass": "a mapping",
    "tuple": "a list",
    "unexpected": "left out",
}
"""What may stand there, by the beginning of the name of pydantic's error."""


def explained(detail: ErrorDetails) -> str:
    """Return in words what was given where and what is allowed, of an error of pydantic's."""
    place = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in detail["loc"])
    known = (words for start, words in _ALLOWED.items() if detail["type"].startswith(start))
    allowed = next(known, detail["msg"].removeprefix("Input should be "))
    given = "nothing" if detail["type"] == "missing" else f"{detail['input']!r:.60}"
    return f"{place.removeprefix('.')!a:.80} is {given}, but should be {allowed}"


def _whole(ident: str, entry: Entry) -> Mapping[str, Any]:
    """Return the traits of a model, with their bytes, which are stored apart."""
    traits = entry.state
    for buffer in entry.buffers or ():
        try:
            traits = _filled(traits, buffer.path, _bytes(buffer))
        except (ValueError, binascii.Error) as error:
            reason = f"its bytes cannot be read: {error}"
        except (LookupError, TypeError, AttributeError):
            reason = f"its bytes are of {buffer.path!r:.80}, where it has nothing"
        else:
            continue
        raise _StoredError(ident, _words(entry.model_name, entry.state), reason)
    return traits


def _filled(traits: dict[str, Any], path: Sequence[str | int], found: bytes) -> dict[str, Any]:
    """Return traits with bytes in their place; nothing that was stored is changed."""
    whole = at = dict(traits)
    for key in path[:-1]:
        inner = at[key].copy()  # type: ignore[index]  # a list may stand below
        at[key] = inner  # type: ignore[index]
        at = inner
    at[path[-1]] = found  # type: ignore[index]
    return whole


def _bytes(buffer: Buffer) -> bytes:
    if buffer.encoding == "hex":
        return bytes.fromhex(buffer.data)
    return b64decode(buffer.data, validate=True)


def _words(kind: str, traits: Mapping[str, Any]) -> str:
    name, description = _name(kind, traits), traits.get("description")
    return f"{name} {description!r}" if description and isinstance(description, str) else name


def _name(kind: str, traits: Mapping[str, Any]) -> str:
    if isinstance(known := traits.get("_anywidget_id"), str):
        return known.rpartition(".")[2]
    return kind.removesuffix("Model")


def _references(traits: Mapping[str, Any]) -> list[str]:
    """Return the references to the children; what another kind of widget calls so is left out."""
    children = traits.get("children")
    if not isinstance(children, list | tuple):
        return []
    return [each for each in children if isinstance(each, str) and each.startswith(REFERENCE)]


def _links(models: Mapping[str, Model]) -> Iterator[Link]:
    for model in models.values():
        if model.kind in _BOTH_WAYS:
            source, target = _end(model.traits["source"]), _end(model.traits["target"])
            yield Link(source, target, both=_BOTH_WAYS[model.kind])


def _end(pair: tuple[str, str]) -> End:
    reference, attribute = pair
    return End(refer(reference), attribute)


def _cell_of(ident: str, cells: Iterable[Mapping[str, Any]], raw: Mapping[str, Any]) -> int | None:
    """Return the number of the first cell that shows a widget, None where none does."""
    for number, cell in enumerate(cells, start=1):
        waiting, seen = [*viewed(cell)], set()
        while waiting:
            if (at := waiting.pop()) == ident:
                return number
            if at not in seen:
                seen.add(at)
                waiting += _named(raw.get(at))
    return None


def viewed(cell: Mapping[str, Any]) -> Iterator[str]:
    """Give the ids of the widgets that a cell shows."""
    for output in cell.get("outputs") or ():
        data = output.get("data") if isinstance(output, Mapping) else None
        view = data.get(VIEW_MIME) if isinstance(data, Mapping) else None
        if isinstance(view, Mapping) and isinstance(ident := view.get("model_id"), str):
            yield ident


def _named(entry: Any) -> list[str]:
    """Return the ids of the widgets that a stored one names."""
    state = entry.get("state") if isinstance(entry, Mapping) else None
    if not isinstance(state, Mapping):
        return []
    layout = state.get("layout")
    found = [*_references(state), *([layout] if isinstance(layout, str) else [])]
    return [refer(each) for each in found]
