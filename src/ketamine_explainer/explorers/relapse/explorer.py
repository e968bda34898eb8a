"""Curves of how long it lasted in notebook 03: what was found, and how far it goes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, load_content
from ...models.proportions import of_hundred
from ...synthesis.relapse import Fitted, fitted
from ..kit.behind import States
from ..kit.cards import html, phrase, plain
from ..kit.controls import Control, column, controls, text
from ..kit.explainer import Explainer, figure, sentence
from ..kit.table import Table, TableRow
from ..kit.values import value_button
from .figure import draw_relapse
from .room import CURVES, DAYS, VIEWS


def relapse_curves() -> Explainer:
    """Return in how many it lasted, over time: choose after what, and a day."""
    content = load_content()
    caption = CURVES.caption(content)
    which, time = controls(content, CURVES)
    picture = draw_relapse(which, time, lambda view: view.curves(content), caption)
    heads = time.texts(lambda day: element("p", element("b", f"Day {day}"), class_="ke-when"))
    views = [[_curve_text(content, each, time) for each in view.curves(content)] for view in VIEWS]
    told = which.stack(map(column, views))
    children = [
        which.row, time.row, figure(picture), sentence(column([heads, told])),
        text(_about(content)),
    ]  # fmt: skip
    curves = [*fitted(content.evidence, content.models.relapse).values()]
    table = _table(content, curves)
    kinds = {each.curve.name: each.curve.treatment for each in curves}
    states = States.where(which, table, lambda row, view: kinds[row[0]] in view.treatments)
    return Explainer(caption, children, table, picture, states)


def still_so(curve: Fitted, day: float) -> str:
    """Return of how many of 100 it still holds by a curve, in words; nothing beyond its end."""
    if day > curve.measured_until:
        return ""
    return f"{of_hundred(float(curve.survival.well(day)))} of 100"


def _curve_text(content: Content, curve: Fitted, time: Control) -> Any:
    tied = Markup("; ").join(
        _tied(content, curve, id_, value_button(content, id_)) for id_ in _points(curve)
    )
    who = element("b", curve.curve.name)
    points = element("span", "(", tied, ")", class_="ke-aside")
    about = [element("p", who, " ", points, data_curve=curve.curve.id)]
    about += [
        element("p", note, class_="ke-note", data_curve=curve.curve.id)
        for note in _cautions(content, curve)
    ]
    return column([text(joined(*about)), time.texts(partial(_by, content, curve))])


def _by(content: Content, curve: Fitted, day: int) -> Markup:
    count, words = still_so(curve, day), content.wording.relapse
    if not count:
        after = phrase(content, words.after, day=f"{curve.measured_until:g}")
        return element("p", after, class_="ke-simulated")
    said = phrase(content, words.by_curve, still=curve.still)
    aside = element("span", said, class_="ke-aside")
    return element("p", element("b", count), " ", aside, class_="ke-simulated")


def _cautions(content: Content, curve: Fitted) -> list[str]:
    """Return what to know of a curve: how sure a median is, and its caution."""
    medians = [tie.estimate for tie in curve.ties if tie.estimate.share is None]
    reasons = [each.grade.reason for each in medians if each.grade and not curve.curve.ratio]
    return reasons + [html(content, each) for each in [curve.curve.caution] if each]


def _about(content: Content) -> Markup:
    note = html(content, content.models.relapse.note)
    return element("details", element("summary", "How these curves were drawn"), note)


def _points(curve: Fitted) -> list[str]:
    """Return the ids of the estimates that a curve begins with and is drawn through."""
    found = [id_ for point in curve.curve.points for id_ in (point.among, point.estimate)]
    ids = [curve.curve.responded, *found, curve.curve.ratio]
    return list(dict.fromkeys(id_ for id_ in ids if id_))


def _tied(content: Content, curve: Fitted, id_: str, shown: str) -> Markup:
    """Return what an estimate that is shown says of a curve: a share, a median or a ratio."""
    estimate, words = content.evidence.estimates[id_], content.wording.relapse
    if id_ == curve.curve.ratio:
        return phrase(content, words.ratio, shown=shown)
    if estimate.share is None:
        said = words.median_stopped if curve.curve.ratio else words.median
        return phrase(content, said, shown=shown)
    if id_ in (curve.curve.responded, *(point.among for point in curve.curve.points)):
        whom = estimate.population
        if not whom:
            return phrase(content, words.start, shown=shown)
        population = whom[0].lower() + whom[1:]
        return phrase(content, words.start_among, shown=shown, population=population)
    time = estimate.when
    assert time.at is not None, "a curve needs the day of its point"
    unit = (time.unit or "").removesuffix("s") if time.at == 1 else time.unit
    return joined(shown, f" {curve.still} at {time.at:g} {unit}")


def _table(content: Content, curves: Sequence[Fitted]) -> Table:
    columns = ("Curve", "Drawn through", "Fit", "How it was drawn", "How sure",
               "Of a hundred, by the curve")  # fmt: skip
    rows = tuple(
        TableRow(
            (c.curve.name, "; ".join(_tied(content, c, id_, f"{{{id_}}}") for id_ in _points(c)),
             c.fit, c.curve.derivation, c.curve.certainty, _course(content, c)),
            c.curve.id, "curve",
        )
        for c in curves
    )  # fmt: skip
    return Table(columns, rows, partial(html, content), partial(plain, content))


def _course(content: Content, curve: Fitted) -> str:
    measured = [day for day in DAYS if day <= curve.measured_until]
    found = (f"day {day}: {still_so(curve, day).split()[0]}" for day in measured)
    beyond = content.wording.relapse.beyond
    return f"{curve.still}: {', '.join(found)}; {beyond}"
