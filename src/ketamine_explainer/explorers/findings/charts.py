"""Charts of estimates in rows, as content/pictures/charts.yaml describes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, load_content
from ...content.records import OF_100, Axis, ChartView, Estimate, Row
from ...synthesis import words
from ...synthesis.values import card_button
from ..kit.behind import States
from ..kit.cards import html
from ..kit.controls import choose
from ..kit.explainer import Explainer, figure, sentence
from ..kit.facts import side
from ..kit.table import Table, TableRow
from .rows_figure import Line, Mark, Of, Rows, draw_rows


def chart(name: str) -> Explainer:
    """Return a chart of content/pictures/charts.yaml: choose a view.

    Parameters
    ----------
    name : str
        Its id there.
    """
    content = load_content()
    record = content.chart(name)
    labels = [view.label for view in record.views]
    choice = choose(record.caption.controls["view"], labels, values=record.views)
    picture = draw_rows(name, choice, partial(_drawn, content), record.caption)
    said = sentence(choice.texts(partial(_sentence, content)))
    children = [choice.row, figure(picture), said]
    table = _table(content, record.views)
    states = States.by_cell(choice, table)
    return Explainer(record.caption, children, table, picture, states)


def _drawn(content: Content, view: ChartView) -> Rows:
    return rows(content, view.axis, view.subtitle, view.rows)


def rows(content: Content, axis: Axis, face: str, of: tuple[Row, ...], title: str = "") -> Rows:
    """Return rows of the content as rows to draw."""
    lines = [_line(content, axis, row) for row in of]
    return Rows(axis, face, tuple(_named_once(lines)), title)


def _named_once(lines: list[Line]) -> Iterator[Line]:
    """Give rows in which groups are named where others had come before, or none."""
    known = ("", "")
    for line in lines:
        if not (line.mark and line.control):
            yield replace(line, mark=replace(line.mark, arm="") if line.mark else None)
            continue
        arms = line.mark.arm, line.control.arm
        bare = replace(line.mark, arm=""), replace(line.control, arm="")
        yield replace(line, mark=bare[0], control=bare[1]) if arms == known else line
        known = arms


def _line(content: Content, axis: Axis, row: Row) -> Line:
    evidence = content.evidence
    if row.finding:
        estimate = evidence.estimates[row.finding]
        control = evidence.estimates[row.control] if row.control else None
        drawn = _mark(axis, control) if control else None
        mark, without = _mark(axis, estimate), row.no_control or ""
        return Line(row.label, _people(estimate), side(estimate), mark, drawn, without=without)
    if row.gap:
        return Line(row.label, gap=row.gap)
    low, high, said = _amount(content, row)
    of: Of = "article" if row.claim else "drug"
    return Line(row.label, of=of, mark=Mark(high, low, high, said), span=True)


def _mark(axis: Axis, estimate: Estimate) -> Mark:
    at, factor, interval = axis.value(estimate), axis.factor(estimate), words.interval(estimate)
    assert at is not None, "the content's check lets pass only what has a place"
    assert factor is not None
    low, high = (factor * interval.low, factor * interval.high) if interval else (None, None)
    said = words.count(estimate) if axis.unit == OF_100 else _value(axis, estimate)
    return Mark(at, low, high, said, words.limit(estimate), words.arm(estimate))


def _value(axis: Axis, estimate: Estimate) -> str:
    if axis.unit == OF_100:
        return words.hundred(estimate)
    return words.value(estimate) if axis.ticks else words.number(estimate.number or 0)


def _people(estimate: Estimate) -> tuple[str, ...]:
    grade = (estimate.grade.level,) if estimate.grade else ()
    return words.how_many(estimate), *grade


def _amount(content: Content, row: Row) -> tuple[float, float, str]:
    """Return low, high and words of the article's quantity or of a rule's amount."""
    if row.claim:
        quantity = content.article.quantity(row.claim)
        assert quantity.low is not None, "the content's check lets pass only what has both bounds"
        assert quantity.high is not None
        reading = " (our\N{NO-BREAK SPACE}reading)" if quantity.reading == "ours" else ""
        return quantity.low, quantity.high, f"{quantity.low:g} to {quantity.high:g}{reading}"
    amount = content.evidence.rules[row.rule or ""].amount
    assert amount is not None
    said = f"{words.number(amount.low)} to {words.number(amount.high)} {amount.unit}"
    return amount.low, amount.high, said


def _sentence(content: Content, view: ChartView) -> Markup:
    """Return what a view shows in a sentence or two: its rows stand in the figure and the table."""
    return element("p", html(content, view.text))


def _table(content: Content, views: tuple[ChartView, ...]) -> Table:
    columns = ("View", "Row", "Value", "Control", "People", "When", "How sure", "Source")
    rows = (table_row(content, view.axis, row, view.label) for view in views for row in view.rows)
    return Table(columns, tuple(rows), head=1)


def table_row(content: Content, axis: Axis, row: Row, *before: str) -> TableRow:
    """Return a row of the table behind a chart, after the cells that say what it is a row of."""
    ids = " ".join(filter(None, (row.finding, row.control, row.rule, row.claim)))
    return TableRow((*before, *row_cells(content, axis, row)), ids)


def row_cells(content: Content, axis: Axis, row: Row) -> tuple[str, ...]:
    """Return a row in words: label, value, control, people, when, how sure, source.

    Value and control are HTML: buttons that open their cards.
    """
    if row.gap:
        return row.label, row.gap, "", "", "", "", ""
    if not row.finding:
        return row.label, _amount(content, row)[2], "", "", "", "", _stated(content, row)
    estimate = content.evidence.estimates[row.finding]
    control = content.evidence.estimates[row.control] if row.control else None
    source = content.sources[content.evidence.study(estimate).reference]
    return (
        row.label,
        card_button(content, estimate.id, _value(axis, estimate)),
        _against(content, axis, control) if control else row.no_control or "",
        f"{words.how_many(estimate)} {words.counted(estimate)}".strip(),
        words.when(estimate),
        words.sureness(estimate),
        source.short,
    )


def _against(content: Content, axis: Axis, control: Estimate) -> Markup:
    """Return a control's value as a button, and what these people had."""
    button = card_button(content, control.id, _value(axis, control))
    return joined(button, f" ({words.arm(control)})")


def _stated(content: Content, row: Row) -> str:
    """Return who says a quantity: the article, or who made a rule."""
    if row.claim:
        return "the article"
    return content.sources[content.evidence.rules[row.rule or ""].reference].short
