"""The options of a decision: a card for each, and a table of what was compared with what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, load_content
from ...content.records import OF_100, Axis, Feature, Option, Row, Side
from ...synthesis.help import distresses, help_line
from ...synthesis.values import value_button
from ..kit.cards import card, html
from ..kit.controls import text
from ..kit.explainer import Explainer
from ..kit.table import Table, TableRow
from .charts import row_cells
from .room import OPTIONS

Kind = Literal["benefit", "harm"]

AXIS = Axis(unit=OF_100, words="people of 100")

ALONE = ("not compared", "")
"""Stand for a comparator and its share where nobody was compared with those who were counted."""


def options() -> Explainer:
    """Return a card for each option, all with the same lines in the same order.

    The table behind them has what was compared with something, and what was counted without.
    """
    content = load_content()
    cards = (
        joined(element("summary", option.name), _with_help(content, option))
        for option in content.options.options.values()
    )
    shown = element("div", *(element("details", each) for each in cards), class_="ke-cards")
    return Explainer(OPTIONS.caption(content), [text(shown)], _table(content))


def sides(content: Content, option: Option, kind: Kind) -> tuple[Row, ...]:
    """Return the sides of an option of one kind, as many as of any other option."""
    features = content.options.features.values()
    return tuple(side(option, each) for each in features if each.kind == kind)


def side(option: Option, feature: Feature) -> Row:
    """Return what was found of a side of an option, as a row of a chart."""
    found = option.sides[feature.id]
    return Row(
        label=feature.name,
        finding=found.finding,
        control=found.control,
        no_control=found.no_control,
        gap=found.gap,
    )


def _table(content: Content) -> Table:
    columns = (
        "Side", "Option", "Of a hundred", "Compared with", "Of a hundred there", "People", "When",
        "How sure", "Source",
    )  # fmt: skip
    return Table(columns, tuple(_rows(content)), head=1)


def _rows(content: Content) -> Iterator[TableRow]:
    """Give each comparison once, under the side that it is of; then what had no comparison."""
    record, seen = content.options, set[frozenset[str]]()
    for feature in record.features.values():
        for option in record.options.values():
            row = side(option, feature)
            pair = frozenset(filter(None, (row.finding, row.control)))
            if pair and pair not in seen:
                seen.add(pair)
                _, value, control, *rest = row_cells(content, AXIS, row)
                against = (option.comparator or "", control) if row.control else ALONE
                cells = (feature.name, option.name, value, *against, *rest)
                yield TableRow(cells, " ".join(sorted(pair)))


def _with_help(content: Content, option: Option) -> Markup:
    """Return the card of an option, with who helps in a crisis where it may be needed."""
    shown = _card(content, option)
    needed = option.nothing_new or distresses(shown)
    return shown + (help_line(content.help) if needed else Markup())


def _card(content: Content, option: Option) -> Markup:
    brief = [
        ("What it is", html(content, option.what)),
        ("For it", html(content, option.good)),
        ("Against it", html(content, option.bad)),
    ]
    features = content.options.features.values()
    every = [
        ("Not found", option.not_found or ""),
        *((_title(each), _told(content, option, each)) for each in features),
    ]
    against = f", against {option.comparator}" if option.comparator else ""
    title = element("summary", f"Every side{against}")
    return joined(card(brief), element("details", title, card(every)))


def _title(feature: Feature) -> str:
    kind = {"other": "also"}.get(feature.kind, feature.kind)
    return f"{kind.capitalize()}: {feature.name}"


def _told(content: Content, option: Option, feature: Feature) -> Markup:
    """Return what was found of a side, or why nothing was, and what else is known of it."""
    found = option.sides[feature.id]
    known = _counted(content, found) if found.gap is None else _stopped(found.gap)
    return joined(known, " ", html(content, found.text or ""))


def _counted(content: Content, found: Side) -> Markup:
    """Return a share, the one it is against with what these people had, and their source."""
    assert found.finding is not None, "a side without a gap has a share"
    told = value_button(content, found.finding, "of 100")
    if found.control:
        arm = content.evidence.estimates[found.control].arm
        value = value_button(content, found.control, "of 100")
        told += joined(
            " against ", element("span", value, f" ({arm})", data_estimate=found.control)
        )
    else:
        told += f" ({found.no_control})"
    study = content.evidence.study(content.evidence.estimates[found.finding])
    return joined(told, " ", html(content, f"[@{study.reference}]"), ".")


def _stopped(words: str) -> str:
    return f"{words[0].upper()}{words[1:].removesuffix('.')}."
