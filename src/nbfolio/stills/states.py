"""The states of a figure: the product of the controls that lead its stacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from ..html import control_attrs as fields
from ..html.drawing import RenderContext
from ..notebook.errors import ExportError
from ..notebook.links import reached
from ..notebook.state import Model

Places = Mapping[str, int]
"""By model id of a control: the place of the option chosen."""

MOST_STATES, MOST_CONTROLS = 20_000, 30
"""States that are drawn of one figure, and controls that may decide what is shown."""

_STEPPED = ("IntSliderModel", "BoundedIntTextModel", "PlayModel")


@dataclass(frozen=True)
class State:
    """What the controls of a figure are set to.

    Parameters
    ----------
    places
        By model id of each control: the place of the option chosen.
    words
        For each control what it is called and the words of the option chosen.
    """

    places: Places
    words: tuple[tuple[str, str], ...] = ()

    @property
    def said(self) -> str:
        """The state in words, for example ``Show: Both; Time: 1 day``; empty without controls."""
        return "; ".join(f"{name}: {option}" for name, option in self.words)


@dataclass(frozen=True)
class States:
    """Finds what is shown where, and in which states.

    Parameters
    ----------
    draw
        The widgets of a notebook.
    """

    draw: RenderContext
    _leaders: dict[str, str | None] = field(default_factory=dict)

    def all(self, idents: Sequence[str]) -> tuple[State, ...]:
        """Return each state in which the models `idents`, together, can be shown."""
        found = tuple(islice(self._walk(idents, {}, first=False), MOST_STATES + 1))
        if len(found) > MOST_STATES:
            raise self._too_many(f"more than {MOST_STATES} states")
        return tuple(map(self._named, found))

    def first(self, idents: Sequence[str]) -> State:
        """Return the state in which a page opens."""
        return self._named(next(self._walk(idents, {}, first=True)))

    def shown(self, ident: str, places: Places) -> Iterator[Model]:
        """Give the innermost models that are shown of the model `ident`, in their order."""
        model = self.draw.model(ident)
        if not model.children:
            yield model
        for child in self.open(model, places):
            yield from self.shown(child, places)

    def _walk(self, idents: Sequence[str], places: Places, first: bool) -> Iterator[Places]:
        found = (control for ident in idents for control in self._undecided(ident, places))
        control = next(found, None)
        if control is None:
            yield places
            return
        if len(places) >= MOST_CONTROLS:
            raise self._too_many(f"more than {MOST_CONTROLS} controls")
        allowed = [int(self.draw.values[control] or 0)] if first else self._options(control)
        for place in allowed:
            yield from self._walk(idents, {**places, control: place}, first)

    def _too_many(self, what: str) -> ExportError:
        cure = "Give the controls fewer options, or split the figure"
        return self.draw.error("figure", f"it has {what}, too many to draw each", cure)

    def _undecided(self, ident: str, places: Places) -> Iterator[str]:
        """Give the controls whose options decide what is shown, and which `places` lacks."""
        model = self.draw.model(ident)
        leader = self._leader(model)
        if leader is not None and leader not in places:
            yield leader
            return
        for child in self.open(model, places):
            yield from self._undecided(child, places)

    def open(self, model: Model, places: Places) -> tuple[str, ...]:
        """Return the models inside `model` that are shown."""
        if model.kind != "StackModel":
            return model.children
        leader = self._leader(model)
        value = self.draw.values[model.id]
        place = value if leader is None else places.get(leader, self.draw.values[leader])
        within = place is not None and 0 <= int(place) < len(model.children)
        return (model.children[int(place)],) if within else ()

    def _leader(self, model: Model) -> str | None:
        """Return the control that a stack follows, None where it follows none."""
        if model.kind != "StackModel":
            return None
        if model.id not in self._leaders:
            self._leaders[model.id] = next(self._led_by(model.id), None)
        return self._leaders[model.id]

    def _led_by(self, ident: str) -> Iterator[str]:
        """Give the controls that a model follows, the nearest first."""
        waiting, seen = [ident], {ident}
        while waiting:
            sources = [each for each in self._sources(waiting.pop()) if each not in seen]
            yield from (self._same(source) for source in sources if self._steers(source))
            seen.update(sources)
            waiting.extend(reversed(sources))

    def _sources(self, ident: str) -> list[str]:
        """Return the models that move `ident`; those that move a control too are beside it."""
        links = self.draw.links
        forth = [link.source.model for link in links if link.target.model == ident]
        return forth + [x.target.model for x in links if x.both and x.source.model == ident]

    def _same(self, control: str) -> str:
        """Return one and the same of the controls that move each other, one that has words."""
        beside = reached(control, self.draw.both)
        alike = {control} | {ident for ident in beside if self._steers(ident)}
        order = [ident for ident in self.draw.state.models if ident in alike]
        return min(order, key=lambda ident: not self._kind_words(ident))

    def _steers(self, ident: str) -> bool:
        """Return whether a reader moves the model, and so the place of one option."""
        model = self.draw.state.models[ident]
        kind = self.draw.kinds[model.kind]
        whole = isinstance(self.draw.values[ident], int | None)
        return kind.moved and whole and (kind.control or self._kind_words(ident) != [])

    def _kind_words(self, ident: str) -> list[str]:
        model = self.draw.state.models[ident]
        options = self.draw.kinds[model.kind].options
        return options(model) if options else []

    def _options(self, control: str) -> range:
        model = self.draw.state.models[control]
        if model.kind in _STEPPED:
            return range(model.get("min", 0), model.get("max", 100) + 1, model.get("step", 1))
        return range(len(self._kind_words(control)) or 2)  # a switch is off or on

    def _named(self, places: Places) -> State:
        return State(places, tuple(self._words(*pair) for pair in places.items()))

    def _words(self, control: str, place: int) -> tuple[str, str]:
        model = self.draw.state.models[control]
        options = self._kind_words(control)
        if model.kind not in _STEPPED and not options:
            options = ["off", "on"]
        return fields.name(model), options[place] if options else str(place)
