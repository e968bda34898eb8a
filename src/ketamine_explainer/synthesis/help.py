"""Help in a crisis as HTML and as text: one line beside what may distress, lists elsewhere."""

from __future__ import annotations

from datetime import date
from html import escape

from ..content import date_in_words, help_overdue
from ..content.phrases import filled
from ..content.records import Help, HelpCountry, Helpline

DISTRESSING = "suicid"
"""A word that begins so stands in whatever has a line of help beside it."""


def distresses(text: str) -> bool:
    """Return whether a text speaks of thoughts of suicide, attempts or deaths."""
    return DISTRESSING in text.casefold()


def help_line(help_: Help) -> str:
    """Return one line of HTML with the first helpline of each country."""
    told = "; ".join(f"{escape(names)}: {escape(called)}" for names, called in help_.short)
    return f"<p class='ke-help'><b>{escape(help_.title)}.</b> {told}.</p>"


def country_html(country: HelpCountry) -> str:
    """Return the helplines of one country as HTML."""
    lines = "".join(f"<li>{_line(each)}</li>" for each in country.lines)
    danger = f"<li><b>In danger:</b> {escape(country.danger)}</li>"
    return f"<ul class='ke-helplines'>{danger}{lines}</ul>"


def list_html(help_: Help) -> str:
    """Return all countries as HTML, briefly: whom to call, and whom in danger."""
    items = (
        f"<dt>{escape(each.name)}</dt><dd>{escape(_brief(each))}</dd>" for each in help_.countries
    )
    return f"<dl class='ke-helplist'>{''.join(items)}</dl>"


def checked(help_: Help, today: date | None = None) -> str:
    """Return when the numbers were checked, and whether the next check is overdue, in words."""
    late = filled(help_.overdue, day=date_in_words(help_.next_review))
    return " ".join([help_.provenance, *([late] if help_overdue(help_, today) else [])])


def list_text(help_: Help) -> tuple[str, ...]:
    """Return all countries as plain text, one a line."""
    return tuple(f"{each.name}: {_brief(each)}" for each in help_.countries)


def _line(line: Helpline) -> str:
    about = escape(f"{line.helps}; {line.hours}")
    return f"<b>{escape(line.name)}:</b> {escape(line.ways)} ({about})"


def _brief(country: HelpCountry) -> str:
    lines = [f"{line.name}: {line.ways}" for line in country.lines]
    return "; ".join([*lines, f"in danger, {country.danger}"])
