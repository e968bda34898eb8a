"""The table of harms: rows beside one comparator, for a slide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from IPython.display import display
from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, load_content
from ...content.records import Harm
from ...synthesis.findings import FindingTold, told
from ...synthesis.values import value_button
from ..kit.cards import html, plain
from ..kit.prose import Prose, rendered
from ..kit.table import Table, TableRow, wrapped


@dataclass(frozen=True, repr=False)
class HarmsTable:
    """Harms in rows: with the treatment, with its comparator, the difference, how sure that is.

    Parameters
    ----------
    content : Content
        The course.
    """

    content: Content

    def __repr__(self) -> str:
        harms = self.content.harms
        rows = tuple(TableRow(cells, " ".join(ids)) for cells, ids in self._cells())
        table = Table(harms.columns, rows).to_text()
        return "\n\n".join([harms.finding, table, wrapped(plain(self.content, harms.note))])

    def _ipython_display_(self) -> None:
        title = Prose("harms/finding", rendered(self.content, f"## {self.content.harms.finding}"))
        display(title)  # type: ignore[no-untyped-call]
        data: dict[str, Any] = {"text/html": str(self._html()), "text/plain": repr(self)}
        display(data, raw=True)  # type: ignore[no-untyped-call]

    def _html(self) -> Markup:
        harms = self.content.harms
        columns = (element("th", each, scope="col") for each in harms.columns)
        head = element("thead", element("tr", *columns))
        body = element("tbody", *map(self._row, harms.rows))
        note = element("p", html(self.content, harms.note), class_="ke-note")
        return joined(element("table", head, body, class_="ke-harms"), note)

    def _row(self, row: Harm) -> Markup:
        outcome = element("th", row.outcome, scope="row")
        if row.gap:
            return element("tr", outcome, element("td", row.gap, colspan=4, class_="ke-lacks"))
        found = self._told(row)
        shares = (value_button(self.content, id_, "of 100") for id_ in found.ids)
        difference = element("b", found.difference) if row.than else found.difference
        cells = (*shares, difference, self._grade(found))
        return element("tr", outcome, *(element("td", each) for each in cells),
                       data_estimate=" ".join(found.ids))  # fmt: skip

    def _cells(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        for row in self.content.harms.rows:
            if row.gap:
                yield (row.outcome, row.gap, "", "", ""), ()
            else:
                found = self._told(row)
                shares = found.treated, found.control, found.difference
                yield (row.outcome, *shares, self._grade(found)), found.ids

    def _told(self, row: Harm) -> FindingTold:
        return told(self.content.evidence, row, self.content.harms.comparator)

    def _grade(self, found: FindingTold) -> str:
        return found.estimate.grade.level if found.estimate.grade else "–"


def harms_table() -> HarmsTable:
    """Return the table of harms, with its finding as title."""
    return HarmsTable(load_content())
