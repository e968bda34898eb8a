"""Help in a crisis as HTML and as text: one line beside what may distress, lists elsewhere."""

from __future__ import annotations

import re
from datetime import date

from markupsafe import Markup

from nbfolio.markup import element

from ..content import date_in_words, is_overdue
from ..content.phrases import filled
from ..content.records import Help, HelpCountry, Helpline

_WITHIN = re.compile(r"(?<=\d) (?=\d)")

DISTRESSING = "suicid"
"""A word that begins so stands in whatever has a line of help beside it."""


def distresses(text: str) -> bool:
    """Return whether a text speaks of thoughts of suicide, attempts or deaths."""
    return DISTRESSING in text.casefold()


def help_line(help_: Help) -> Markup:
    """Return one line of HTML with the first helpline of each country."""
    told = "; ".join(f"{names}: {_held(called)}" for names, called in help_.short)
    return element("p", element("b", f"{help_.title}."), f" {told}.", class_="ke-help")


def _held(called: str) -> str:
    """Return how somebody is called, no number parted where a line breaks."""
    return _WITHIN.sub("\N{NO-BREAK SPACE}", called)


def country_html(country: HelpCountry) -> Markup:
    """Return the helplines of one country as HTML."""
    danger = element("li", element("b", "In danger:"), f" {country.danger}")
    return element("ul", danger, *map(_line, country.lines.values()), class_="ke-helplines")


def list_html(help_: Help) -> Markup:
    """Return all countries as HTML, briefly: whom to call, and whom in danger."""
    countries = help_.countries.values()
    items = (element("dt", each.name) + element("dd", _brief(each)) for each in countries)
    return element("dl", *items, class_="ke-helplist")


def checked(help_: Help, today: date | None = None) -> str:
    """Return when the numbers were checked, and whether the next check is overdue, in words."""
    late = filled(help_.overdue, day=date_in_words(help_.next_review))
    return " ".join([help_.provenance, *([late] if is_overdue(help_, today) else [])])


def list_text(help_: Help) -> tuple[str, ...]:
    """Return all countries as plain text, one a line."""
    return tuple(f"{each.name}: {_brief(each)}" for each in help_.countries.values())


def _line(line: Helpline) -> Markup:
    said = f" {line.ways} ({line.helps}; {line.hours})"
    return element("li", element("b", f"{line.name}:"), said)


def _brief(country: HelpCountry) -> str:
    lines = [f"{line.name}: {line.ways}" for line in country.lines.values()]
    return "; ".join([*lines, f"in danger, {country.danger}"])
