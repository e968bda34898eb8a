"""What a handout of several notebooks lists once: known from ids, never read off a card."""

from __future__ import annotations

from bs4 import BeautifulSoup
from markupsafe import Markup

from ketamine_explainer.content import load_content
from ketamine_explainer.course.handout.listed import measurements, references
from ketamine_explainer.synthesis import words
from nbfolio.writers.paper.sheet import Sheet

from .conftest import REPOSITORY

CONTENT = load_content(REPOSITORY)


def sheet(*cards: tuple[str, str], listed: tuple[str, ...] = ()) -> Sheet:
    items = tuple(Markup(f"<li>{each}</li>") for each in listed)
    return Sheet("a", "A", Markup(), (), Markup(), (), items, cards)


def test_references_of_all_notebooks_are_listed_once() -> None:
    sheets = [sheet(listed=("b", "A")), sheet(listed=("b", "c"))]
    assert references(sheets) == ["<li>A</li>", "<li>b</li>", "<li>c</li>"]


def test_a_measurement_is_what_its_records_say() -> None:
    first = CONTENT.evidence.estimates["murrough-2013-response-day-1-ketamine"]
    both = " ".join(each.id for each in CONTENT.evidence.beside(first))

    table = measurements(CONTENT, [sheet(("estimate", both)), sheet()])

    [row] = BeautifulSoup(table, "html.parser").select("tbody tr")
    outcome, when, found, source = (cell.get_text() for cell in row("td"))
    assert (outcome, when) == ("Response", "24 hours")
    ketamine, midazolam = found.split("; 28 %: ")
    assert ketamine.startswith(
        "64 %: one ketamine infusion (0.5 mg/kg), 47 people. 95 % interval 50 to 76 %, calculated "
        "by us (Wilson). Certainty low"
    )
    assert midazolam.startswith("one midazolam infusion, 25 people. 95 % interval 14 to 48 %")
    assert source == f"Murrough 2013a, {words.places(CONTENT.evidence.beside(first))}"


def test_other_cards_are_no_measurements() -> None:
    cards = [("rule", "spravato-schedule"), ("estimate", "no-such-id"), ("estimate", "")]
    assert measurements(CONTENT, [sheet(*cards)]) == ""
