"""The tables of the pages: none wider than its box, and each opens on the rows of what is shown."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from ketamine_explainer.content import load_content, load_course

from .e2e.test_budgets import ANSWERED

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[1]
PAGES = [entry.id for entry in load_course(ROOT).pages]
CONTENT = load_content(ROOT)
WIDER = """() => {
    for (const each of document.querySelectorAll("main details")) each.open = true;
    const all = [...document.querySelectorAll("main table")];
    const seen = all.filter((each) => each.checkVisibility());
    const cells = (table) =>
        [...table.querySelectorAll("th, td")].filter((each) => each.clientWidth);
    const cut = (cell) => cell.scrollWidth > cell.clientWidth + 1;
    const wider = seen.filter((table) => {
        const { paddingRight, borderRightWidth } = getComputedStyle(table.parentElement);
        const end = table.parentElement.getBoundingClientRect().right
            - parseFloat(paddingRight) - parseFloat(borderRightWidth);
        return table.getBoundingClientRect().right > end + 1 || cells(table).some(cut);
    });
    const room = (cell) => parseFloat(getComputedStyle(cell).paddingLeft);
    const bare = seen.flatMap(cells).filter((cell) => room(cell) < 4);
    return [seen.length, wider.map((each) => each.innerText.slice(0, 60)), bare.length];
}"""
"""How many tables are seen with all that is folded open; which do not fit; cells without room."""
CELL = "each => getComputedStyle(each, '::after').content"


@pytest.mark.parametrize("short", [True, False])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_table_is_wider_than_its_box(page: Page, site: Path, width: int, short: bool) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    script = WIDER.replace("main details", "main details:not(.ke-all)") if short else WIDER
    found = 0
    for name in ["index", *PAGES]:
        page.goto((site / f"{name}.html").as_uri() + ANSWERED)
        count, wider, bare = page.evaluate(script)
        assert (wider, bare) == ([], 0), name
        found += count
    assert found > 40


def table_of(page: Page, site: Path, name: str, title: str) -> tuple[Locator, Locator]:
    """Open the table of a figure; return the figure with all around it, and the table."""
    page.goto((site / f"{name}.html").as_uri() + ANSWERED)
    card = page.locator(".ke-explainer", has=page.get_by_role("heading", name=title, exact=True))
    card.get_by_text("All of this as a table").click()
    return card, card.locator(".ke-cells")


def choose(card: Locator, option: str) -> None:
    card.get_by_role("radio", name=option, exact=True).locator("visible=true").check()


def names(table: Locator) -> list[str]:
    return table.locator("tbody th:visible").all_inner_texts()


def test_a_table_follows_its_control_and_has_all_rows_on_request(page: Page, site: Path) -> None:
    chart = CONTENT.chart("durability")
    first, second, *_ = chart.views
    everything = [row.label for view in chart.views for row in view.rows]
    title = CONTENT.scene("of-whom").finding
    card, table = table_of(page, site, "03_lasting_improvements", title)

    assert names(table) == [row.label for row in first.rows]
    expect(table.get_by_role("columnheader", name="View")).to_be_hidden()
    expect(table.get_by_role("columnheader", name="Control")).to_be_hidden()
    choose(card, second.label)
    assert names(table) == [row.label for row in second.rows]
    expect(table.get_by_role("columnheader", name="Control")).to_be_visible()
    more = card.get_by_text(f"All {len(everything)} rows")
    more.click()
    assert names(table) == everything
    expect(table.get_by_role("columnheader", name="View")).to_be_visible()
    more.click()
    assert names(table) == [row.label for row in second.rows]


def test_a_table_follows_choices_within_choices(page: Page, site: Path) -> None:
    card, table = table_of(page, site, "04_weighing_it_up", CONTENT.scene("side-effects").finding)

    assert names(table) == ["dissociation"]
    choose(card, "memory loss")
    assert names(table) == ["memory loss"]
    choose(card, "placebo spray")
    assert names(table) == ["response"]
    expect(table).to_contain_text("2 days")


def test_an_address_that_tells_a_state_opens_on_its_rows(page: Page, site: Path) -> None:
    caption = CONTENT.captions["year_calendar"]
    card, table = table_of(page, site, "03_lasting_improvements", caption.title)
    choose(card, "every month")
    page.wait_for_url(re.compile("#.*every"))

    page.goto("about:blank")
    page.go_back()
    card.get_by_text("All of this as a table").click()
    assert names(table) == ["every month"]


def test_where_all_is_shown_nothing_more_is_offered(page: Page, site: Path) -> None:
    title = CONTENT.scene("board").finding
    card, table = table_of(page, site, "05_checking_the_claims", title)
    count = len(CONTENT.article.claims)

    assert len(names(table)) == count
    expect(card.get_by_text(f"All {count} rows")).to_be_hidden()
    choose(card, "✕ contradicted")
    expect(card.get_by_text(f"All {count} rows")).to_be_visible()
    assert 0 < len(names(table)) < count


def test_empty_cells_say_a_dash_and_rows_on_a_phone_name_their_columns(
    page: Page, site: Path
) -> None:
    title = CONTENT.scene("of-whom").finding
    card, table = table_of(page, site, "03_lasting_improvements", title)
    card.get_by_text(re.compile(r"All \d+ rows")).click()

    empty = table.locator("td:empty:visible").first
    assert empty.evaluate(CELL) == '"–"'
    page.set_viewport_size({"width": 360, "height": 740})
    expect(table.locator("thead")).to_be_hidden()
    expect(table.locator("td:empty:visible")).to_have_count(0)
    said = table.locator("td:nth-child(3)").first.evaluate(CELL.replace("after", "before"))
    assert said == '"Value: "'
