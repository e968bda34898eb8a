"""One infusion in the body: dose, duration and model, beside what was felt and found."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import product
from typing import Any

import ipywidgets as w
from markupsafe import Markup

from nbfolio.markup import element

from ...content import Content, load_content
from ...content.records import Level, Milestone, Quoted
from ...models import in_words
from ...synthesis import words
from ..kit.behind import States
from ..kit.cards import html, phrase, plain
from ..kit.controls import column, controls, shared, text
from ..kit.explainer import Explainer, figure, sentence
from ..kit.product import ControlProduct
from ..kit.style import look
from ..kit.table import Table, TableRow
from .figure import Board, Curve, draw_infusion, times
from .levels import Infusion, infusion, remaining
from .model_names import amount, names
from .post_infusion import PostInfusion
from .room import ANAESTHESIA, INFUSION, LATE, TENTH

Courses = Mapping[tuple[str, float], Infusion]


def one_infusion() -> Explainer:
    """Return the level of ketamine in plasma after one infusion, by dose, duration and model."""
    content = load_content()
    caption = INFUSION.caption(content)
    dose, duration, model = controls(content, INFUSION)
    courses: Courses = {
        key: infusion(content.models, *key) for key in product(model.values, duration.values)
    }
    with look("dose"):
        picture = draw_infusion(_board(content, courses), dose, duration, model, caption)
    bar = w.HBox([dose.row, duration.row, model.row], layout=shared("row"))
    both = ControlProduct((model, duration))
    words = [
        ControlProduct((model, duration, dose)).texts(
            lambda id_, minutes, each: levels_sentence(content, courses[id_, minutes], each)
        ),
        safety(content),
        both.texts(partial(_left_sentence, content, courses)),
        model.texts(partial(_about, content)),
    ]
    said = column(words)
    said.add_class("ke-simulated")
    table = _table(content, courses)
    bands = range(len(courses), len(table.rows) - len(_events(content)))
    places = {key: [place, *bands] for place, key in enumerate(courses)}
    states = States(both, lambda *key: places[key])
    return Explainer(caption, [bar, figure(picture), sentence(said)], table, picture, states)


def _board(content: Content, courses: Courses) -> Board:
    curves = [
        Curve(id_, minutes, times(minutes), course.levels(times(minutes)))
        for (id_, minutes), course in courses.items()
    ]
    tenth = {key: course.below(TENTH) for key, course in courses.items()}
    after = PostInfusion(_mood(content), [*content.milestones.felt.values()], tenth)
    inside = INFUSION.caption(content).inside
    return Board.start(curves, content.models.levels, after, names(content), inside)


def _mood(content: Content) -> list[Milestone]:
    return [each for each in content.milestones.milestones.values() if each.lane == "ketamine"]


def _events(content: Content) -> list[Milestone]:
    """Return what was found at a time, whatever is chosen: mood, then what was felt."""
    return [*_mood(content), *content.milestones.felt.values()]


def anaesthesia(content: Content) -> Level:
    """Return the band of levels of anaesthesia."""
    return content.models.levels.bands[ANAESTHESIA]


def safety(content: Content) -> Any:
    """Return what no curve may be read without: monitoring, no driving, no bath."""
    said = html(content, content.models.levels.safety)
    return text(element("p", element("b", "Safety."), " ", said, class_="ke-safety"))


def levels_sentence(content: Content, course: Infusion, dose: float) -> Markup:
    """Return the levels after an infusion of a dose, in mg/kg, as HTML.

    A highest level within or above those of anaesthesia is said to be there.
    """
    words, band = content.wording.infusion, anaesthesia(content)
    peak = dose * course.peak[1]
    said = words.levels_within if peak <= band.high else words.levels_above
    if peak < band.low:
        said = words.levels
    early, late = (amount(dose * float(course.levels(each))) for each in LATE)
    hours, later = (f"{each / 60:g}" for each in LATE)
    return phrase(
        content, said, highest=amount(peak), early=early, hours=hours, late=late, later=later
    )


def _left_sentence(content: Content, courses: Courses, id_: str, minutes: float) -> Markup:
    course, words = courses[id_, minutes], content.wording.infusion
    share = 100 * float(remaining(content.models, id_, minutes, LATE[-1]))
    values: dict[str, object] = {
        "highest": in_words(course.peak[0]),
        "tenth": in_words(course.below(TENTH)),
        "later": f"{LATE[-1] / 60:g}",
        "share": f"{share:.0f}",
    }
    model, most = _most_left(courses, id_, minutes)
    if most <= TENTH:
        return element("p", phrase(content, words.left, **values))
    values |= {"model": names(content)[model], "percent": f"{100 * most:.0f}"}
    return element("p", phrase(content, words.left_otherwise, **values))


def _most_left(courses: Courses, id_: str, minutes: float) -> tuple[str, float]:
    """Return the other model that leaves most when this one leaves a tenth, and its share."""
    at = courses[id_, minutes].below(TENTH)
    shares = {
        each: float(course.levels(at)) / course.peak[1]
        for (each, duration), course in courses.items()
        if duration == minutes and each != id_
    }
    return max(shares.items(), key=lambda each: each[1])


def _about(content: Content, id_: str) -> Markup:
    found = content.models.ketamine.sets[id_]
    blood = {"not said": content.wording.infusion.blood_unknown}.get(
        found.blood, f"{found.blood} blood"
    )
    drug = f" ({found.drug}; {blood}): "
    return element("p", element("b", found.name), drug, html(content, found.population), ".")


def _table(content: Content, courses: Courses) -> Table:
    columns = ("What", "Infusion, or what was found", "Level, or highest level (ng/mL)",
               "After two hours", "After four hours", "A tenth of the highest is left after",
               "Where it comes from")  # fmt: skip
    given = content.models.levels
    levels: tuple[Level | Quoted, ...] = (*given.bands.values(), given.quoted, given.dissociation)
    return Table(columns, (
        *(_course_row(content, *key, course) for key, course in courses.items()),
        *(_level_row(content, level) for level in levels),
        *(_event_row(content, event) for event in _events(content)),
    ))  # fmt: skip


def _course_row(content: Content, id_: str, minutes: float, course: Infusion) -> TableRow:
    minute, highest = course.peak
    late = [amount(float(course.levels(each))) for each in LATE]
    cells = (
        names(content)[id_], f"1 mg/kg over {minutes:g} min",
        f"{amount(highest)} at {in_words(minute)}", *late, in_words(course.below(TENTH)),
        "simulated",
    )  # fmt: skip
    return TableRow(cells, f"{id_}-{minutes:g}", "simulated")


def _level_row(content: Content, level: Level | Quoted) -> TableRow:
    ends = (level.value,) if isinstance(level, Quoted) else (level.low, level.high)
    what = f"{plain(content, level.what)}; blood: {level.blood}"
    source = content.sources[level.source].short if level.source else "assumed"
    cells = (level.name, what, " to ".join(map(words.number, ends)), "", "", "", source)
    return TableRow(cells, level.id, "parameter")


def _event_row(content: Content, event: Milestone) -> TableRow:
    study = content.evidence.study(content.evidence.estimates[event.estimate])
    told = plain(content, f"{event.statement} {event.caution or ''}".strip())
    source = content.sources[study.reference].short
    return TableRow((event.label, told, "", "", "", "", source), event.estimate)
