"""What stands in one table of a source is drawn whole, or not at all."""

from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, find_root, load_content

from .conftest import Edit
from .test_course import line_of

CONTENT = load_content(find_root(Path(__file__)))
TABLES = {each.table for each in CONTENT.evidence.shown.values() if each.table}
SUICIDE = "control: ekstrand-2022-suicide-ect}"


def test_what_lasted_and_what_was_serious_are_tables() -> None:
    assert sorted(TABLES) == ["ekstrand-2022-over-a-day", "ekstrand-2022-serious"]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_each_table_is_drawn(table: str) -> None:
    rows = {id_ for id_, each in CONTENT.evidence.shown.items() if each.table == table}
    drawn = [
        {id_ for row in view.rows for id_ in (row.finding, row.control)}
        for chart in CONTENT.charts.values()
        for view in chart.views
    ]
    assert any(rows <= each for each in drawn)


def test_a_table_of_which_a_chart_leaves_out_a_row_does_not_load(edited: Edit) -> None:
    charts = find_root(Path(__file__)) / "content" / "pictures" / "charts.yaml"
    [row] = [line for line in charts.read_text(encoding="utf-8").splitlines() if SUICIDE in line]
    root = edited("pictures/charts.yaml", f"{row}\n", "")
    with pytest.raises(ContentError) as caught:
        load_content(root)
    [problem] = caught.value.problems
    assert problem.file == root / "content" / "pictures" / "charts.yaml"
    assert problem.line is not None
    assert problem.line <= line_of(root, "pictures/charts.yaml", "ekstrand-2022-serious-ketamine")
    assert problem.given == "4 of the 6 estimates of table 'ekstrand-2022-serious'"
    assert problem.allowed == "all of them, or none"
    assert "ekstrand-2022-suicide-ketamine, ekstrand-2022-suicide-ect" in problem.cure
