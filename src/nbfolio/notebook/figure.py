"""A figure as data: what can be chosen, what is drawn and said then, and the values behind it.

It stands beside the view of a widget in the outputs of a cell, as `FIGURE_MIME`, so that a picture
of any state can be made without the widget. `figure.schema.json` describes it as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Annotated, Any, ClassVar, Generic, Literal, TypeAlias, TypeVar

from pydantic import ConfigDict, Field

FIGURE_MIME = "application/vnd.nbfolio.figure+json"

Place = Annotated[int, Field(ge=0)]
Words = Annotated[str, Field(max_length=100_000)]
Name = Annotated[str, Field(min_length=1, max_length=1_000)]
Value = TypeVar("Value")

Places = Mapping[str, int]
"""By the id of a control: the place of the option chosen."""


class _Stored:
    """A record that stands in a notebook as JSON, where it has all of its fields and no other."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid", strict=True)


@dataclass(frozen=True)
class Control(_Stored):
    """What a reader can choose.

    Parameters
    ----------
    label
        Its name.
    options
        The words of its options.
    kind
        How it looks.
    first
        The place of the option chosen at the start.
    """

    label: Name
    options: Annotated[tuple[Words, ...], Field(min_length=1, max_length=1_000)]
    kind: Literal["buttons", "dropdown", "radio", "slider"] = "buttons"
    first: Place = 0


@dataclass(frozen=True)
class Fork(_Stored):
    """What depends on a control: for each of its options, what is shown.

    Forks within forks are choices within choices; all combinations of two controls are forks of
    the one within each case of the other.

    Parameters
    ----------
    control
        Its id.
    cases
        For each of its options, in their order, what is shown.
    """

    control: str
    cases: tuple[Shown, ...]


Shown: TypeAlias = "tuple[Place | Fork, ...]"
"""What is shown, in its order: places of values, and what depends on a choice."""


@dataclass(frozen=True)
class Dependent(_Stored, Generic[Value]):
    """Values, and which of them are shown in which state.

    Parameters
    ----------
    values
        Each once.
    shown
        Places of values in the order in which they are shown, and forks where that depends.
    """

    values: tuple[Value, ...] = ()
    shown: Shown = ()

    def at(self, places: Places) -> list[Value]:
        """Return the values shown where the controls are set so."""
        return [self.values[place] for place in _at(self.shown, places)]


@dataclass(frozen=True)
class Layer(Dependent[str]):
    """A sheet of a picture.

    Parameters
    ----------
    values
        SVG, each drawing once. It may use what a lower layer defines.
    shown
        Places of values in the order in which they are shown, and forks where that depends.
    name
        What it is called.
    """

    values: tuple[str, ...] = ()
    name: Words = ""


@dataclass(frozen=True)
class Rows(Dependent[tuple[int, ...]]):
    """The table behind a figure.

    Parameters
    ----------
    values
        Places of rows that belong together.
    shown
        Places of values, and forks where it depends which rows are of what is shown.
    columns
        The headings.
    rows
        A cell for each column.
    """

    values: tuple[tuple[Place, ...], ...] = ()
    columns: tuple[Words, ...] = ()
    rows: tuple[tuple[Words, ...], ...] = ()


@dataclass(frozen=True)
class Panel(_Stored):
    """A picture, and what is said of it; without layers it is words alone.

    Parameters
    ----------
    title
        Its own title.
    description
        What it shows, for those who do not see it.
    layers
        The lowest first.
    sentences
        What it says, as HTML.
    """

    title: Words = ""
    description: Words = ""
    layers: tuple[Layer, ...] = ()
    sentences: Dependent[str] = field(default_factory=Dependent)


@dataclass(frozen=True)
class Source(_Stored):
    """Where values come from.

    Parameters
    ----------
    words
        A short name, such as ``Doe 2001``.
    link
        An address; empty where it has none.
    """

    words: Name
    link: Words = ""


@dataclass(frozen=True)
class State:
    """What controls are set to.

    Parameters
    ----------
    places
        By the id of each control: the place of the option chosen.
    words
        For each control its label and the words of the option chosen.
    """

    places: Places
    words: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The state in words, for example ``Show: Both; Time: 1 day``; empty without controls."""
        return "; ".join(f"{label}: {option}" for label, option in self.words)


@dataclass(frozen=True)
class FigureSpec(_Stored):
    """A figure, or several side by side that share controls, with the words around them.

    Parameters
    ----------
    title
        The heading of all of it.
    caption
        The words below it.
    controls
        By their ids.
    panels
        The pictures, and what is said of each.
    notes
        What else is said of it, as HTML, whatever is chosen.
    rows
        The table behind it.
    sources
        Where the values come from.
    facts
        What a picture of it says wherever it is shown, as HTML, a paragraph a line: what colours
        mean, the outcome, the comparison, how sure it is, the source. A class such as ``ke-blue``
        names a colour of the palette.
    style
        CSS for parts of the drawings: of it only rules for an element with an attribute are read,
        such as ``g[clip-path] {stroke: blue}``.
    version
        Of this form.
    """

    title: Name
    caption: Words = ""
    controls: Mapping[str, Control] = field(default_factory=dict)
    panels: tuple[Panel, ...] = ()
    notes: tuple[Words, ...] = ()
    rows: Rows = field(default_factory=Rows)
    sources: tuple[Source, ...] = ()
    facts: Dependent[str] = field(default_factory=Dependent)
    style: Words = ""
    version: Literal[1] = 1

    def data(self) -> dict[str, Any]:
        """Return it as JSON: what a cell puts out as `FIGURE_MIME`."""
        return asdict(self)

    def states(self, parts: Iterable[Dependent[Any]]) -> Iterator[State]:
        """Give each state in which these, together, can be shown, the last control fastest.

        A control that decides nothing in a state, such as one within another choice, is none of it.
        """
        return map(self._state, self._walk(parts, {}))

    def first(self, parts: Iterable[Dependent[Any]]) -> State:
        """Return the state in which these are shown at the start."""
        places: dict[str, int] = {}
        while control := _undecided(parts, places):
            places[control] = self.controls[control].first
        return self._state(places)

    def shown(self, part: Dependent[Value], state: State | None = None) -> list[Value]:
        """Return what is shown in a state; a control that it does not name is as at the start."""
        first = {id_: control.first for id_, control in self.controls.items()}
        return part.at(first if state is None else {**first, **state.places})

    def _walk(self, parts: Iterable[Dependent[Any]], places: Places) -> Iterator[Places]:
        control = _undecided(parts, places)
        if control is None:
            yield places
            return
        for place in range(len(self.controls[control].options)):
            yield from self._walk(parts, {**places, control: place})

    def _state(self, places: Places) -> State:
        chosen = ((self.controls[id_], place) for id_, place in places.items())
        return State(places, tuple((each.label, each.options[place]) for each, place in chosen))


def _at(shown: Shown, places: Places) -> Iterator[int]:
    for each in shown:
        if isinstance(each, Fork):
            yield from _at(each.cases[places[each.control]], places)
        else:
            yield each


def _undecided(parts: Iterable[Dependent[Any]], places: Places) -> str | None:
    """Return the first control that decides what is shown, and that `places` lacks."""
    waiting = [each for part in parts for each in part.shown][::-1]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Fork):
            if each.control not in places:
                return each.control
            waiting += reversed(each.cases[places[each.control]])
    return None
