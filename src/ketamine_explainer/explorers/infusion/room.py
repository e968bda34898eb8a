"""One infusion: doses, durations and models to choose, and parameters that can be calculated."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ...content import Content
from ..kit.room import Captioned, Choice, Entry, Found, Offered, Room, fixed, refusal
from .bodies import population
from .levels import NEVER, infusion
from .model_names import made, models, names

DOSES = tuple(step / 20 for step in range(1, 41))
"""That can be chosen, in mg/kg."""

DURATIONS = tuple(range(1, 241))
"""That can be chosen, in minutes."""

LATER = (NEVER, 60, 120, 180)
"""When a second, equal infusion can begin, in minutes after the first one ended."""

TRIAL = (0.5, 40)
"""Dose and duration of the trials: those at first."""

TENTH = 0.1
"""Share of the highest level: how long until it is left is said of each curve."""

LATE = (120, 240)
"""When the level is said besides the highest one, in minutes."""

PEOPLE, SEED = 1000, 1
"""How many are simulated, and from which seed."""

ANAESTHESIA = "anaesthesia"
"""The band of levels that a sentence is about."""

TRIED = (DURATIONS[0], TRIAL[1], DURATIONS[-1])
"""Lengths of an infusion with which each set is tried, in minutes."""

PEAKS = (0.1, 100_000)
"""Lowest and highest peak that a set may give after 1 mg/kg, in ng/mL."""

FEWEST, MOST, METABOLITES = 2, 4, 2
"""Sets to choose among, and most metabolites: as many lines are told apart."""

DOSE = Choice("dose", fixed(DOSES, "{:g} mg/kg".format), "slider", first=TRIAL[0])
DURATION = Choice("duration", fixed(DURATIONS, "{} min".format), "slider", first=TRIAL[1])
MODEL = Choice("model", lambda content: [(names(content)[id_], id_) for id_ in models(content)])
LATER_ON = Choice(
    "later", fixed(LATER, lambda each: "none" if each == NEVER else f"{each / 60:g} h later")
)

REACHES = {"400 ng/mL": 400.0, "3,000 ng/mL": 3000.0}
"""How high a level the axis can reach to: the first is that of the trials."""

NEAR = next(iter(REACHES))
REACH = Choice("reach", lambda content: [(words, words) for words in REACHES])


def _uncounted(content: Content) -> Iterator[Found]:
    """Find too few sets or too many, metabolites of two sets, and a set that varies twice."""
    file, metabolites = "models/metabolites", content.models.metabolites.metabolites
    sources = sorted({*made(content)} - metabolites.keys())
    count = len(content.models.ketamine.sets) - len(sources)
    if not 1 <= len(metabolites) <= METABOLITES:
        given = f"{len(metabolites)} metabolites", "one or two, which are drawn"
        yield Found(file, ("metabolites",), *given, "add one, or leave some out")
    elif len(sources) > 1:
        given = f"made from {', '.join(sources)}", "one set from which all metabolites are made"
        yield Found(file, ("metabolites",), *given, "correct made_from")
    elif not FEWEST <= count <= MOST:
        yield Found(
            "models/ketamine", ("sets",),
            f"{count} sets, besides that from which metabolites are made",
            f"{FEWEST} to {MOST}, which are drawn", "add a set, or leave some out",
        )  # fmt: skip
    around = content.models.variability.factors.around
    for i, id_ in enumerate(around):
        if id_ in around[:i]:
            yield Found(
                "models/variability", ("factors", "around", i), f"'{id_}' for the second time",
                "each set once", "take one of the two out",
            )  # fmt: skip


def _incalculable(content: Content) -> Iterator[Found]:
    found = [*_impossible(content)]
    yield from found or _nobody(content)


def _impossible(content: Content) -> Iterator[Found]:
    """Find the first set or metabolite whose levels cannot be; what is made of it cannot either."""
    models = content.models
    placed = [
        *(("models/ketamine", ("sets", id_), id_) for id_ in models.ketamine.sets),
        *(
            ("models/metabolites", ("metabolites", id_), id_)
            for id_ in models.metabolites.metabolites
        ),
    ]
    for file, loc, id_ in placed:
        falls = file == "models/ketamine" and id_ not in made(content)
        if said := refusal(_course, content, id_, falls):
            yield Found(file, loc, *said, f"correct the numbers of '{id_}', or their units")
            return


def _course(content: Content, id_: str, falls: bool) -> None:
    """Refuse a set whose levels cannot be, or from which nearly nothing leaves the body."""
    for minutes in TRIED:
        found = infusion(content.models, id_, minutes)
        highest = found.peak[1]
        if not PEAKS[0] <= highest <= PEAKS[1]:
            raise ValueError(
                f"given numbers with which 1 mg/kg gives {highest:.3g} ng/mL at most; allowed: "
                f"{PEAKS[0]:g} to {PEAKS[1]:,} ng/mL"
            )
        if falls:
            found.below(TENTH)


def _nobody(content: Content) -> Iterator[Found]:
    """Find variances with which nothing leaves the body of someone."""
    for id_ in content.models.variability.factors.around:
        if said := refusal(_people, content, id_):
            loc = ("factors", "parameters")
            yield Found("models/variability", loc, *said, "correct the variances")
            return


def _people(content: Content, id_: str) -> None:
    with np.errstate(over="ignore"):
        lives = population(content.models, id_, PEOPLE, SEED).half_lives
    if not np.isfinite(lives).all() or lives.min() <= 0:
        raise ValueError("given people in whom nothing leaves the body; allowed: half-lives")


LEVELS = ("subtitle", "levels", "time")
INFUSION = Captioned("one_infusion", (DOSE, DURATION, REACH, LATER_ON, MODEL), LEVELS)
PEOPLE_DIFFER = Captioned("people_differ", inside=LEVELS, labels=("view",))
ROOM = Room(
    __package__,
    {
        "one_infusion": "explorer",
        "people_differ": "people",
    },
    (INFUSION, PEOPLE_DIFFER),
    (Offered("models/ketamine", ("sets",), "name"),),
    (Entry("models/levels", ("bands",), ANAESTHESIA),),
    lacking=_uncounted,
    unbuildable=_incalculable,
)
