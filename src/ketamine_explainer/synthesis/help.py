"""Help in a crisis as HTML and as text: one line beside what may distress, lists elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..content.records import Help, HelpCountry, Helpline

DISTRESSING = "suicid"
"""A word that begins so stands in whatever has a line of help beside it."""


def distresses(text: str) -> bool:
    """Return whether a text speaks of thoughts of suicide, attempts or deaths."""
    return DISTRESSING in text.casefold()


def help_line(help_: Help) -> str:
    """Return one line of HTML with the first helpline of each country."""
    told = "; ".join(
        f"{escape(each.name)}: <span class='ke-way'>{escape(each.lines[0].ways)}</span>"
        for each in help_.countries
    )
    return f"<p class='ke-help'><b>Help in a crisis.</b> {told}. In danger: the emergency number.</p>"


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


def list_text(help_: Help) -> tuple[str, ...]:
    """Return all countries as plain text, one a line."""
    return tuple(f"{each.name}: {_brief(each)}" for each in help_.countries)


def _line(line: Helpline) -> str:
    return f"<b>{escape(line.name)}:</b> {escape(line.ways)} ({escape(line.helps)}; {line.hours})"


def _brief(country: HelpCountry) -> str:
    return "; ".join([*_briefly(country.lines), f"in danger, {country.danger}"])


def _briefly(lines: tuple[Helpline, ...]) -> Iterator[str]:
    for line in lines:
        yield f"{line.ways} ({line.name})"
