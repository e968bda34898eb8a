"""Whether sheets of paper compare like with like: each table of findings has one comparator."""

from __future__ import annotations

from collections.abc import Iterator

from .errors import Problem
from .evidence import Evidence
from .likeness import Placed, names, unlike_pair
from .records import Findings, FindingsSheet, Harms
from .yamlfile import Document, Loc


def malformed_findings(
    sheet: FindingsSheet, evidence: Evidence, document: Document
) -> Iterator[Problem]:
    """Find what findings.yaml sets beside each other and is not alike, and harms that lack."""
    for at, table in enumerate(sheet.tables):
        loc: Loc = ("tables", at)
        placed = [*_placed(table, evidence, loc)]
        yield from _unlike(table, evidence, document, loc)
        yield from _of_another(table, placed, document)
        yield from _one_sided(table, evidence, document, loc)


def malformed_harms(harms: Harms, evidence: Evidence, document: Document) -> Iterator[Problem]:
    """Find what harms.yaml sets beside each other and is not alike, and a title without comparator.

    Whether what its title says is borne out is found by `explorers.findings.room`.
    """
    yield from _unlike(harms, evidence, document, ())
    yield from _of_another(harms, [*_placed(harms, evidence, ())], document)
    if not names(harms.finding, harms.comparator):
        allowed = f"a title that names the comparator, '{harms.comparator}'"
        cure = "say in it what ketamine is compared with"
        yield document.problem(("finding",), f"'{harms.finding}'", allowed, cure)


def _placed(table: Findings | Harms, evidence: Evidence, loc: Loc) -> Iterator[Placed]:
    for at, row in enumerate(table.rows):
        for name in ("finding", "control", "difference"):
            if found := evidence.shown.get(getattr(row, name) or ""):
                yield (*loc, "rows", at, name), found


def _unlike(
    table: Findings | Harms, evidence: Evidence, document: Document, loc: Loc
) -> Iterator[Problem]:
    for at, row in enumerate(table.rows):
        finding, control = (evidence.shown.get(each or "") for each in (row.finding, row.control))
        if finding and control:
            yield from unlike_pair(document, (*loc, "rows", at, "control"), finding, control)
        if finding and (control is None) != (table.comparator is None):
            given = f"'{finding.id}' {'without a' if control is None else 'with a'} control"
            yield document.problem(
                (*loc, "rows", at),
                given,
                f"a control in each row of a table against '{table.comparator}'"
                if table.comparator
                else "no control in a table without a comparator",
                "name the control, or move the row to another table",
            )


def _of_another(
    table: Findings | Harms, placed: list[Placed], document: Document
) -> Iterator[Problem]:
    """Find controls and differences that are of another comparator than their table."""
    for loc, estimate in placed:
        if loc[-1] == "finding":
            continue
        groups = [estimate.arm]
        if loc[-1] == "difference":
            groups.append(estimate.comparator or "")
        if not any(names(each, table.comparator or "") for each in groups):
            yield document.problem(
                loc,
                f"'{estimate.id}', of people who had: {groups[-1] or 'no comparison'}",
                f"'{table.comparator}', the comparator of this table",
                "move the row to a table of its own comparator",
            )


def _one_sided(
    table: Findings, evidence: Evidence, document: Document, loc: Loc
) -> Iterator[Problem]:
    """Find tables that tell of benefits or of harms alone: what was not found is a row, too."""
    kinds = {
        evidence.outcomes[evidence.shown[id_].outcome].kind
        for row in table.rows
        for id_ in filter(None, (row.finding, row.difference))
        if id_ in evidence.shown
    }
    missing = {"benefit", "harm"} - kinds
    if missing and not any(row.gap for row in table.rows):
        lacks = " and ".join(sorted(missing))
        yield document.problem(
            (*loc, "rows"),
            f"no {lacks}",
            "a benefit and a harm in each table, or a gap that says what was not found",
            f"add a row with a {lacks}, or one with 'gap: ...'",
        )
