"""help.yaml: where to find help in a crisis, by country."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from ..dates import date_in_words
from ..phrases import filled, holds
from .base import Entry, Identifier, Keyed, Record, Text
from .names import Key

Number = Annotated[str, Field(pattern=r"^\d[\d ]*\d$")]


class Helpline(Entry):
    """A helpline and how it is reached.

    Parameters
    ----------
    helps
        What it is for, in a few words.
    call, text
        Telephone numbers, as one dials them.
    chat
        The address of a page on which one can write, without ``https://``.
    page
        Where its numbers were read.
    seen
        Whether that was the page itself or a stored copy of it.
    checked, next_review
        The day of the last check, and the day by which it is due again.
    """

    id: Annotated[Identifier, Key("helpline")]
    name: Text
    helps: Text
    call: Number | None = None
    text: Number | None = None
    chat: Annotated[str, Field(pattern=r"^[a-z0-9.-]+\.[a-z]+$")] | None = None
    hours: Text
    page: Annotated[str, Field(pattern=r"^https?://\S+$")]
    seen: Literal["live page", "stored copy"]
    checked: dt.date
    next_review: dt.date

    @model_validator(mode="after")
    def _reached(self) -> Helpline:
        if not (self.call or self.text or self.chat):
            raise ValueError("call, text or chat: at least one way to reach it")
        if self.checked >= self.next_review:
            raise ValueError("checked before next_review")
        return self

    @property
    def called(self) -> str:
        """How it is called, for example ``call or text 988``; its page where it has no number."""
        if self.call and self.call == self.text:
            return f"call or text {self.call}"
        pairs = (("call", self.call), ("text", self.text))
        return ", ".join(f"{way} {number}" for way, number in pairs if number) or str(self.chat)

    @property
    def ways(self) -> str:
        """All ways, for example ``call or text 988, chat at 988lifeline.org``."""
        chats = self.chat and (self.call or self.text)
        return f"{self.called}, chat at {self.chat}" if chats else self.called


class HelpCountry(Entry):
    """Where help is found in one country.

    Parameters
    ----------
    short
        Its name where there is little room, for example ``UK``; the name itself where none is said.
    emergency
        Numbers of the emergency services, empty where it differs within the entry.
    """

    id: Annotated[Identifier, Key("country")]
    name: Text
    short: Text | None = None
    emergency: tuple[Annotated[str, Field(pattern=r"^\d{3}$")], ...] = ()
    lines: Annotated[Keyed[Helpline], Field(min_length=1)]

    @property
    def first(self) -> Helpline:
        """The helpline that stands for all where there is little room."""
        return next(iter(self.lines.values()))

    @property
    def danger(self) -> str:
        """Whom to call when a life is in danger."""
        return f"call {' or '.join(self.emergency)}" if self.emergency else "call the local number"


class Help(Record):
    """help.yaml.

    Parameters
    ----------
    title, lead
        What stands above the helplines.
    read_live, read_stored
        When their numbers were read, on their own pages or in copies of them.
    overdue
        Said where they should have been checked again by now.
    """

    title: Text
    lead: Text
    read_live: Annotated[str, holds("day")]
    read_stored: Annotated[str, holds("day")]
    overdue: Annotated[str, holds("day")]
    countries: Annotated[Keyed[HelpCountry], Field(min_length=1)]

    @property
    def lines(self) -> Iterator[Helpline]:
        """All helplines, country by country."""
        for country in self.countries.values():
            yield from country.lines.values()

    @property
    def checked(self) -> dt.date:
        """The day of the oldest check."""
        return min(line.checked for line in self.lines)

    @property
    def next_review(self) -> dt.date:
        """The day by which the first of them is due to be checked again."""
        return min(line.next_review for line in self.lines)

    @property
    def stored(self) -> bool:
        """True where a number was read in a stored copy only."""
        return any(line.seen == "stored copy" for line in self.lines)

    @property
    def provenance(self) -> str:
        """When and where the numbers were read, in a sentence."""
        said = self.read_stored if self.stored else self.read_live
        return filled(said, day=date_in_words(self.checked))

    @property
    def short(self) -> tuple[tuple[str, str], ...]:
        """Countries, and how their first helpline is called; those with the same one together."""
        together: dict[str, list[str]] = {}
        for country in self.countries.values():
            together.setdefault(country.first.called, []).append(country.name)
        return tuple((", ".join(names), called) for called, names in together.items())

    @property
    def briefest(self) -> str:
        """One line for a slide: countries and their first number; an address without a country.

        No number is parted where the line breaks.
        """
        together: dict[str, list[str]] = {}
        for country in self.countries.values():
            line = country.first
            number = line.call or line.text
            reached = (number or str(line.chat)).replace(" ", "\N{NO-BREAK SPACE}")
            names = together.setdefault(reached, [])
            names += [country.short or country.name] if number else []
        told = (f"{', '.join(names)} {reached}".strip() for reached, names in together.items())
        return f"Help in a crisis: {'; '.join(told)}"
