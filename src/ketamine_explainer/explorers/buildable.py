"""Whether the models can be calculated with the numbers of the content: told before any is drawn.

What only arithmetic shows is found here, with the very functions that the explorers use: a curve
that falls through no two points, a course that does not fit into a year. No picture is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..content import Content, ContentError, load_content
from ..content.loader import load_documents
from ..content.records import MINUTES, IconArrays, ParameterSet
from ..content.yamlfile import Loc
from ..models import YEAR_DAYS, growth, infusion_days, maintenance_days
from ..models import wind_up as answers
from ..synthesis import words
from ..synthesis.relapse import fitted_curve
from .infusion.bodies import population
from .infusion.levels import infusion
from .windup.model import relay, train

PULSES = (2, 30)
"""Fewest and most pulses of a train: each is a step of a slider."""

GROWN = 10.0
"""How many times the first answer the last one of a train may be: so far the axis can reach."""

RATES, BLOCKED = (0.1, 0.3, 0.5, 1, 2), (0, 0.25, 0.5, 0.75, 1)
"""Pulses a second, and shares of channels blocked, with which a train is tried."""

DURATIONS = (1, 40, 240)
"""Lengths of an infusion with which each set is tried, in minutes: the ends of the control."""

PEAKS = (0.1, 100_000)
"""Lowest and highest peak that a set may give after 1 mg/kg, in ng/mL."""

TENTH = 0.1
PEOPLE = 1000
SEED = 1


class Found(NamedTuple):
    """What cannot be calculated: file, place in it, given, allowed, cure."""

    file: str
    loc: Loc
    given: str
    allowed: str
    cure: str


def refuse_unbuildable(root: Path) -> None:
    """Stop at content with which an explorer cannot be built.

    Raises
    ------
    ContentError
        All that is found, each with file and line.
    """
    documents = load_documents(root)
    problems = [
        documents[file].problem(loc, *said) for file, loc, *said in unbuildable(load_content(root))
    ]
    if problems:
        raise ContentError(problems)


def unbuildable(content: Content) -> Iterator[Found]:
    """Give what no model can be calculated with, and choices that words do not tell apart."""
    yield from _wound_up(content)
    infused = [*_infused(content)]
    yield from infused or _simulated(content)
    yield from _faded(content)
    yield from _scheduled(content)
    yield from _claimed(content)
    for i, arrays in enumerate(content.icons.icons):
        yield from _told_apart(content, arrays, ("icons", i, "comparisons"))


def _parted(error: ValueError) -> tuple[str, str]:
    """Return what an error of a model says was given, and what is allowed."""
    given, _, allowed = str(error).partition("given ")[2].partition("; allowed: ")
    return given, allowed


def _of(set_: ParameterSet, loc: tuple[str | int, ...], error: ValueError) -> Loc:
    """Return the place of the parameter that an error begins with, or of the whole set."""
    for i, each in enumerate(set_.parameters):
        if each.id == _parted(error)[0].split()[0]:
            return (*loc, "parameters", i, "value")
    return loc


def _wound_up(content: Content) -> Iterator[Found]:
    file, given = "models/windup", content.models.windup
    low, high = PULSES
    pulses = train(given).pulses
    if not low <= pulses <= high:
        i = [each.id for each in given.train.parameters].index("pulses")
        yield Found(
            file, ("train", "parameters", i, "value"), f"{pulses} pulses", f"{low} to {high}",
            "take a train of another length",
        )  # fmt: skip
        return
    try:
        found = answers(relay(given), pulses, np.array(RATES)[:, None], np.array(BLOCKED))
    except ValueError as error:
        said, allowed = _parted(error)
        part = "channel" if said.split()[0] in given.channel.values else "cell"
        loc = _of(getattr(given, part), (part,), error)
        yield Found(file, loc, said, allowed, "correct the number")
        return
    grown = float(np.max(growth(found)))
    if not grown <= GROWN:
        yield Found(
            file, ("cell",), f"answers that grow to {grown:.3g} times the first",
            f"at most {GROWN:g} times, within which the train is drawn",
            "take numbers with which the cell winds up less",
        )  # fmt: skip


def _infused(content: Content) -> Iterator[Found]:
    models = content.models
    placed = [
        *(("models/ketamine", ("sets", i), each.id) for i, each in enumerate(models.ketamine.sets)),
        *(
            ("models/metabolites", ("metabolites", i), each.id)
            for i, each in enumerate(models.metabolites.metabolites)
        ),
    ]
    made = {each.made_from for each in models.metabolites.metabolites}
    for file, loc, id_ in placed:
        falls = file == "models/ketamine" and id_ not in made
        if said := _refused(_course, content, id_, falls):
            yield Found(file, loc, *said, f"correct the numbers of '{id_}', or their units")
            return  # what is made of it would be told again


def _course(content: Content, id_: str, falls: bool) -> None:
    """Refuse a set whose levels cannot be, or from which nearly nothing leaves the body."""
    for minutes in DURATIONS:
        found = infusion(content.models, id_, minutes)
        highest = found.peak[1]
        if not PEAKS[0] <= highest <= PEAKS[1]:
            raise ValueError(
                f"given numbers with which 1 mg/kg gives {highest:.3g} ng/mL at most; allowed: "
                f"{PEAKS[0]:g} to {PEAKS[1]:,} ng/mL"
            )
        if falls:
            found.below(TENTH)


def _simulated(content: Content) -> Iterator[Found]:
    for id_ in content.models.variability.factors.around:
        said = _refused(_people, content, id_)
        if said:
            loc = ("factors", "parameters")
            yield Found("models/variability", loc, *said, "correct the variances")
            return


def _people(content: Content, id_: str) -> None:
    with np.errstate(over="ignore"):
        people = population(content.models, id_, PEOPLE, SEED)
    _finite(people.half_lives)


def _finite(values: np.ndarray) -> None:
    if not np.isfinite(values).all() or values.min() <= 0:
        raise ValueError("given people in whom nothing leaves the body; allowed: half-lives")


def _faded(content: Content) -> Iterator[Found]:
    for i, curve in enumerate(content.models.relapse.curves):
        try:
            found = fitted_curve(content.evidence, content.models.relapse, curve)
        except ValueError as error:
            said, allowed = _parted(error)
            yield Found(
                "models/relapse", ("curves", i, "points"), said, allowed,
                "name points of one study in their order, or one point",
            )  # fmt: skip
            continue
        if found.measured_until > YEAR_DAYS:
            yield Found(
                "models/relapse", ("curves", i, "points"), f"a point on day "
                f"{found.measured_until:g}", f"days of a year: at most {YEAR_DAYS}",
                "end the curve with a point that is drawn",
            )  # fmt: skip


def _scheduled(content: Content) -> Iterator[Found]:
    records = content.models.schedule
    for i, course in enumerate(records.courses):
        given = course.values
        loc = ("courses", i, "parameters")
        if given["infusions"] < 2:
            few = f"{given['infusions']:g} infusions", "a course of two infusions at least"
            yield Found("models/schedule", loc, *few, "give more, or leave the course out")
        elif said := _refused(_year, given, YEAR_DAYS):
            yield Found("models/schedule", loc, *said, "correct the days of the course")
    for i, each in enumerate(records.intervals.parameters):
        if said := _refused(_year, {"infusions": 2, "last_day": 7}, each.value):
            place = ("intervals", "parameters", i, "value")
            yield Found("models/schedule", place, *said, "correct the days")


def _year(course: Mapping[str, float], interval: float) -> None:
    infusion_days(int(course["infusions"]), int(course["last_day"]), interval, YEAR_DAYS)


def _claimed(content: Content) -> Iterator[Found]:
    """Find quantities of the article that have no place on the calendar."""
    for i, claim in enumerate(content.article.claims):
        if claim.id == "initial-course" and claim.quantity and claim.quantity.high is not None:
            days = claim.quantity.high * MINUTES["weeks"] / MINUTES["days"]
            if said := _refused(maintenance_days, days, YEAR_DAYS):
                loc = ("claims", i, "quantity", "high")
                yield Found("article", loc, *said, "correct the weeks")


def _refused(calculate: Callable[..., object], *given: object) -> tuple[str, str] | None:
    """Return what was given and what is allowed where something cannot be calculated."""
    try:
        calculate(*given)
    except ValueError as error:
        return _parted(error)
    return None


def _told_apart(
    content: Content, arrays: IconArrays, loc: tuple[str | int, ...]
) -> Iterator[Found]:
    seen: dict[tuple[str, ...], int] = {}
    for j, pair in enumerate(arrays.comparisons):
        treated = content.evidence.estimates[pair.treated]
        outcome = content.evidence.outcomes[treated.outcome].name
        said = (outcome, pair.comparator, words.when(treated))
        if said in seen:
            yield Found(
                "icons", (*loc, j, "comparator"), f"{', '.join(said)}: the words of number "
                f"{seen[said] + 1} of this figure", "other words for each comparison",
                "say in the comparator how it differs",
            )  # fmt: skip
        seen.setdefault(said, j)
