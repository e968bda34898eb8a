"""The page that the site opens with: its figure, its findings, its cards."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import ipywidgets as widgets
import pytest
import yaml
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output
from playwright.sync_api import Browser, Locator, Page, expect

from ketamine_explainer.content import load_content
from ketamine_explainer.content.records import LandingFigure, LandingFinding
from ketamine_explainer.content.records.talks import Talk
from ketamine_explainer.content.talkslides import minutes_of, shown_in
from ketamine_explainer.course.artefact import ExecutedCourse
from ketamine_explainer.course.artefacts import ARTEFACTS
from ketamine_explainer.course.landing import landing_page
from ketamine_explainer.course.names import PAPERS
from nbfolio import ExportError

from ..axe import RULES, violations

ROOT = Path(__file__).parents[2]
CONTENT = load_content(ROOT)
NOTEBOOK = "02_fast_response"
LATE = "{zarate-2006-onset}"


def executed(as_notebook: object, **changed: object) -> ExecutedCourse:
    """Return a course whose one notebook shows a choice between two texts, in the cell "show"."""
    control = widgets.ToggleButtons(options=["Near", "Far"], description="Axis")
    stack = widgets.Stack([widgets.HTML("from near"), widgets.HTML("from far")], selected_index=0)
    stack.add_class("fair")
    widgets.jslink((control, "index"), (stack, "selected_index"))
    box = widgets.VBox([control, stack])
    nb: NotebookNode = as_notebook(box)  # type: ignore[operator]
    nb.cells[0].id = "show"
    card = '<div popover id="estimate-zarate-2006-onset">the card</div>'
    output = new_output("display_data", {"text/html": card})
    slide = {"slideshow": {"slide_type": "skip"}}
    nb.cells.append(new_code_cell("cards()", outputs=[output], metadata=slide))
    figure = LandingFigure(notebook=NOTEBOOK, cell="show", chosen={"Axis": "Far"})
    update = {"figure": figure, "findings": (), "pictures": {}, **changed}
    landing = CONTENT.landing.model_copy(update=update)
    path = ROOT / "notebooks" / f"{NOTEBOOK}.ipynb"
    return ExecutedCourse(ROOT, replace(CONTENT, landing=landing), ((path, nb),))


def test_its_figure_opens_with_what_is_chosen(as_notebook: object) -> None:
    html = landing_page(executed(as_notebook))
    seen = html.partition('<script type="application/json"')[0]
    assert "from far" in seen
    assert "from near" not in re.sub("<!--.*?-->", "", seen, flags=re.DOTALL)  # it waits
    assert re.search(r"<input[^>]* checked[^>]*><span>Far<", html)


def test_its_figure_may_be_a_part_of_what_a_cell_shows(as_notebook: object) -> None:
    figure = LandingFigure(notebook=NOTEBOOK, cell="show", inside="fair")
    html = landing_page(executed(as_notebook, figure=figure))
    assert "from near" in html
    assert "<span>Far<" not in html, "the control stands beside it in the cell"


def finding(says: str) -> LandingFinding:
    return LandingFinding(title="When?", says=says, notebook=NOTEBOOK)


def test_its_numbers_open_the_cards_of_the_notebooks(as_notebook: object) -> None:
    html = landing_page(executed(as_notebook, findings=(finding(f"After {LATE}."),)))
    [button] = re.findall(r"popovertarget=(\w+)", html)
    assert re.search(rf"id={button}[^>]*>the card<", html)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"figure": LandingFigure(notebook=NOTEBOOK, cell="shaw")},
         "a widget in the cell 'shaw': landing.yaml names it, and there are: show. "
         "Did you mean 'show'?"),
        ({"figure": LandingFigure(notebook=NOTEBOOK, cell="show", chosen={"Axes": "Far"})},
         "the control 'Axes': landing.yaml names it, and there are: Axis. Did you mean 'Axis'?"),
        ({"figure": LandingFigure(notebook=NOTEBOOK, cell="show", chosen={"Axis": "Fat"})},
         "the option 'Fat': landing.yaml names it, and there are: Near, Far. Did you mean 'Far'?"),
        ({"figure": LandingFigure(notebook=NOTEBOOK, cell="show", inside="far")},
         "a widget of the class 'far': landing.yaml names it, and there are: fair. "
         "Did you mean 'fair'?"),
        ({"pictures": {NOTEBOOK: "show"}},
         "a figure in the cell 'show': landing.yaml names it, and there are: none. Name one"),
        ({"findings": (finding("{kishimoto-2016-lead-gone}"),)},
         "the card 'estimate-kishimoto-2016-lead-gone': landing.yaml names it, "
         "and there are: none"),
    ],
)  # fmt: skip
def test_what_no_notebook_has_is_refused(
    as_notebook: object, changed: dict[str, object], said: str
) -> None:
    with pytest.raises(ExportError) as error:
        landing_page(executed(as_notebook, **changed))
    assert said in str(error.value)


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (360, 740)])
def test_its_first_screen_says_what_it_is_about(
    page: Page, site: Path, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto((site / "index.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("link", name=CONTENT.landing.start.words)).to_be_in_viewport(ratio=1)
    for sentence in page.locator(".hero p").all():
        expect(sentence).to_be_in_viewport(ratio=1)
    figure = page.locator(".widget .ke-figure")
    expect(figure).to_be_in_viewport(ratio=0.8 if width == 360 else 1)
    assert figure.evaluate("each => each.scrollWidth <= each.clientWidth")


@pytest.mark.browser
@pytest.mark.slow
def test_it_shows_the_timeline_alive_on_a_linear_axis(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    figure = page.locator(".widget")
    handle = figure.locator("svg").get_by_role("slider").filter(visible=True)
    handle.focus()
    page.keyboard.press("End")
    expect(figure.locator(".ke-when:visible").first).to_contain_text("After 8 weeks")
    page.keyboard.press("Home")
    expect(figure.get_by_role("radio", name="To scale")).to_be_checked()
    expect(figure.get_by_role("radio", name="Both")).to_be_checked()
    figure.get_by_label("Time since start").and_(page.locator("input")).press("End")
    expect(figure.locator(".ke-when:visible").first).to_contain_text("After 8 weeks")


@pytest.mark.browser
@pytest.mark.slow
def test_each_number_on_it_opens_its_card(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    numbers = page.locator(".tiles .ke-value")
    expect(numbers).to_have_count(4)
    for number in numbers.all():
        number.click()
        card = page.locator("[popover]:popover-open")
        expect(card).to_contain_text("What was measured")
        card.get_by_role("button", name="Close").click()


@pytest.mark.browser
@pytest.mark.slow
def test_each_part_has_a_card_that_leads_to_it(page: Page, site: Path) -> None:
    for entry in CONTENT.course.notebooks.values():
        page.goto((site / "index.html").as_uri())
        page.locator(".part").get_by_role("link", name=entry.title).click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.url.endswith(f"{entry.id}.html")


@pytest.mark.browser
@pytest.mark.slow
def test_forced_colours_leave_the_button_its_edge_and_the_menu_its_place(
    page: Page, site: Path
) -> None:
    edge = "each => getComputedStyle(each).borderBottomWidth"
    page.emulate_media(forced_colors="active")
    page.goto((site / "index.html").as_uri())
    assert page.locator(".start").evaluate(edge) == "2px"
    page.locator(".start").click()
    here = page.locator("header li a")
    assert [each.evaluate(edge) for each in here.all()] == ["3px", *["0px"] * 5]


def test_it_leads_to_sheets_of_paper_that_are_built(as_notebook: object) -> None:
    built = {"summary-a4.pdf", "summary-letter.pdf", "questions-a4.pdf"}

    html = landing_page(executed(as_notebook), built)

    assert re.findall(r'href="?([^"\s>]*\.pdf)', html) == ["summary-a4.pdf", "summary-letter.pdf"]
    assert ".pdf" not in landing_page(executed(as_notebook))


def test_each_sheet_that_it_names_is_offered() -> None:
    offered = {each.file for artefact in ARTEFACTS for each in artefact.offers(CONTENT, {})}

    assert CONTENT.landing.paper
    for each in CONTENT.landing.paper:
        assert {f"{each.file}-{paper}.pdf" for paper in PAPERS} <= offered


def test_it_leads_to_each_talk_that_is_built_and_to_the_slides_to_choose_among(
    as_notebook: object,
) -> None:
    course = executed(as_notebook)
    built = {"deck.html", "guide.html", "talk-20-minutes.html", "talk-20-minutes-plan-a4.pdf",
             "talk-public-evening-plan-letter.pdf"}  # fmt: skip
    html = landing_page(course, built)
    listed = re.search(r'<ul class="?talks"?>.*?</ul>', html, re.DOTALL)
    assert listed
    leads = re.findall(r'href="?([^\s">]+)', listed[0])
    assert leads == ["talk-20-minutes.html", "talk-20-minutes-plan-a4.pdf"]
    talk = CONTENT.talks["20-minutes"]
    assert f"{talk.title}</b> <span>{talk.audience}, 20 minutes</span>" in listed[0]
    assert {"deck.html#overview", "guide.html"} <= set(re.findall(r'href="?([^\s">]+)', html))
    assert "talk-" not in landing_page(course)


def chooser(page: Page, site: Path) -> Locator:
    """Open by key what lets a talk be made on the landing page."""
    page.goto((site / "index.html").as_uri())
    own = page.locator("details.own")
    own.locator("> summary").press("Enter")
    return own


def tick(own: Locator, *slides: str) -> None:
    for slide in slides:
        box = own.locator(f"[value='{slide}']")
        if not box.is_visible():
            inside = own.page.locator(f"[value='{slide}']")
            own.locator("details").filter(has=inside).locator("summary").press("Enter")
        box.press("Space")


TICKED = ["02_fast_response/show-timeline", "00_start_here/icon-arrays-response"]


@pytest.mark.browser
@pytest.mark.slow
def test_a_talk_is_made_there_and_opens_in_the_deck_from_a_file(page: Page, site: Path) -> None:
    own = chooser(page, site)
    tick(own, "03_lasting_improvements/chart-durability", *TICKED)
    tick(own, "03_lasting_improvements/chart-durability")
    own.get_by_role("button", name="Later: How soon does it work?").press("Enter")
    expect(own.get_by_role("button", name="Later: How soon does it work?")).to_be_focused()
    own.get_by_label("Minutes for How soon does it work?").fill("9")
    expect(own.get_by_role("status")).to_have_text("2 slides, 12 min")
    own.get_by_label("Title").fill("Our talk")
    assert violations(page) == []

    with page.expect_download() as download:
        own.get_by_role("button", name="Save as a file").press("Enter")
    talk = Talk.model_validate(yaml.safe_load(download.value.path().read_text(encoding="utf-8")))
    assert [shown.slide for shown in talk.slides] == TICKED[::-1]
    assert (talk.title, talk.minutes) == ("Our talk", 12)

    address = own.get_by_label("Address").input_value()
    assert address.startswith((site / "deck.html").as_uri() + "#talk=")
    own.get_by_role("button", name="Open it").press("Enter")
    page.wait_for_selector("html[data-ready]")
    for title, place in (("Our talk", "–"), ("How many feel better a day later?", "1 / 2")):
        expect(page.locator("section.present h2").first).to_have_text(title)
        expect(page.locator(".bar output")).to_have_text(place)
        page.keyboard.press("PageDown")
    page.keyboard.press("o")
    cards = page.get_by_role("dialog", name="All slides").locator(".card:enabled")
    assert cards.nth(2).inner_text().split("\n") == ["2", "How soon does it work?", "9 min"]


@pytest.mark.browser
@pytest.mark.slow
def test_a_talk_that_is_ready_ticks_its_slides(page: Page, site: Path) -> None:
    own = chooser(page, site)
    for place, (name, talk) in enumerate(CONTENT.talks.items(), start=1):
        own.get_by_role("combobox").select_option(index=place)
        shown = {slide: minutes_of(CONTENT, each)
                 for slide, each in shown_in(CONTENT, talk) if not each.text}  # fmt: skip
        ticked = own.locator(":checked[type=checkbox]")
        assert {*ticked.evaluate_all("all => all.map(each => each.value)")} == {*shown}, name
        expect(own.locator(".sums")).to_contain_text(f" {round(sum(shown.values()), 1):g} min")
        expect(own.get_by_label("Title")).to_have_value(talk.title)
    own.get_by_role("combobox").select_option(index=0)
    expect(own.locator(":checked[type=checkbox]")).to_have_count(0)


@pytest.mark.browser
@pytest.mark.slow
def test_it_offers_the_slides_that_the_deck_offers(page: Page, site: Path) -> None:
    here = """all => all.map(each => [each.querySelector('input').value,
        ...[...each.querySelectorAll('span, small')].map(part => part.textContent)])"""
    listed = chooser(page, site).locator("fieldset label").evaluate_all(here)
    page.goto((site / "deck.html").as_uri() + "#overview")
    page.wait_for_selector("html[data-ready]")
    there = """all => all.filter(each => each.querySelector('.pick')).map(each =>
        [each.querySelector('.pick').value, each.querySelector('.title').textContent,
         each.querySelector('.card small').textContent])"""
    offered = page.locator(".overview-list > li").evaluate_all(there)
    assert listed == offered
    assert len(listed) > 50


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (360, 740)])
def test_what_makes_a_talk_is_folded_and_fits(
    page: Page, site: Path, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto((site / "index.html").as_uri())
    expect(page.get_by_role("button", name="Save as a file")).to_be_hidden()
    own = chooser(page, site)
    tick(own, *TICKED)
    expect(own.get_by_role("button", name="Save as a file")).to_be_enabled()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    own.locator("details").evaluate_all("all => all.forEach(each => { each.open = false; })")
    folded, picked = own.bounding_box(), own.locator(".picks li").first.bounding_box()
    named = own.locator(".picks .title").first.bounding_box()
    assert folded
    assert picked
    assert named
    assert folded["height"] <= 1.5 * height
    assert named["width"] >= picked["width"] / 2
    page.emulate_media(color_scheme="dark")
    assert violations(page, RULES) == []


@pytest.mark.browser
@pytest.mark.slow
def test_without_a_script_the_talks_that_are_ready_are_offered_alone(
    browser: Browser, site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    expect(page.locator("details.own")).to_be_hidden()
    expect(page.get_by_role("link", name=CONTENT.landing.talks.choose)).to_be_visible()
    context.close()


def test_no_talk_is_made_where_there_is_no_deck(as_notebook: object) -> None:
    assert "talkForm" not in landing_page(executed(as_notebook), {"guide.html"})
    assert 'class="own"' not in landing_page(executed(as_notebook), {"guide.html"})
