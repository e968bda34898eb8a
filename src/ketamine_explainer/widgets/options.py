"""The options of a decision side by side: drawn on one side at a time, and two of them in words."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from .. import figures
from ..content import Content, load_content
from ..content.records import OF_100, Axis, Feature, Option, Row
from ..figures import Table
from .cards import bullets, card, html, plain
from .charts import row_cells, row_html, rows
from .explainer import Explainer, figure, sentence
from .linked import choose


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
    items = bullets(
        row_html(content, _axis(feature), _row(option, feature))
        for option in content.options.options
    )
    head = f"<b>{escape(feature.name.capitalize())}</b> ({feature.kind})"
    return f"<p>{head}: {html(content, feature.said)}</p>{items}"


def _table(content: Content) -> Table:
    columns = (
        "Side", "Kind", "Option", "Of a hundred", "Control", "People", "When", "How sure", "Source",
    )  # fmt: skip
    record = content.options
    found = [(feature, option) for feature in record.features for option in record.options]
    return Table(
        columns,
        tuple(
            (feature.name, feature.kind, *row_cells(content, _axis(feature), _row(option, feature)))
            for feature, option in found
        ),
        tuple(
            " ".join(filter(None, (side.finding, side.control)))
            for side in (option.sides[feature.id] for feature, option in found)
        ),
    )  # fmt: skip


@dataclass(frozen=True, repr=False)
class OptionCards:
    """A card for each option, all with the same lines in the same order; open two to compare."""

    content: Content

    def __repr__(self) -> str:
        lines = ("What it is", *(_title(each) for each in self.content.options.features))
        return Table(
            ("Option", *lines),
            tuple((option.name, *_plainly(self.content, option))
                  for option in self.content.options.options),
        ).to_text()  # fmt: skip

    def _repr_html_(self) -> str:
        cards = [
            f"<summary>{escape(option.name)}</summary>{_card(self.content, option)}"
            for option in self.content.options.options
        ]
        details = "".join(f"<details>{each}</details>" for each in cards)
        return f"<div class='ke-cards'>{details}</div>"


def option_cards() -> OptionCards:
    """Return a card for each option: what it is, and what was found of every side."""
    return OptionCards(load_content())


def _title(feature: Feature) -> str:
    return f"{feature.kind.capitalize()}: {feature.name}"


def _card(content: Content, option: Option) -> str:
    lines = [("What it is", html(content, option.what))]
    for feature in content.options.features:
        side = option.sides[feature.id]
        found = row_html(content, _axis(feature), _row(option, feature), label="")
        known = found if side.gap is None else _sentence(escape(side.gap))
        lines.append((_title(feature), f"{known} {html(content, side.said or '')}"))
    return card(lines)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:].removesuffix('.')}."


def _plainly(content: Content, option: Option) -> tuple[str, ...]:
    lines = [plain(content, option.what)]
    for feature in content.options.features:
        value, control = row_cells(content, _axis(feature), _row(option, feature))[1:3]
        said = plain(content, option.sides[feature.id].said or "")
        lines.append(f"{value}{f' against {control}' if control else ''}. {said}".strip())
    return tuple(lines)
