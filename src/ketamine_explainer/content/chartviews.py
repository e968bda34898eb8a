"""What the rows of one view of a chart may differ in, and what they must have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .errors import Problem
from .evidence import Evidence
from .likeness import mixed_bases, moment, moment_words
from .records import ChartView, Estimate, Row
from .yamlfile import Document, Loc

Drawn = tuple[Loc, Row, Estimate, Estimate | None]
"""Place of a row, the row, its finding and its control."""

WORDS: Mapping[str, str] = {
    "group": "the studies or people",
    "comparator": "what they are compared with",
    "time": "the time",
    "measure": "what is measured",
}
"""What rows may differ in, in words."""


def unlike_rows(
    view: ChartView, evidence: Evidence, document: Document, loc: Loc
) -> Iterator[Problem]:
    """Find what a view sets beside each other and is not alike, beyond what it declares."""
    drawn = [*_drawn(view, evidence, loc)]
    declared = ", ".join(view.differs) or "nothing so far"
    found = {name for name in WORDS if _differ(name, view, drawn)}
    for name in sorted(found - set(view.differs)):
        yield document.problem(
            (*loc, "rows"),
            f"rows that differ in {WORDS[name]}: {_values(name, drawn)}",
            f"rows that are alike, but for what 'differs' declares: {declared}",
            f"split the view, drop a row, or declare 'differs: [{name}]' (at most two)",
        )
    for name in sorted(set(view.differs) - found):
        yield document.problem(
            (*loc, "differs"),
            f"'{name}', in which no two rows differ",
            "what really differs between rows",
            f"take '{name}' out",
        )
    estimates = [(row_loc, each) for row_loc, _, *pair in drawn for each in pair if each]
    yield from mixed_bases(document, estimates)
    yield from _alone(view, drawn, document)


def _drawn(view: ChartView, evidence: Evidence, loc: Loc) -> Iterator[Drawn]:
    for k, row in enumerate(view.rows):
        if finding := evidence.shown.get(row.finding or ""):
            yield (*loc, "rows", k), row, finding, evidence.shown.get(row.control or "")


def _differ(name: str, view: ChartView, drawn: Sequence[Drawn]) -> bool:
    if name == "time" and view.axis.unit == "time":
        return False  # the value itself is a time
    return len(_facets(name, drawn)) > 1


def _facets(name: str, drawn: Sequence[Drawn]) -> list[object]:
    """Return the different values that rows have of one thing, in their order."""
    findings = [finding for _, _, finding, _ in drawn]
    if name == "group":
        values: list[object] = [(each.study, each.population) for each in findings]
    elif name == "time":
        values = [moment(each.when) for each in findings]
    elif name == "comparator":
        arms = (control.arm if control else finding.comparator for _, _, finding, control in drawn)
        values = [arm for arm in arms if arm]
    else:
        values = _measures(findings)
    return [*dict.fromkeys(values)]


def _measures(findings: Sequence[Estimate]) -> list[object]:
    """Return outcomes, or where they are one the measures of a study that has several."""
    outcomes = {each.outcome for each in findings}
    if len(outcomes) > 1:
        return [each.outcome for each in findings]
    several = [
        each for each in findings
        if len({other.measure for other in findings if other.study == each.study}) > 1
    ]  # fmt: skip
    return [each.measure for each in several] or [*outcomes]


def _values(name: str, drawn: Sequence[Drawn]) -> str:
    if name == "time":
        said: list[object] = [moment_words(each.when) for _, _, each, _ in drawn]
    else:
        said = [each[0] if name == "group" else each for each in _facets(name, drawn)]  # type: ignore[index]
    return "; ".join(map(str, dict.fromkeys(said)))


def _alone(view: ChartView, drawn: Sequence[Drawn], document: Document) -> Iterator[Problem]:
    """Find values of one group alone that stand beside those of another study without words."""
    if view.axis.unit == "time" or len(_facets("group", drawn)) < 2:
        return
    for loc, row, finding, control in drawn:
        if control is None and finding.comparator is None and row.no_control is None:
            yield document.problem(
                (*loc, "finding"),
                f"'{finding.id}', of one group alone, beside another study",
                "each row beside its own control, or with no_control in its place",
                "add the control, or no_control: 'no comparison group', or drop the row",
            )
