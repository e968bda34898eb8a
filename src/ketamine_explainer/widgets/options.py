"""The options of a decision side by side: drawn on one side at a time, and two of them in words."""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as w

from .. import figures
from ..content import Content, load_content
from ..content.records import OF_100, Axis, Feature, Option, Row
from ..figures import Table
from .cards import bullets, card, html, plain
from .charts import row_cells, row_html, rows
from .explainer import Explainer, figure, sentence
from .linked import Choice, choose, shared


def options() -> Explainer:
    """Return all options on one side of the decision at a time: benefits and harms drawn alike."""
    content = load_content()
    caption, record = content.captions["options"], content.options
    names = [f"{feature.name} ({feature.kind})" for feature in record.features]
    choice = choose(caption.controls["feature"], names)
    views = [
        rows(content, _axis(feature), record.face, _rows(content, feature))
        for feature in record.features
    ]
    picture = figures.draw_rows("options", views, caption)
    said = sentence(choice.texts([_said(content, feature) for feature in record.features]))
    children = [choice.row, figure(picture, [("view", choice)]), said]
    return Explainer(caption, children, _table(content), picture)


def _axis(feature: Feature) -> Axis:
    return Axis(unit=OF_100, words=f"people of 100: {feature.name} ({feature.kind})")


def _rows(content: Content, feature: Feature) -> tuple[Row, ...]:
    return tuple(_row(option, feature) for option in content.options.options)


def _row(option: Option, feature: Feature) -> Row:
    side = option.sides[feature.id]
    return Row(label=option.name, finding=side.finding, control=side.control, gap=side.gap)


def _said(content: Content, feature: Feature) -> str:
    items = bullets(_told(content, option, feature) for option in content.options.options)
    head = f"<b>{escape(feature.name.capitalize())}</b> ({feature.kind})"
    return f"<p>{head}: {html(content, feature.said)}</p>{items}"


def _told(content: Content, option: Option, feature: Feature, label: str | None = None) -> str:
    found = row_html(content, _axis(feature), _row(option, feature), label)
    return f"{found} {html(content, option.sides[feature.id].said or '')}"


def _table(content: Content) -> Table:
    columns = ("Side", "Kind", "Option", "Of 100", "Control", "People", "When", "How sure",
               "Source", "What else was found")  # fmt: skip
    record = content.options
    found = [(feature, option) for feature in record.features for option in record.options]
    return Table(
        columns,
        tuple(
            (feature.name, feature.kind, *row_cells(content, _axis(feature), _row(option, feature)),
             plain(content, option.sides[feature.id].said or ""))
            for feature, option in found
        ),
        tuple(
            " ".join(filter(None, (side.finding, side.control)))
            for side in (option.sides[feature.id] for feature, option in found)
        ),
    )  # fmt: skip


def option_cards() -> Explainer:
    """Return two options beside each other in words, the same lines in the same order."""
    content = load_content()
    caption, found = content.captions["option_cards"], content.options.options
    names = [option.name for option in found]
    sides = [
        choose(caption.controls[name], names, "dropdown", first)
        for name, first in (("one", 0), ("other", len(names) - 1))
    ]
    pair = w.HBox([_chosen(content, side) for side in sides], layout=shared("row"))
    pair.add_class("ke-side")
    table = Table(
        ("Option", "What it is", *(feature.name for feature in content.options.features)),
        tuple(
            (option.name, plain(content, option.what),
             *(_plainly(content, option, feature) for feature in content.options.features))
            for option in found
        ),
        tuple(" ".join(_ids(option)) for option in found),
    )  # fmt: skip
    return Explainer(caption, [pair], table)


def _chosen(content: Content, side: Choice) -> Any:
    cards = side.texts([_card(content, option) for option in content.options.options])
    return w.VBox([side.row, sentence(cards)], layout=shared("wide"))


def _card(content: Content, option: Option) -> str:
    lines = [("What it is", html(content, option.what))]
    for feature in content.options.features:
        said = _told(content, option, feature, label="")
        lines.append((f"{feature.kind.capitalize()}: {feature.name}", said))
    return card(lines)


def _plainly(content: Content, option: Option, feature: Feature) -> str:
    value, control = row_cells(content, _axis(feature), _row(option, feature))[1:3]
    return f"{value} against {control}" if control else value


def _ids(option: Option) -> list[str]:
    found = (id_ for side in option.sides.values() for id_ in (side.finding, side.control))
    return [id_ for id_ in found if id_]
