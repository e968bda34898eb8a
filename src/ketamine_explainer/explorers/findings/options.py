"""The options of a decision, drawn one at a time with all their sides, and as cards to compare."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Literal

from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, load_content
from ...content.phrases import filled
from ...content.records import OF_100, Axis, Feature, Option, Row
from ...synthesis.help import distresses, help_line
from ..kit.behind import States
from ..kit.cards import bullets, card, html, plain
from ..kit.explainer import Explainer, figure, sentence
from ..kit.table import Table
from ..kit.tree import nest
from .charts import row_cells, row_html, rows, table_row
from .room import OPTIONS
from .rows_figure import Rows, draw_rows

Kind = Literal["benefit", "harm"]

KINDS: tuple[Kind, ...] = ("benefit", "harm")

AXIS = Axis(unit=OF_100, words="people of 100")


def options() -> Explainer:
    """Return one option at a time: its benefits, or its harms, all against the same comparator."""
    content = load_content()
    caption, record = OPTIONS.caption(content), content.options
    choices = nest(
        [
            (caption.controls["option"], lambda side: side[0].name, "dropdown"),
            (caption.controls["kind"], lambda side: f"{side[1]}s", "buttons"),
        ],
        [(option, kind) for option in record.options.values() for kind in KINDS],
    )
    picture = draw_rows("options", choices, lambda side: option_rows(content, *side), caption)
    said = sentence(choices.texts(lambda side: _sentence(content, *side)))
    children = [choices.row, figure(picture), said]
    table = _table(content)
    states = States.where(choices, table, lambda row, side: row[:2] == (side[0].title, side[1]))
    return Explainer(caption, children, table, picture, states)


def option_rows(content: Content, option: Option, kind: Kind) -> Rows:
    """Return what is drawn of an option: the comparison that was not found, then its sides."""
    axis = Axis(unit=OF_100, words=filled(content.wording.evidence.axis, kind=kind))
    title = f"{option.title}: {kind}s"
    return rows(content, axis, content.options.subtitle, _all_rows(content, option, kind), title)


def _all_rows(content: Content, option: Option, kind: Kind) -> tuple[Row, ...]:
    sides = (_row(option, each) for each in content.options.features.values() if each.kind == kind)
    if option.not_found is None:
        return tuple(sides)
    return Row(label=option.not_found, gap="not found"), *sides


def _row(option: Option, feature: Feature) -> Row:
    side = option.sides[feature.id]
    return Row(
        label=feature.name,
        finding=side.finding,
        control=side.control,
        no_control=side.no_control,
        gap=side.gap,
    )


def _sentence(content: Content, option: Option, kind: Kind) -> Markup:
    defined = {each.name: html(content, each.text) for each in content.options.features.values()}
    items = bullets(
        _stop(row_html(content, AXIS, row)) + _explained(defined.get(row.label))
        for row in _all_rows(content, option, kind)
    )
    title = joined(element("b", option.title), f" ({kind}s): ")
    help_ = help_line(content.help) if option.nothing_new else Markup()
    return joined(element("p", title, html(content, option.what)), items, help_)


def _table(content: Content) -> Table:
    columns = (
        "Option", "Kind", "Side", "Of a hundred", "Control", "People", "When", "How sure", "Source",
    )  # fmt: skip
    record = content.options
    found = product(record.options.values(), record.features.values())
    rows = (
        table_row(content, AXIS, _row(option, feature), option.title, feature.kind)
        for option, feature in found
    )
    return Table(columns, tuple(rows), head=2)


@dataclass(frozen=True, repr=False)
class OptionCards:
    """A card for each option, all with the same lines in the same order; open two to compare."""

    content: Content

    def __repr__(self) -> str:
        lines = ("What it is", *(_title(each) for each in self.content.options.features.values()))
        return Table(
            ("Option", *lines),
            tuple((option.name, *_plainly(self.content, option))
                  for option in self.content.options.options.values()),
        ).to_text()  # fmt: skip

    def _repr_html_(self) -> Markup:
        cards = [
            joined(element("summary", option.name), _with_help(self.content, option))
            for option in self.content.options.options.values()
        ]
        return element("div", *(element("details", each) for each in cards), class_="ke-cards")


def _with_help(content: Content, option: Option) -> Markup:
    """Return the card of an option, with who helps in a crisis where it may be needed."""
    shown = _card(content, option)
    needed = option.nothing_new or distresses(shown)
    return shown + (help_line(content.help) if needed else Markup())


def option_cards() -> OptionCards:
    """Return a card for each option: what it is, and what was found of every side."""
    return OptionCards(load_content())


def _title(feature: Feature) -> str:
    return f"{feature.kind.capitalize()}: {feature.name}"


def _card(content: Content, option: Option) -> Markup:
    lines = [("What it is", html(content, option.what))]
    for feature in content.options.features.values():
        side = option.sides[feature.id]
        found = row_html(content, AXIS, _row(option, feature), label="")
        known = _stop(found) if side.gap is None else _stopped(side.gap)
        lines.append((_title(feature), joined(known, " ", html(content, side.text or ""))))
    return card(lines)


def _stop(found: Markup) -> Markup:
    """Return HTML that ends as a sentence does, before another follows it."""
    return joined(found, ".")


def _explained(words: Markup | None) -> Markup:
    return joined(" ", element("i", words)) if words else Markup()


def _stopped(words: str) -> str:
    return f"{words[0].upper()}{words[1:].removesuffix('.')}."


def _plainly(content: Content, option: Option) -> tuple[str, ...]:
    lines = [plain(content, option.what)]
    for feature in content.options.features.values():
        value, control = row_cells(content, AXIS, _row(option, feature))[1:3]
        said = plain(content, option.sides[feature.id].text or "")
        lines.append(f"{value}{f' against {control}' if control else ''}. {said}".strip())
    return tuple(lines)
