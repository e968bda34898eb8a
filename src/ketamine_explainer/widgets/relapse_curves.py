"""Curves of staying well in notebook 03: what was measured, and how far it goes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Any

import ipywidgets as w

from .. import figures
from ..content import Content, load_content
from ..figures import Table
from ..models.proportions import of_hundred
from ..synthesis import Fitted, fitted
from .cards import html, plain
from .explainer import Explainer, figure, sentence
from .linked import Choice, choose, playable, shared, text
from .values import value_button

DAYS = (0, 1, 2, 4, 6, 10, 14, 18, 21, 28, 42, 56, 84, 112, 140, 182, 224, 273, 319, 365)
"""Days at which the learner can stop."""

VIEWS = {
    "one infusion": {"one infusion"},
    "a series of infusions": {"series"},
    "going on, or stopping": {"stopped", "continued"},
}
"""What can be chosen, and the treatments of the curves that it shows."""

FIRST = (1, DAYS.index(14))
"""View and day shown at first."""

BEYOND = "beyond what was measured"


def relapse_curves() -> Explainer:
    """Return how many stayed well over time: choose after what, and a day."""
    content = load_content()
    caption = content.captions["relapse_curves"]
    curves = tuple(fitted(content.evidence, content.models.relapse).values())
    views = [[c for c in curves if c.curve.treatment in kinds] for kinds in VIEWS.values()]
    which = choose(caption.controls["which"], tuple(VIEWS), "radio", FIRST[0])
    options = [f"day {day}" for day in DAYS]
    time = playable(choose(caption.controls["time"], options, "slider", FIRST[1]))
    picture = figures.draw_relapse(views, DAYS, caption, FIRST)
    heads = time.texts([f"<p class='ke-when'><b>Day {day}</b></p>" for day in DAYS])
    said = which.stack([_column([_said(content, c, time) for c in view]) for view in views])
    shown = figure(picture, [("which", which), ("time", time)])
    children = [which.row, time.row, shown, sentence(_column([heads, said]))]
    return Explainer(caption, children, _table(content, curves), picture)


def still_well(curve: Fitted, day: float) -> str:
    """Return how many of 100 are still well by a curve, in words; nothing where unmeasured."""
    if day > curve.measured_until:
        return ""
    return f"{of_hundred(float(curve.survival.well(day)))} of 100"


def _column(parts: Sequence[Any]) -> Any:
    return w.VBox(list(parts), layout=shared("wide"))


def _said(content: Content, curve: Fitted, time: Choice) -> Any:
    tied = "; ".join(_tied(content, id_, value_button(content, id_)) for id_ in _points(curve))
    name = f"<p data-curve='{curve.curve.id}'><b>{escape(curve.curve.name)}</b> ({tied})</p>"
    return _column([text(name), time.texts([_by(still_well(curve, day)) for day in DAYS])])


def _by(count: str) -> str:
    if not count:
        return f"<p>{BEYOND.capitalize()}.</p>"
    return f"<p class='ke-simulated'><b>{count}</b> still well, by the curve.</p>"


def _points(curve: Fitted) -> list[str]:
    """Return the ids of the estimates that a curve is drawn through."""
    found = [id_ for point in curve.curve.points for id_ in (point.among, point.estimate)]
    return [id_ for id_ in [*found, curve.curve.ratio] if id_]


def _tied(content: Content, id_: str, shown: str) -> str:
    """Return what an estimate that is shown says of a curve: a share, a median or a ratio."""
    estimate = content.evidence.estimates[id_]
    if estimate.share is not None:
        time = estimate.when
        assert time.at is not None, "a curve needs the day of its point"
        unit = (time.unit or "").removesuffix("s") if time.at == 1 else time.unit
        return f"{shown} well at {time.at:g} {unit}"
    return f"slowed by {shown}" if estimate.unit == "hazard ratio" else f"half relapsed by {shown}"


def _table(content: Content, curves: Sequence[Fitted]) -> Table:
    columns = ("Curve", "Drawn through", "Fit", "Of a hundred, still well by the curve")
    rows = tuple(
        (c.curve.name, "; ".join(_tied(content, id_, f"{{{id_}}}") for id_ in _points(c)), c.fit,
         _course(c))
        for c in curves
    )  # fmt: skip
    ids = tuple(c.curve.id for c in curves)
    return Table(columns, rows, ids, "curve", partial(html, content), partial(plain, content))


def _course(curve: Fitted) -> str:
    measured = [day for day in DAYS if day <= curve.measured_until]
    found = (f"day {day}: {still_well(curve, day).split()[0]}" for day in measured)
    return f"{', '.join(found)}; after that {BEYOND}"
