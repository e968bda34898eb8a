"""The table behind each figure: which of its rows each state shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest
from bs4 import BeautifulSoup

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.infusion.model_names import models, names
from ketamine_explainer.explorers.kit.behind import States, folded, marked
from ketamine_explainer.explorers.kit.controls import choose
from ketamine_explainer.explorers.kit.explainer import Explainer
from ketamine_explainer.explorers.kit.live import LiveView
from ketamine_explainer.explorers.kit.table import Table
from tests.explorers.live_models import live
from tests.widget_tree import chosen

TABLE = Table(
    ("View", "Row", "Value", "Control"),
    (
        ("a", "one", "1", ""),
        ("a", "two", "2", ""),
        ("b", "three", "3", "4"),
        ("b", "four", "5", ""),
    ),
)
CONTENT = load_content()


def seen(texts: Sequence[str]) -> list[list[str]]:
    """Return the cells that are seen of a table, by what its mark leaves out."""
    soup = BeautifulSoup("".join(texts), "html.parser")
    mark = soup.select_one("[data-less]")
    assert mark is not None
    gone = soup.select(str(mark["data-less"]))
    return [
        [cell.get_text() for cell in row(["th", "td"]) if cell not in gone]
        for row in soup("tr")
        if row not in gone
    ]


def shown(explainer: Explainer, **settings: str) -> list[list[str]]:
    """Return the cells that are seen when controls stand at these words."""
    return seen(chosen(explainer.children[-1], settings))


def made(states: States) -> Any:
    return marked(TABLE, states, folded(TABLE, "Title", states))


def test_a_state_shows_its_rows_without_empty_columns_and_what_was_chosen() -> None:
    choice = choose("View", ["a", "b", "all"], values=["a", "b", "ab"])
    box = made(States.where(choice, TABLE, lambda row, view: row[0] in view))
    first, second, every = (seen(chosen(box, {"View": word})) for word in choice.options)
    assert first == [["Row", "Value"], ["one", "1"], ["two", "2"]]
    assert second == [["Row", "Value", "Control"], ["three", "3", "4"], ["four", "5", ""]]
    assert every[1:] == [list(row) for row in TABLE.rows]


def test_a_single_row_keeps_all_that_it_says() -> None:
    choice = choose("Row", ["one", "two", "three", "four"])
    box = made(States.one_each(choice, TABLE))
    assert seen(chosen(box, {"Row": "three"})) == [list(TABLE.columns), list(TABLE.rows[2])]
    assert seen(chosen(box, {"Row": "two"})) == [["View", "Row", "Value"], ["a", "two", "2"]]


def test_rows_apart_are_shown_together() -> None:
    choice = choose("View", ["ends", "start"])
    box = made(States(choice, [[0, 2, 3], [1, 0]]))
    assert [row[1] for row in seen(chosen(box, {}))] == ["Row", "one", "three", "four"]
    assert [row[0] for row in seen(chosen(box, {"View": "start"}))] == ["Row", "one", "two"]


def test_a_state_without_a_row_is_refused() -> None:
    choice = choose("View", ["a", "c"])
    with pytest.raises(ValueError, match=r"given a state without a row .*; allowed: at least one"):
        made(States.by_cell(choice, TABLE))


MADE: dict[str, tuple[Callable[[], Explainer], int, int]] = {
    "conditions": (ke.conditions, 1, len(CONTENT.conditions)),
    "pain_mood_loop": (ke.pain_mood_loop, 1, len(CONTENT.loop.values())),
    "pain_pathway": (ke.pain_pathway, 1, 3),
    "timeline": (ke.timeline, 3, 10),
    "year_calendar": (ke.year_calendar, 1, 5),
    "relapse_curves": (ke.relapse_curves, 3, 7),
    "claims": (ke.claims, 1, len(CONTENT.article.claims)),
    **{
        chart.id: (
            partial(ke.chart, chart.id),
            len(chart.views[0].rows),
            sum(len(view.rows) for view in chart.views),
        )
        for chart in CONTENT.charts.values()
    },
}
"""How many rows each shows at first, and how many there are."""


@pytest.mark.parametrize("name", MADE)
def test_a_table_opens_on_the_rows_of_the_first_state_and_its_text_has_all(name: str) -> None:
    make, first, whole = MADE[name]
    explainer = make()
    texts = chosen(explainer.children[-1], {})
    assert len(seen(texts)) == 1 + first
    assert f"<summary>All {whole} rows</summary>" in "".join(texts)
    for row in BeautifulSoup("".join(texts), "html.parser").select("tbody tr"):
        [heading] = row("th")
        assert "".join(heading.get_text().split()) in "".join(repr(explainer).split())


def test_the_rows_of_the_timeline_follow_its_account_and_its_time() -> None:
    labels = CONTENT.captions["timeline"].controls
    trials = CONTENT.timeline.views["trials"]
    rows = shown(ke.timeline(), **{labels["view"]: trials, labels["time"]: "1 day"})
    assert [row[0] for row in rows] == ["When", "40 to 80 minutes", "110 to 150 minutes", "1 day"]


LIVE = {"one_infusion": 4, "wind_up": 4, "schedule": 3}
"""Explorers with a table that is alive, and how many of its rows follow their controls."""


@pytest.mark.parametrize("name", LIVE)
def test_a_table_that_is_alive_shows_all_its_rows_as_they_are_at_first(name: str) -> None:
    shown = live(name)
    last = shown.explainer.children[-1]
    assert isinstance(last, LiveView)
    soup = BeautifulSoup(last._static, "html.parser")
    [table] = soup.select("details table.ke-cells")
    rows = [row for row in table.select("tbody tr") if row.select("[data-live]")]
    assert len(rows) == LIVE[name]
    assert not soup.select("[data-less]"), "nothing of it is hidden"
    for cell in table.select("[data-live]"):
        at = dict(part.split("=") for part in str(cell["data-at"]).split("&"))
        state = shown.values({name: int(place) for name, place in at.items()})
        assert cell.get_text() == shown.said(str(cell["data-live"]), **state)
        assert cell.get_text() in repr(shown.explainer)


def test_one_infusion_has_a_row_for_each_model_and_the_ranges_of_levels() -> None:
    soup = BeautifulSoup(live("one_infusion").explainer.children[-1]._static, "html.parser")
    rows = [[cell.get_text() for cell in row(["th", "td"])] for row in soup.select("tbody tr")]
    levels = CONTENT.models.levels
    bands = [band.name for band in levels.bands.values()]
    first = len(models(CONTENT))
    assert [row[0] for row in rows[:first]] == [names(CONTENT)[id_] for id_ in models(CONTENT)]
    assert {row[1] for row in rows[:first]} == {"0.5 mg/kg over 40 min"}
    assert [row[0] for row in rows[first : first + len(bands)]] == bands


def test_each_view_of_people_has_rows() -> None:
    label = CONTENT.captions["people_differ"].controls["view"]
    explainer = ke.people_differ()
    assert len(shown(explainer)) == 1 + 3
    assert len(shown(explainer, **{label: "four models"})) == 1 + 3 * 4
    assert len(shown(explainer, **{label: "what the body makes of it"})) == 1 + 3 * 3
