"""Icon arrays: what happened to a hundred people, and to a hundred others."""

from __future__ import annotations

from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, load_content
from ...content.records import Comparison, Estimate, IconArrays
from ...models.proportions import of_hundred
from ...synthesis import words
from ...synthesis.derived import compare
from ...synthesis.values import value_button
from ..kit.behind import States
from ..kit.cards import html, phrase, plain
from ..kit.explainer import Explainer, figure, sentence
from ..kit.table import Table, TableRow
from ..kit.tree import Level, nest
from .figure import Arrays, Group, draw_icons


def icon_arrays(name: str) -> Explainer:
    """Return icon arrays of content/pictures/icons.yaml: choose outcome, comparator and time.

    Parameters
    ----------
    name : str
        Its id there.
    """
    content = load_content()
    arrays = content.arrays(name)
    labels = arrays.caption.controls
    levels: list[Level[Comparison]] = [
        (labels["outcome"], lambda pair: _outcome(content, pair), "buttons"),
        (labels["comparator"], lambda pair: pair.comparator, "buttons"),
        (labels["time"], lambda pair: _when(content, pair), "buttons"),
    ]
    if arrays.first == "comparator":
        levels = [levels[1], levels[0], levels[2]]
    choices = nest(levels, arrays.comparisons)
    picture = draw_icons(name, choices, lambda pair: _arrays(content, arrays, pair), arrays.caption)
    said = sentence(choices.texts(lambda pair: _lacking(arrays, pair) + _sentence(content, pair)))
    table = _table(content, [pair for (pair,) in choices.states])
    states = States.one_each(choices, table)
    return Explainer(arrays.caption, [choices.row, figure(picture), said], table, picture, states)


def _estimates(content: Content, pair: Comparison) -> tuple[Estimate, Estimate]:
    return content.evidence.estimates[pair.treated], content.evidence.estimates[pair.control]


def _outcome(content: Content, pair: Comparison) -> str:
    return content.evidence.outcomes[_estimates(content, pair)[0].outcome].name


def _when(content: Content, pair: Comparison) -> str:
    return words.when(_estimates(content, pair)[0])


def _lacking(arrays: IconArrays, pair: Comparison) -> Markup:
    """Return what was not found against this comparator, if a reader would want it."""
    lacking = arrays.not_found.get(pair.comparator)
    return element("p", element("b", "Not found:"), f" {lacking}") if lacking else Markup()


def _arrays(content: Content, arrays: IconArrays, pair: Comparison) -> Arrays:
    treated, control = _estimates(content, pair)
    outcome = content.evidence.outcomes[treated.outcome]
    title = f"{outcome.name.capitalize()}, {words.when(treated)}"
    if arrays.first == "comparator":
        title += f", against {pair.comparator}"
    return Arrays(title, (_group(treated), _group(control)))


def _group(estimate: Estimate) -> Group:
    assert estimate.share is not None, "the content's check lets shares pass only"
    count = of_hundred(estimate.share)
    return Group(words.arm(estimate), count, words.count(estimate), words.span(estimate))


def _sentence(content: Content, pair: Comparison) -> Markup:
    treated, control = _estimates(content, pair)
    outcome = content.evidence.outcomes[treated.outcome]
    title = f"{outcome.name.capitalize()} ({outcome.plain}), {words.when(treated)}"
    lines = (element("li", _counted(content, each)) for each in (treated, control))
    note = html(content, pair.note or "")
    care = [element("p", element("b", "Take care:"), " ", note, class_="ke-care")] if note else []
    source = html(content, f"[@{content.evidence.study(treated).reference}]")
    head = joined(element("p", element("b", title)), element("ul", *lines))
    foot = element("p", _lead(content, pair), " ", source, ".")
    return element("div", head, foot, *care, data_estimate=f"{pair.treated} {pair.control}")


def _counted(content: Content, estimate: Estimate) -> Markup:
    """Return both framings of a share: those who had the outcome, and those who had not."""
    button = value_button(content, estimate.id, "of 100")
    said = phrase(
        content, content.wording.evidence.had,
        arm=estimate.arm, people=Markup(" ").join(filter(None, (button, words.counted(estimate)))),
        others=words.others(estimate),
    )  # fmt: skip
    return joined(said, f" {words.briefly(estimate)}")


def _lead(content: Content, pair: Comparison) -> Markup:
    """Return what can be calculated from two groups; of modelled ones the difference alone."""
    treated, control = _estimates(content, pair)
    outcome = content.evidence.outcomes[treated.outcome]
    found = compare("difference", treated, control, outcome)
    if {treated.interval, control.interval} != {"wilson"}:
        return joined(f"Difference: {found.words}, ", content.wording.evidence.modelled)
    said = [f"Difference: {found.words} ({found.interval})"]
    if found.clear:
        needed = compare("number needed", treated, control, outcome)
        people = f"{needed.words} ({needed.interval})".replace("1 in ", "")
        said.append(f"{needed.name.capitalize()}: {people}")
    how = html(content, content.wording.evidence.calculated)
    return joined(f"{'. '.join(said)}; ", how)


def _table(content: Content, pairs: list[Comparison]) -> Table:
    side = ("Of a hundred", "As found", "How sure")
    columns = ("Outcome", "When", "Who was studied", "What they had", *side, "Compared with", *side,
               "Take care")  # fmt: skip
    rows = []
    for pair in pairs:
        treated, control = _estimates(content, pair)
        sides = [cell for each in (treated, control) for cell in _cells(each)]
        head = (_outcome(content, pair), _when(content, pair), content.evidence.population(treated))
        cells = (*head, *sides, plain(content, pair.note or ""))
        rows.append(TableRow(cells, f"{pair.treated} {pair.control}"))
    return Table(columns, tuple(rows))


def _cells(estimate: Estimate) -> tuple[str, str, str, str]:
    return estimate.arm, words.hundred(estimate), words.value(estimate), words.sureness(estimate)
