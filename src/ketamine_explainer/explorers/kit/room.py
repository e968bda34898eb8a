"""What a room declares: what it shows, with which controls, and what it needs of the content.

The check of the content reads it, so it knows neither matplotlib nor ipywidgets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from ...content import Content
from ...content.records import Caption
from ...content.yamlfile import Document, Loc

Kind = Literal["buttons", "dropdown", "radio", "slider"]
Options = Sequence[tuple[str, Any]]
"""What can be chosen: for each option its words, and the value that it stands for."""


class Found(NamedTuple):
    """What an explorer cannot be built with: file, place in it, given, allowed, cure."""

    file: str
    loc: Loc
    given: str
    allowed: str
    cure: str


Documents = Mapping[str, Document]
Check = Callable[[Content], Iterator[Found]]
FIRST: Any = object()
"""Stands for the value of the first option."""


@dataclass(frozen=True)
class Choice:
    """A control as it is declared.

    Parameters
    ----------
    name : str
        By which captions give it its label.
    options : callable
        Returns what can be chosen, by the content.
    kind : {"buttons", "dropdown", "radio", "slider"}
        The control.
    first : object
        The value chosen at the start, or a function of the content that returns it.
    step : int
        Milliseconds of a step when it is played; 0 where it cannot be.
    """

    name: str
    options: Callable[[Content], Options]
    kind: Kind = "buttons"
    first: Any = FIRST
    step: int = 0

    def place(self, content: Content, values: Sequence[Any]) -> int:
        """Return which of the values of its options is chosen at the start."""
        if self.first is FIRST:
            return 0
        return values.index(self.first(content) if callable(self.first) else self.first)


def fixed(values: Sequence[Any], words: Callable[[Any], str] = str) -> Callable[[Content], Options]:
    """Return options that no content changes: values, and what each is called."""
    return lambda content: [(words(value), value) for value in values]


@dataclass(frozen=True)
class Captioned:
    """What has a caption in captions.yaml.

    Parameters
    ----------
    name : str
        Of its caption.
    choices : tuple of Choice
        Its controls.
    inside : tuple of str
        What the words within its figure are called.
    labels : tuple of str
        Controls that are none of `choices`.
    """

    name: str
    choices: tuple[Choice, ...] = ()
    inside: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    def caption(self, content: Content) -> Caption:
        """Return its caption."""
        return content.captions[self.name]

    @property
    def controls(self) -> set[str]:
        """All controls that its caption labels."""
        return {*self.labels, *(choice.name for choice in self.choices)}


class Counted(NamedTuple):
    """A quantity of the article that a figure draws: its claim, bounds, and unit."""

    claim: str
    bounds: tuple[Literal["low", "high"], ...]
    units: tuple[str, ...] = ()
    """One of which it must have, where there are any."""
    why: str = ""


class Listed(NamedTuple):
    """A file whose entries have captions of their own, the controls to label, what these offer."""

    file: str
    controls: tuple[str, ...]
    offered: tuple[Offered, ...] = ()
    """Within each entry."""


class Offered(NamedTuple):
    """A collection of the content whose words a control offers: two at least, all different."""

    file: str
    loc: Loc
    words: str = ""
    """The key of the words; none where the collection has words."""
    taken: str = ""
    """Words that the control offers besides."""


class Entry(NamedTuple):
    """An entry that a control stands at first, or that a sentence is about."""

    file: str
    loc: Loc
    id: str


@dataclass(frozen=True)
class Room:
    """A topic: what it shows, and what it needs of the content.

    Parameters
    ----------
    package : str
        Of its modules.
    shows : mapping of str to str
        What a notebook can call, and the module of the room that has it.
    captioned : tuple of Captioned
        What has a caption.
    offered : tuple of Offered
        Collections among which controls let choose.
    entries : tuple of Entry
        Entries of the content that must be there.
    counted : tuple of Counted
        Quantities of the article that must be there.
    listed : tuple of Listed
        Files whose entries have captions.
    lacking : Check
        Gives what else is needed and not there.
    unbuildable : Check
        Gives what no model can be calculated with, where nothing is lacking.
    """

    package: str
    shows: Mapping[str, str]
    captioned: tuple[Captioned, ...] = ()
    offered: tuple[Offered, ...] = ()
    entries: tuple[Entry, ...] = ()
    counted: tuple[Counted, ...] = ()
    listed: tuple[Listed, ...] = ()
    lacking: Check = lambda content: iter(())
    unbuildable: Check = lambda content: iter(())


def parted(error: ValueError) -> tuple[str, str]:
    """Return what an error of a model says was given, and what is allowed."""
    given, _, allowed = str(error).partition("given ")[2].partition("; allowed: ")
    return given, allowed


def refusal(calculate: Callable[..., object], *given: object) -> tuple[str, str] | None:
    """Return what was given and what is allowed where something cannot be calculated."""
    try:
        calculate(*given)
    except ValueError as error:
        return parted(error)
    return None
