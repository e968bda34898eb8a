"""Curves of how long it lasted in notebook 03: what was found, and how far it goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup
from matplotlib.axes import Axes

from nbfolio.markup import element, joined
from nbfolio.trace import branching

from ...content import Content, load_content
from ...models.proportions import of_hundred
from ...synthesis.relapse import Fitted, fitted
from ...synthesis.values import value_button
from ..kit.behind import States
from ..kit.cards import html, phrase, plain
from ..kit.controls import controls, text
from ..kit.explainer import Explainer, figure, sentence
from ..kit.layers import LayeredFigure
from ..kit.live import LiveModel, Output
from ..kit.style import canvas, look
from ..kit.table import Table, TableRow
from .figure import CURSOR, HEIGHT, VALUES, WIDTH, day_marks, draw_axes, draw_base, draw_view
from .room import CURVES, DAYS, VIEWS, View


def relapse_curves() -> Explainer:
    """Return in how many it lasted, over time: choose after what, and a day."""
    content = load_content()
    caption = CURVES.caption(content)
    which, time = controls(content, CURVES)
    with look("curves"):
        drawn, sheet = canvas(WIDTH, HEIGHT)
        draw_base(sheet, caption.inside)
        areas = {view: draw_axes(sheet, view.curves(content)) for view in VIEWS}
        for area in areas.values():
            area.set_visible(False)  # it is drawn on the layer of its view
        live = LiveModel({"which": which, "time": time}, partial(_outputs, content, areas))
        drawing = LayeredFigure("curves", drawn)
        drawing.live("day", live, begins=CURSOR)
        drawing.layer(
            "which", which, lambda view: draw_view(sheet, view.curves(content), caption.inside)
        )
        drawing.live("values", live, begins=VALUES)
        picture = drawing.picture(caption.title, caption.description)
    told = which.stack(_told(content, live, view) for view in VIEWS)
    children = [
        which.row, time.row, figure(picture), sentence(told), text(_about(content)),
    ]  # fmt: skip
    curves = [*fitted(content.evidence, content.models.relapse).values()]
    table = _table(content, curves)
    kinds = {each.curve.name: each.curve.treatment for each in curves}
    states = States.where(which, table, lambda row, view: kinds[row[0]] in view.treatments)
    return Explainer(caption, children, table, picture, states)


def _outputs(
    content: Content, areas: Mapping[View, Axes], which: View, time: Any
) -> dict[str, Output]:
    """Return what is drawn and said of a day; it is traced."""
    view = which.curves(content)
    said = {f"by{place}": _by(content, curve, time) for place, curve in enumerate(view)}
    return {**day_marks(areas[which], view, time), "heading": Markup(f"Day {time:.0f}"), **said}


def still_so(curve: Fitted, day: float) -> str:
    """Return of how many of 100 it still holds by a curve, in words; nothing beyond its end."""
    if day > curve.measured_until:
        return ""
    return _count(curve, day)


def _count(curve: Fitted, day: Any) -> str:
    return f"{of_hundred(curve.survival.well(day)):.0f} of 100"


@branching
def _by(content: Content, curve: Fitted, day: Any) -> Markup:
    words = content.wording.relapse
    if day > curve.measured_until:
        return phrase(content, words.after, day=f"{curve.measured_until:g}")
    said = phrase(content, words.by_curve, still=curve.still)
    aside = element("span", said, class_="ke-aside")
    return joined(element("b", _count(curve, day)), " ", aside)


def _told(content: Content, live: LiveModel, view: View) -> Any:
    """Return what is said of the curves of a view: the day, each curve, what it gives then."""
    place = VIEWS.index(view)
    parts = [element("p", live.slot("heading", "b", which=place), class_="ke-when")]
    for number, curve in enumerate(view.curves(content)):
        said = live.slot(f"by{number}", "span", which=place)
        parts += [*_curve_text(content, curve), element("p", said, class_="ke-simulated")]
    return live.view(joined(*parts))


def _curve_text(content: Content, curve: Fitted) -> Iterator[Markup]:
    tied = Markup("; ").join(
        _tied(content, curve, id_, value_button(content, id_)) for id_ in _points(curve)
    )
    who = element("b", curve.curve.name)
    points = element("span", "(", tied, ")", class_="ke-aside")
    yield element("p", who, " ", points, data_curve=curve.curve.id)
    for note in _cautions(content, curve):
        yield element("p", note, class_="ke-note", data_curve=curve.curve.id)


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
