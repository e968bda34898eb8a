"""One infusion in the body: dose, duration and model, beside what was felt and found."""

from __future__ import annotations

from html import escape
from itertools import product

import ipywidgets as w

from .. import figures
from ..content import Content, load_content
from ..content.records import Level, Milestone
from ..figures import Table
from ..figures.aftermath import Aftermath
from ..figures.infusion import BESIDE, DOSES, DURATIONS, START, Curve, states, times
from ..models import in_words
from ..synthesis import Infusion, infusion, remaining, words
from .cards import html, plain
from .explainer import Explainer, figure, sentence
from .infusions import amount, made, models, names
from .joint import Joint
from .linked import Choice, choose, shared

TENTH = 0.1
"""Share of the highest level at which the drug is called mostly gone from the plasma."""

LATE = (120, 240)
"""When the level is said besides the highest one, in minutes."""

Courses = dict[tuple[str, float], Infusion]


def one_infusion() -> Explainer:
    """Return the level of ketamine after one infusion, by dose, duration and model."""
    content = load_content()
    caption = content.captions["one_infusion"]
    courses = _courses(content, [*models(content), *made(content)])
    dose, duration, model, beside = _choices(content)
    picture = figures.draw_infusion(
        [
            Curve(*key, times(key[1]), course.levels(times(key[1])))
            for key, course in courses.items()
        ],
        content.models.levels,
        _aftermath(content, courses),
        names(content),
        made(content),
        caption,
    )
    layers = figure(
        picture,
        [
            ("duration", duration),
            ("gone", Joint((model, duration))),
            ("beside", Joint((beside, duration, dose))),
            ("level", Joint((model, duration, dose))),
            ("model", model),
            ("key", beside),
        ],
    )
    said = _said(content, courses, (dose, duration, model, beside))
    controls = [
        w.HBox([dose.row, duration.row], layout=shared("row")),
        w.HBox([model.row, beside.row], layout=shared("row")),
    ]
    return Explainer(caption, [*controls, layers, said], _table(content, courses), picture)


def _choices(content: Content) -> tuple[Choice, Choice, Choice, Choice]:
    labels = content.captions["one_infusion"].controls
    called = [names(content)[id_] for id_ in models(content)]
    return (
        choose(labels["dose"], [f"{dose:g} mg/kg" for dose in DOSES], "slider",
               DOSES.index(START[0])),
        choose(labels["duration"], [f"{minutes} min" for minutes in DURATIONS],
               first=DURATIONS.index(START[1])),
        choose(labels["model"], called),
        choose(labels["beside"], BESIDE),
    )  # fmt: skip


def _courses(content: Content, ids: list[str]) -> Courses:
    return {
        (id_, minutes): infusion(content.models, id_, minutes)
        for id_, minutes in product(ids, DURATIONS)
    }


def _aftermath(content: Content, courses: Courses) -> Aftermath:
    mood = [each for each in content.milestones.milestones if each.lane == "ketamine"]
    tenth = {(id_, minutes): courses[id_, minutes].below(TENTH)
             for id_, minutes in product(models(content), DURATIONS)}  # fmt: skip
    return Aftermath(mood, content.milestones.felt, tenth)


def _said(content: Content, courses: Courses, choices: tuple[Choice, ...]) -> w.VBox:
    dose, duration, model, beside = choices
    grid = Joint((model, duration, dose)).texts(
        [levels_said(courses[id_, minutes], each) for id_, minutes, each in states(models(content))]
    )
    left = Joint((model, duration)).texts(
        [_left_said(content, courses, *key) for key in product(models(content), DURATIONS)]
    )
    about = model.texts([_about(content, id_) for id_ in models(content)])
    compared = beside.texts(_beside_said(content))
    return sentence(w.VBox([grid, left, about, compared], layout=shared("wide")))


def levels_said(course: Infusion, dose: float) -> str:
    """Return what an infusion of a dose, in mg/kg, comes to, as HTML."""
    minute, highest = course.peak
    late = "; ".join(
        f"after {in_words(each)} {amount(dose * float(course.levels(each)))}" for each in LATE
    )
    return (
        f"<p class='ke-simulated'>Highest level <b>{amount(dose * highest)} ng/mL</b>, after "
        f"{in_words(minute)}; {late}.</p>"
    )


def _left_said(content: Content, courses: Courses, id_: str, minutes: float) -> str:
    tenth = in_words(courses[id_, minutes].below(TENTH))
    share = float(remaining(content.models, id_, minutes, LATE[-1]))
    return (
        f"<p class='ke-simulated'>Mostly gone from the plasma (a tenth of the highest level) after "
        f"{tenth}. After {in_words(LATE[-1])}, {share:.0%} of the dose is still in the body.</p>"
    ).replace("%", " %")


def _about(content: Content, id_: str) -> str:
    found = next(each for each in content.models.ketamine.sets if each.id == id_)
    blood = {"not said": "whether from artery or vein was not seen"}.get(
        found.blood, f"{found.blood} blood"
    )
    return (
        f"<p class='ke-simulated'><b>{escape(found.name)}</b> ({found.drug}; {blood}): "
        f"{html(content, found.who)}.</p>"
    )


def _beside_said(content: Content) -> list[str]:
    metabolite = content.models.metabolites.metabolites[0]
    return [
        "",
        "<p>The models describe the same drug. That they differ so far shows how uncertain such a "
        "curve is; it does not show how people differ.</p>",
        f"<p>{html(content, metabolite.note)} Levels are given as mass of ketamine.</p>",
    ]


def _table(content: Content, courses: Courses) -> Table:
    columns = ("What", "Infusion", "Highest level (ng/mL)", "After 2 hours", "After 4 hours",
               "Under a tenth after", "Where it comes from")  # fmt: skip
    rows = [_course_row(content, key, course) for key, course in courses.items()]
    levels = [*content.models.levels.bands, content.models.levels.quoted]
    bands = [_level_row(content, level) for level in levels]
    events = [*_aftermath(content, courses).mood, *content.milestones.felt]
    found = [_event_row(content, event) for event in events]
    ids = ("",) * (len(rows) + len(bands)) + tuple(event.estimate for event in events)
    return Table(columns, (*rows, *bands, *found), ids)


def _course_row(content: Content, key: tuple[str, float], course: Infusion) -> tuple[str, ...]:
    minute, highest = course.peak
    late = [amount(float(course.levels(each))) for each in LATE]
    return (
        names(content)[key[0]], f"1 mg/kg over {key[1]:g} min",
        f"{amount(highest)} at {in_words(minute)}", *late, in_words(course.below(TENTH)),
        "simulated; for another dose, multiply by it",
    )  # fmt: skip


def _level_row(content: Content, level: Level) -> tuple[str, ...]:
    ends = f"{words.number(level.low)} to {words.number(level.high)}"
    at = ends if level.at is None else f"{words.number(level.at)} ({ends})"
    source = content.sources[level.source].short if level.source else "assumed"
    return level.name, plain(content, level.what), at, "", "", "", source


def _event_row(content: Content, event: Milestone) -> tuple[str, ...]:
    study = content.evidence.study(content.evidence.estimates[event.estimate])
    said = plain(content, event.statement)
    return event.label, said, "", "", "", "", content.sources[study.reference].short
