"""The slide of harms shows each row with its numbers, difference and certainty."""

from pathlib import Path

from bs4 import BeautifulSoup

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.explorers.findings.harms import HarmsTable

TABLE = HarmsTable(load_content(find_root(Path(__file__))))


def test_each_row_has_both_groups_their_difference_and_certainty() -> None:
    rows = BeautifulSoup(TABLE._html(), "html.parser").select("tbody tr")
    cells = [[cell.text for cell in row.select("th, td")] for row in rows]
    assert cells[0] == ["Any, against placebo", "not found for infusions against depression"]
    assert cells[1] == ["Dissociation", "60 of 100", "16 of 100", "45 more (31 to 56 more)", "low"]
    assert len({len(row) for row in cells[1:]}) == 1
    assert all(row.get("data-estimate") for row in rows[1:])


def test_each_number_opens_its_card() -> None:
    buttons = BeautifulSoup(TABLE._html(), "html.parser").select("button[popovertarget]")
    assert len(buttons) == 2 * sum(row.gap is None for row in TABLE.content.harms.rows)


def test_as_text_it_has_its_title_its_rows_and_its_source() -> None:
    said = repr(TABLE)
    assert said.startswith("Against ECT")
    for told in ("Memory loss", "20 fewer (9 to 31 fewer)", "Ekstrand"):
        assert told in said
