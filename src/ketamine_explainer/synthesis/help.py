"""Help in a crisis as HTML and as text: one line beside what may distress, lists elsewhere."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

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
    told = "; ".join(f"{names}: {called}" for names, called in help_.short)
    return str(Markup("<p class='ke-help'><b>{}.</b> {}.</p>").format(help_.title, told))


def country_html(country: HelpCountry) -> Markup:
    """Return the helplines of one country as HTML."""
    lines = Markup().join(map(_line, country.lines.values()))
    danger = Markup("<li><b>In danger:</b> {}</li>").format(country.danger)
    return Markup("<ul class='ke-helplines'>{}{}</ul>").format(danger, lines)


def list_html(help_: Help) -> Markup:
    """Return all countries as HTML, briefly: whom to call, and whom in danger."""
    item = Markup("<dt>{}</dt><dd>{}</dd>")
    items = Markup().join(item.format(each.name, _brief(each)) for each in help_.countries.values())
    return Markup("<dl class='ke-helplist'>{}</dl>").format(items)


def checked(help_: Help, today: date | None = None) -> str:
    """Return when the numbers were checked, and whether the next check is overdue, in words."""
    late = filled(help_.overdue, day=date_in_words(help_.next_review))
    return " ".join([help_.provenance, *([late] if help_overdue(help_, today) else [])])


def list_text(help_: Help) -> tuple[str, ...]:
    """Return all countries as plain text, one a line."""
    return tuple(f"{each.name}: {_brief(each)}" for each in help_.countries.values())


def _line(line: Helpline) -> Markup:
    said = Markup("<li><b>{}:</b> {} ({}; {})</li>")
    return said.format(line.name, line.ways, line.helps, line.hours)


def _brief(country: HelpCountry) -> str:
    lines = [f"{line.name}: {line.ways}" for line in country.lines.values()]
    return "; ".join([*lines, f"in danger, {country.danger}"])
