"""The summary of findings: one page for staff, a row for each outcome, as tables of GRADE are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from pathlib import Path

from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content
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
    sheet, studies = content.findings, numbered(content)
    return on_paper(
        content,
        "findings.html.j2",
        paper,
        ["sheets.css"],
        sheet=sheet,
        rows=[[*_rows(content, table, studies)] for table in sheet.tables],
        studies=[_study(content, id_, number) for id_, number in studies.items()],
    )


def numbered(content: Content) -> dict[str, int]:
    """Return the number of each study of the page, in the order of its rows."""
    evidence = content.evidence
    rows = (
        row.finding or row.difference for table in content.findings.tables for row in table.rows
    )
    found = dict.fromkeys(evidence.study(evidence.estimates[id_]).id for id_ in rows if id_)
    return {id_: number for number, id_ in enumerate(found, start=1)}


def _rows(content: Content, table: Findings, studies: Mapping[str, int]) -> Iterator[Markup]:
    """Give the rows of a table; a time is said once for the rows that share it."""
    before = ""
    for row in table.rows:
        if row.gap:
            gap = element("td", row.gap, colspan=len(content.findings.columns) - 1)
            yield element("tr", _head(row.outcome), gap, class_="gap")
            continue
        cells = told(content.evidence, row, table.comparator or "")
        number = studies[content.evidence.study(cells.estimate).id]
        yield _row(content, row, cells, "" if cells.when == before else cells.when, number)
        before = cells.when


def _row(content: Content, row: Finding, cells: FindingTold, when: str, number: int) -> Markup:
    grade = cells.estimate.grade
    level = f"{grade.level}{'*' if grade.by == 'us' else ''}" if grade else ""
    return element(
        "tr",
        _head(row.outcome, when),
        element("td", cells.control, class_="share"),
        element("td", cells.treated, class_="share"),
        element("td", cells.difference),
        element("td", cells.needed),
        element("td", cells.people, " ", element("span", f"[{number}]", class_="study")),
        element("td", level),
        element("td", said(content, row.means or "")),
        data_estimate=" ".join(cells.ids),
    )


def _head(outcome: str, when: str = "") -> Markup:
    words = joined(element("b", outcome), ", ", when) if when else element("b", outcome)
    return element("th", words, scope="row")


def _study(content: Content, id_: str, number: int) -> Markup:
    """Return the number of a study, its name, which leads to it, and its design."""
    study = content.evidence.studies[id_]
    source = content.sources[study.reference]
    name = element("a", source.short, href=source.link) if source.link else Markup(source.short)
    return joined(element("span", f"[{number}]", class_="study"), " ", name, ", ", study.design)
