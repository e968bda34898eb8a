from html import unescape

import pytest

from ketamine_explainer.explorers.kit.table import Table, TableRow
from nbfolio.markup import element

TABLE = Table(("Who", "How many"), (("trial <A>", "18"), ("B", "2")))


def test_text_is_aligned() -> None:
    assert TABLE.to_text().splitlines() == [
        "Who        How many",
        "---------  --------",
        "trial <A>  18",
        "B          2",
    ]


def test_a_wide_table_is_written_row_by_row() -> None:
    wide = Table(("Who", "What", "Why"), (("A", "word " * 30, ""),))
    first, second, third = wide.to_text().splitlines()
    assert (first, second[:11], third[:8]) == ("Who: A", "  What: wor", "    word")
    assert len(second) <= 88


def test_html_escapes_and_heads_rows_and_columns() -> None:
    html = TABLE.to_html("Counts")
    assert "<caption>Counts</caption>" in html
    assert '<th scope="col">Who</th>' in html
    assert '<th scope="row">trial &lt;A&gt;</th><td>18</td>' in html


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="given a row of 1 cells"):
        Table(("Who", "How many"), (("A",),))


def test_rows_are_marked_with_what_their_ids_are_of() -> None:
    table = Table(("Who",), (TableRow(("A",), "a/1", "parameter"), ("B",)))
    assert '<tr data-parameter="a/1"><th' in table.to_html()
    assert "<tr><th" in table.to_html()


def test_each_row_may_have_ids_of_its_own_kind() -> None:
    table = Table(("Who",), (TableRow("A", "a", "simulated"), TableRow("B", "b")))
    assert '<tr data-simulated="a"><th' in table.to_html()
    assert '<tr data-estimate="b"><th' in table.to_html()


def test_cells_may_hold_html_of_their_own() -> None:
    table = Table(("Who",), (("a",),), cell=lambda text: element("b", text))
    assert '<th scope="row"><b>a</b></th>' in table.to_html()
    assert table.to_text().splitlines()[-1] == "a"


def test_columns_without_a_word_are_left_out_of_html_and_empty_cells_stay_empty() -> None:
    table = Table(("Who", "When", "How many"), (("A", "", ""), ("B", "", "2")))
    html = table.to_html()
    assert "When" not in html
    assert "<td></td></tr>" in html
    assert "--2:'How many';" in unescape(html)


def test_a_row_may_be_named_by_another_column() -> None:
    html = Table(("View", "Row"), (("a", "b"),), head=1).to_html()
    assert '<td>a</td><th scope="row">b</th>' in html


@pytest.mark.parametrize(("columns", "size"), [(4, "few"), (5, "some"), (8, "some"), (9, "many")])
def test_a_table_says_how_many_columns_it_has(columns: int, size: str) -> None:
    table = Table(tuple("abcdefghi"[:columns]), (("x",) * columns,))
    assert f'class="ke-cells ke-{size}"' in table.to_html()


def test_headings_end_no_string_of_a_stylesheet() -> None:
    html = Table(("'Who'; \"<b>", "B"), (("a", "b"),)).to_html()
    assert 'style="--1:&#x27;’Who’; &quot;&lt;b&gt;&#x27;;' in html


def test_a_table_knows_what_its_numbers_come_from() -> None:
    table = Table(("Who",), (TableRow("A", "a b"), ("B",), TableRow("C", "b c")))
    assert table.ids == ["a", "b", "c"]
