"""The summary of findings: one page for staff, a row for each outcome, as tables of GRADE are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path

from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, to_html
from ...content.records import Finding, Findings
from ...synthesis.findings import FindingTold, told
from ..artefact import ExecutedCourse, OnWritten
from .frame import on_paper, print_sheets, said

STEM = "findings"


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Print those of these names into a folder.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print.
    """
    print_sheets(STEM, partial(findings, executed.content), files, folder, wrote)


def findings(content: Content, paper: str) -> str:
    """Return the page as HTML, for a size of paper."""
    sheet = content.findings
    return on_paper(
        content,
        "findings.html.j2",
        paper,
        ["sheets.css"],
        sheet=sheet,
        rows=[[*_rows(content, table)] for table in sheet.tables],
        studies=[*dict.fromkeys(_studies(content))],
    )


def _rows(content: Content, table: Findings) -> Iterator[Markup]:
    """Give the rows of a table; a time is said once for the rows that share it."""
    before = ""
    for row in table.rows:
        if row.gap:
            gap = element("td", row.gap, colspan=len(content.findings.columns) - 1)
            yield element("tr", _head(row.outcome), gap, class_="gap")
            continue
        cells = told(content.evidence, row, table.comparator or "")
        yield _row(content, row, cells, "" if cells.when == before else cells.when)
        before = cells.when


def _row(content: Content, row: Finding, cells: FindingTold, when: str) -> Markup:
    estimate = cells.estimate
    study = content.evidence.study(estimate)
    grade = estimate.grade
    level = f"{grade.level}{'*' if grade.by == 'us' else ''}" if grade else ""
    return element(
        "tr",
        _head(row.outcome, when),
        element("td", cells.control, class_="share"),
        element("td", cells.treated, class_="share"),
        element("td", cells.difference),
        element("td", cells.needed),
        element("td", cells.people, " ", Markup(to_html(f"[@{study.reference}]", content.sources))),
        element("td", level),
        element("td", said(content, row.means or "")),
        data_estimate=" ".join(cells.ids),
    )


def _head(outcome: str, when: str = "") -> Markup:
    words = joined(element("b", outcome), ", ", when) if when else element("b", outcome)
    return element("th", words, scope="row")


def _studies(content: Content) -> Iterator[str]:
    """Give each study of the page: its name and its design."""
    for table in content.findings.tables:
        for row in table.rows:
            if id_ := row.finding or row.difference:
                study = content.evidence.study(content.evidence.estimates[id_])
                yield f"{content.sources[study.reference].short}, {study.design}"
