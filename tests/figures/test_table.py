import pytest

from ketamine_explainer.figures import Table

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
    table = Table(("Who",), (("A",), ("B",)), ("a/1", ""), kind="parameter")
    assert "<tr data-parameter='a/1'><th" in table.to_html()
    assert "<tr><th" in table.to_html()


def test_each_row_may_have_ids_of_its_own_kind() -> None:
    table = Table(("Who",), (("A",), ("B",)), ("a", "b"), kind=("simulated", "estimate"))
    assert "<tr data-simulated='a'><th" in table.to_html()
    assert "<tr data-estimate='b'><th" in table.to_html()


def test_cells_may_hold_html_of_their_own() -> None:
    table = Table(("Who",), (("a",),), cell=lambda text: f"<b>{text}</b>")
    assert '<th scope="row"><b>a</b></th>' in table.to_html()
    assert table.to_text().splitlines()[-1] == "a"
