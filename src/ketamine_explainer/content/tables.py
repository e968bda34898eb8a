"""Rows of one table of a source: a picture draws all that a reader would ask for, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .errors import Problem
from .evidence import Evidence
from .files import Content
from .naming import referred
from .records import Record
from .yamlfile import Document, Loc


def halved_tables(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find views of charts, and sets of icon arrays, that draw only some rows of a table."""
    for chart in content.charts.values():
        for j, view in enumerate(chart.views):
            loc: Loc = (chart.id, "views", j, "rows")
            yield from _halved(view, content.evidence, documents["charts"], loc)
    for arrays in content.icons.values():
        loc = (arrays.id, "comparisons")
        yield from _halved(arrays, content.evidence, documents["icons"], loc)


def _halved(picture: Record, evidence: Evidence, document: Document, loc: Loc) -> Iterator[Problem]:
    drawn = [*referred(picture, "estimate")]
    found = [evidence.shown[id_] for id_ in drawn if id_ in evidence.shown]
    for table in dict.fromkeys(each.table for each in found if each.table):
        rows = evidence.tables[table]
        missing = [id_ for id_ in rows if id_ not in drawn]
        if missing:
            yield document.problem(
                loc,
                f"{len(rows) - len(missing)} of the {len(rows)} estimates of table '{table}'",
                "all of them, or none",
                f"draw also: {', '.join(missing)}",
            )
