"""Values within text, the cards behind them, the file that holds them."""

import io
import re
from html import unescape
from pathlib import Path
from shutil import copytree
from urllib.parse import unquote

import pandas as pd
import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.explorers.kit.cards import html, plain
from ketamine_explainer.explorers.kit.evidence import cards_of
from ketamine_explainer.synthesis.values import value_button
from tests.widget_tree import walk

ROOT = find_root(Path(__file__))
CONTENT = load_content(ROOT)
ESTIMATE = "zarate-2006-still-responding-week-1"
SECTIONS = [entry.id for entry in CONTENT.course.notebooks.values()]


def test_a_mention_is_a_button_that_opens_its_card() -> None:
    button = value_button(CONTENT, ESTIMATE)
    [opened] = re.findall('popovertarget="([^"]+)"', button)
    assert f'id="{opened}"' in cards_of(CONTENT, [ESTIMATE])


def test_the_same_mention_has_its_forms() -> None:
    text = f"{{{ESTIMATE}}}, {{{ESTIMATE}|of 100}}, {{{ESTIMATE}|people}}, {{{ESTIMATE}|when}}"
    assert plain(CONTENT, text) == "35 %, 35 of 100, 17, at least one week"
    assert html(CONTENT, text).count("popovertarget") == 4


def test_groups_of_one_measurement_share_a_card() -> None:
    arms = ["lii-2023-response-day-1-saline", "lii-2023-response-day-1-ketamine"]
    buttons = {
        re.sub("<.*?>", "", value_button(CONTENT, id_)): value_button(CONTENT, id_) for id_ in arms
    }
    assert set(buttons) == {"10 of 20", "12 of 20"}
    opened = {re.findall('popovertarget="([^"]+)"', button)[0] for button in buttons.values()}
    for ids in (arms, arms[:1]):
        card = cards_of(CONTENT, ids)
        assert re.findall('<div popover[^>]* id="([^"]+)"', card) == [*opened]
        assert all(value in card for value in buttons)
        [named] = re.findall('data-estimate="([^"]+)"', card)
        assert set(named.split()) == {*arms}


def test_another_time_has_a_card_of_its_own() -> None:
    ids = ["lii-2023-response-day-1-saline", "lii-2023-response-day-3-saline"]
    assert cards_of(CONTENT, ids).count("<div popover") == 2


def test_a_card_says_all_that_must_be_known() -> None:
    card = unescape(cards_of(CONTENT, [ESTIMATE]))
    estimate = CONTENT.evidence.estimates[ESTIMATE]
    for words in (CONTENT.evidence.population(estimate), estimate.measure, estimate.locator, "17",
                  "calculated by us (Wilson)", "Zarate 2006", "at least one week"):  # fmt: skip
        assert words in card


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("murrough-2013-repeat-time-to-relapse", ", 17 who had responded"),
        ("shiroma-2014-still-responding-week-4", ", of the 11 who had responded"),
        ("mcinnes-2022-worse", ", 537 who could be assessed"),
        (
            "abdallah-2020-response-week-2-ketamine",
            ", 20 treated; the number assessed is not stated",
        ),
        ("winstock-2012-dependent", ", 1,285 who answered"),
        ("zarate-2006-response-day-1-ketamine", ", 17 people"),
    ],
)
def test_a_card_says_which_people_are_counted(id_: str, words: str) -> None:
    assert words in unescape(cards_of(CONTENT, [id_]))


BASES = {
    "nierenberg-2000-started-week-4": "responders",
    "daly-2019-relapse-remitters-placebo": "responders",
    "aan-het-rot-2010-response-after-6": "responders",
    "lascelles-2019-began-1-h": "responders",
    "mcinnes-2022-response-end-of-course": "completers",
    "sakurai-2020-still-responding": "completers",
    "lii-2023-response-day-7-saline": "completers",
    "aaron-2025-depression-pain": "respondents",
    "lascelles-2019-benefit": "respondents",
    "zarate-2006-still-responding-week-1": "all",
    "mathew-2010-response-hour-72": "all",
    "reif-2023-remission-kept-week-32-esketamine": "all",
}
"""Written down here a second time: whom the sources count."""


@pytest.mark.parametrize("id_", BASES)
def test_estimates_count_whom_their_sources_count(id_: str) -> None:
    assert CONTENT.evidence.estimates[id_].basis == BASES[id_]


def test_what_is_counted_among_responders_says_so_in_its_words() -> None:
    words = ("respon", "remi", "relapse", "helped", "improve", "fluoxetine")
    for each in CONTENT.evidence.estimates.values():
        if each.basis == "responders":
            said = (
                each.measure,
                each.population or CONTENT.evidence.study(each).population,
                each.note or "",
            )
            assert any(word in " ".join(said).lower() for word in words), each.id


@pytest.mark.parametrize("name", SECTIONS)
def test_the_numbers_of_a_page_can_be_saved_as_a_table(name: str) -> None:
    shown = ke.Section(name).evidence()
    address = re.search(r'href="data:text/csv;charset=utf-8,([^"]+)"', shown._repr_html_())
    assert address
    table = pd.read_csv(io.StringIO(unquote(address[1])), index_col="id")
    assert set(table.index) == {id_ for id_ in shown.ids if id_ in CONTENT.evidence.estimates}


def test_one_changed_value_changes_it_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(ROOT / "content", tmp_path / "content")
    file = tmp_path / "content" / "evidence" / "estimates" / "durability.yaml"
    entry = file.read_text(encoding="utf-8")
    assert entry.count("percent: 35\n") == 1
    file.write_text(entry.replace("percent: 35\n", "percent: 36\n"), encoding="utf-8")
    acute = file.with_name("acute.yaml")
    once = acute.read_text(encoding="utf-8")
    assert once.count("number: -1.0\n") == 1
    acute.write_text(once.replace("number: -1.0\n", "number: -1.1\n"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    timeline, page = ke.timeline(), ke.Section("02_fast_response", "milestones").evidence()
    board, frame = ke.verdicts("fast_response"), ke.evidence
    assert "−1.1 standard deviations" in repr(timeline).replace("\n    ", " ")
    assert f"{ESTIMATE}: 36 %" in repr(page)
    assert "36 of 100" in board._repr_html_() or "36 %" in board._repr_html_()
    assert frame.loc[ESTIMATE, "percent"] == 36


def test_a_reckoned_figure_carries_both_of_its_sources() -> None:
    text, scene = ke.Section("03_lasting_improvements"), ke.scene("going-on")
    figure = CONTENT.evidence.derived["daly-2019-relapse-remitters-needed"]
    assert {figure.id, figure.treated, figure.control} <= set(text.evidence().ids)
    said = "".join(each.value for each in walk(scene) if hasattr(each, "value"))
    assert "1 in 6</button> people a relapse" in said
    card = text.evidence()._repr_html_().split(f'id="estimate-{figure.id}"')[1]
    assert "Number needed to treat: 1 in 6 (" in card
    assert "calculated by us from the two groups" in card
    assert all(value in card for value in ("24 of 90", "39 of 86"))
    assert "Daly EJ" in text.sources().markdown
