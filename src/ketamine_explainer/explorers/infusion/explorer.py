"""One infusion in the body: dose, duration and model, beside what was felt and found."""

from __future__ import annotations

from functools import partial
from typing import Any

import ipywidgets as w
import numpy as np
from markupsafe import Markup

from nbfolio.markup import element
from nbfolio.trace import branching

from ...content import Content, load_content
from ...content.phrases import filled
from ...content.records import Level, Milestone, Quoted
from ...models import hours_in_words as in_hours
from ...synthesis import words
from ..kit.cards import html, phrase, plain
from ..kit.controls import Control, column, named_controls, shared, text
from ..kit.explainer import Explainer, figure, sentence
from ..kit.layers import LayeredFigure
from ..kit.live import LiveModel, Output
from ..kit.style import look
from ..kit.table import Table, TableRow
from .figure import A_MINUTE, MINUTES, Board
from .levels import LONGEST, NEVER, infusion, infusions
from .model_names import amount, names
from .room import ANAESTHESIA, INFUSION, LATE, TENTH, TRIAL

hours_in_words = branching(in_hours)


def one_infusion() -> Explainer:
    """Return the level of ketamine in plasma after one infusion, by dose, duration and model."""
    content = load_content()
    caption = INFUSION.caption(content)
    chosen = named_controls(content, INFUSION)
    model = chosen["model"]
    with look("dose"):
        first = infusion(content.models, model.values[0], TRIAL[1]).peak[1]
        board = Board.start(names(content), first, caption.inside)
        live = LiveModel(chosen, partial(_outputs, content, board))
        drawing = LayeredFigure("dose", board.figure)
        drawing.layer("reach", chosen["reach"], partial(board.axis, content.models.levels))
        drawing.live("level", live)
        picture = drawing.picture(caption.title, caption.description)
    bar = w.HBox([each.row for each in chosen.values()], layout=shared("row"))
    about = model.texts(partial(_about, content))
    said = column([live.text("said"), safety(content), live.text("left"), about])
    said.add_class("ke-simulated")
    return Explainer(caption, [bar, figure(picture), sentence(said)],
                     _table(content, live, model), picture, live=live)  # fmt: skip


def _outputs(
    content: Content, board: Board, dose: Any, duration: Any, model: str, later: Any, reach: str
) -> dict[str, Output]:
    """Return what is drawn and said of an infusion; it is traced."""
    given = infusions(content.models, model, dose, duration, later)
    phases = given.phases(np.concatenate([MINUTES, given.ended + np.arange(LONGEST)]))
    levels = given.levels(phases)
    drawn, falling = levels[: len(MINUTES)], levels[len(MINUTES) :]
    highest, tenth = falling[0], given.falls_to(TENTH, falling)
    left = given.remaining(phases, LATE[-1] * A_MINUTE)
    peak, ended, tenth_ = amount(highest), hours_in_words(given.ended), hours_in_words(tenth)
    at_two, at_four = (amount(drawn[minute * A_MINUTE]) for minute in LATE)
    return {
        **board.marks(model, given, drawn, highest, reach),
        "said": levels_sentence(content, highest, peak, at_two, at_four),
        "left": _left(content, later, highest=ended, tenth=tenth_, share=f"{100 * left:.0f}"),
        "peak": Markup(f"{peak} at {ended}"),
        "early": Markup(at_two),
        "late": Markup(at_four),
        "falls": Markup(tenth_),
        "given": Markup(_given(content, dose, duration, later)),
    }


def _events(content: Content) -> list[Milestone]:
    """Return what was found at a time, whatever is chosen: mood, then what was felt."""
    mood = content.milestones.milestones.values()
    return [*(each for each in mood if each.lane == "ketamine"), *content.milestones.felt.values()]


def anaesthesia(content: Content) -> Level:
    """Return the band of levels of anaesthesia."""
    return content.models.levels.bands[ANAESTHESIA]


def safety(content: Content) -> Any:
    """Return what no curve may be read without: monitoring, no driving, no bath."""
    said = html(content, content.models.levels.safety)
    return text(element("p", element("b", "Safety."), " ", said, class_="ke-safety"))


@branching
def levels_sentence(content: Content, highest: Any, peak: str, early: str, late: str) -> Markup:
    """Return the levels after an infusion as HTML: the highest, in ng/mL, and two later ones.

    A highest level within or above those of anaesthesia is said to be there.
    """
    words, band = content.wording.infusion, anaesthesia(content)
    where = ""
    if highest > band.high:
        where = words.above
    elif highest >= band.low:
        where = words.within
    hours, later = (f"{each / 60:g}" for each in LATE)
    said = {"highest": peak, "where": html(content, where) if where else "", "early": early}
    return phrase(content, words.levels, **said, hours=hours, late=late, later=later)


@branching
def _left(content: Content, later: Any, **values: str) -> Markup:
    """Return when the level is highest and when low, and what of the drug is left in the end."""
    words = content.wording.infusion
    said = words.left_twice if later < NEVER else words.left
    return phrase(content, said, **values, later=f"{LATE[-1] / 60:g}")


@branching
def _given(content: Content, dose: Any, duration: Any, later: Any) -> str:
    words, said = content.wording.infusion, {"dose": f"{dose:g}", "minutes": f"{duration:g}"}
    if later < NEVER:
        return filled(words.given_twice, **said, hours=f"{later / 60:g}")
    return filled(words.given, **said)


def _about(content: Content, id_: str) -> Markup:
    found = content.models.ketamine.sets[id_]
    blood = {"not said": content.wording.infusion.blood_unknown}.get(
        found.blood, f"{found.blood} blood"
    )
    drug = f" ({found.drug}; {blood}): "
    return element("p", element("b", found.name), drug, html(content, found.population), ".")


def _table(content: Content, live: LiveModel, model: Control) -> Table:
    columns = ("What", "Infusion, or what was found", "Level, or highest level (ng/mL)",
               "After two hours", "After four hours", "A tenth of the highest is left after",
               "Where it comes from")  # fmt: skip
    known = content.models.levels
    levels: tuple[Level | Quoted, ...] = (*known.bands.values(), known.quoted, known.dissociation)
    return Table(columns, (
        *(_course_row(live, place, model) for place in range(len(model.values))),
        *(_level_row(content, level) for level in levels),
        *(_event_row(content, event) for event in _events(content)),
    ))  # fmt: skip


def _course_row(live: LiveModel, place: int, model: Control) -> TableRow:
    """Return what a model gives for the infusion that is chosen."""
    name, id_ = model.options[place], model.values[place]
    parts = ("given", "peak", "early", "late", "falls")
    cells = (live.slot(each, "span", model=place) for each in parts)
    return TableRow((name, *cells, "simulated"), id_, "simulated")


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
