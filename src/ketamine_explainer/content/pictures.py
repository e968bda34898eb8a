"""What a picture names and cannot draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .chartviews import unlike_rows
from .errors import Problem, did_you_mean, one_of
from .files import Content
from .likeness import moment, unbalanced, unlike_events, unlike_options, unlike_pair
from .records import Axis, Comparison, Estimate, Quantity, Row
from .tables import halved_tables
from .yamlfile import Document, Loc


def malformed_charts(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find what icons.yaml, charts.yaml and options.yaml ask for and cannot be drawn."""
    evidence = content.evidence
    yield from _unequal(content, documents["options"])
    yield from _unlike(content, documents)
    yield from unlike_events(_events(content), documents["milestones"])
    yield from unbalanced(content.icons, evidence, documents["icons"])
    yield from unlike_options(content.options, evidence, documents["options"])
    for chart in content.charts.values():
        for at, view in enumerate(chart.views):
            yield from unlike_rows(view, evidence, documents["charts"], (chart.id, "views", at))
    yield from _twice(content, documents["icons"])
    yield from _off_axis(content, documents["charts"])
    yield from halved_tables(content, documents)


def _events(content: Content) -> dict[Loc, Estimate]:
    """Return the estimates of the events that share the axis of the timeline, by their place."""
    shown = content.evidence.shown
    return {
        ("milestones", id_, "estimate"): shown[event.estimate]
        for id_, event in content.milestones.milestones.items()
        if event.estimate in shown
    }


def _pairs(content: Content) -> Iterator[tuple[tuple[str | int, ...], Comparison]]:
    for arrays in content.icons.values():
        for at, pair in enumerate(arrays.comparisons):
            yield (arrays.id, "comparisons", at), pair


def _rows(content: Content) -> Iterator[tuple[tuple[str | int, ...], Axis, Row]]:
    for chart in content.charts.values():
        for i, view in enumerate(chart.views):
            for j, row in enumerate(view.rows):
                yield (chart.id, "views", i, "rows", j), view.axis, row


def _unequal(content: Content, document: Document) -> Iterator[Problem]:
    """Find options that are not told side by side: each has every feature, in the same order."""
    wanted = [*content.options.features]
    for option in content.options.options.values():
        given = list(option.sides)
        if given != wanted:
            missing = [id_ for id_ in wanted if id_ not in given]
            unknown = [id_ for id_ in given if id_ not in wanted]
            cure = "give each side once, in the order of the features"
            if missing:
                cure = f"add {', '.join(missing)}, with a finding or a gap"
            if unknown:
                cure = did_you_mean(unknown[0], missing, f"take out '{unknown[0]}'")
            loc: Loc = ("options", option.id, "sides", *unknown[:1])
            words = f"'{unknown[0]}'" if unknown else f"{len(given)} sides of '{option.id}'"
            yield document.problem(
                loc, words, f"the sides {', '.join(wanted)}, in this order", cure
            )


def _unlike(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find controls that are not of one measurement with the finding beside them."""
    shown = content.evidence.shown
    for name, loc, id_, beside in _beside(content):
        finding, control = shown.get(id_), shown.get(beside)
        if finding and control:
            yield from unlike_pair(documents[name], loc, finding, control)


def _beside(content: Content) -> Iterator[tuple[str, Loc, str, str]]:
    """Give file and place of each control, the finding that it stands beside, and itself."""
    for loc, pair in _pairs(content):
        yield "icons", (*loc, "control"), pair.treated, pair.control
    for loc, _, row in _rows(content):
        if row.finding and row.control:
            yield "charts", (*loc, "control"), row.finding, row.control
    for option in content.options.options.values():
        for feature, side in option.sides.items():
            if side.finding and side.control:
                loc = ("options", option.id, "sides", feature, "control")
                yield "options", loc, side.finding, side.control


def _twice(content: Content, document: Document) -> Iterator[Problem]:
    """Find icon arrays that the controls of their figure cannot tell apart."""
    seen: set[tuple[object, ...]] = set()
    for loc, pair in _pairs(content):
        if treated := content.evidence.shown.get(pair.treated):
            key = (loc[0], treated.outcome, pair.comparator, moment(treated.when))
            if key in seen:
                yield document.problem(
                    (*loc, "comparator"),
                    f"'{pair.comparator}' once more for this outcome and time",
                    "other words for each comparison of one outcome at one time",
                    "say how it differs, such as 'in one trial'",
                )
            seen.add(key)


def _off_axis(content: Content, document: Document) -> Iterator[Problem]:
    """Find rows whose value does not belong on the axis of their view."""
    for loc, axis, row in _rows(content):
        low, high = axis.ends
        for side in ("finding", "control"):
            estimate = content.evidence.shown.get(getattr(row, side) or "")
            if estimate and (value := axis.value(estimate)) is None:
                given = f"'{estimate.id}', in {estimate.unit or 'people'}"
                yield document.problem(
                    (*loc, side), given, f"an estimate in '{axis.unit}'", "move it to another view"
                )
            elif estimate and value is not None and not low <= value <= high:
                yield document.problem(
                    (*loc, side),
                    f"'{estimate.id}', at {value:g}",
                    f"{low:g} to {high:g}, the ends of the axis",
                    "widen the axis",
                )
        yield from _amount_missing(content, document, loc, row)


def _amount_missing(content: Content, document: Document, loc: Loc, row: Row) -> Iterator[Problem]:
    claims = content.article.claims
    if row.claim and row.claim in claims and not _bounded(claims[row.claim].quantity):
        yield document.problem(
            (*loc, "claim"), repr(row.claim), "a claim with low and high", one_of(claims)
        )
    rules = content.evidence.rules
    if row.rule and row.rule in rules and not rules[row.rule].amount:
        known = [id_ for id_, rule in rules.items() if rule.amount]
        yield document.problem(
            (*loc, "rule"), repr(row.rule), f"a rule with an amount: {one_of(known)}", "name it"
        )


def _bounded(quantity: Quantity | None) -> bool:
    return quantity is not None and None not in (quantity.low, quantity.high)
