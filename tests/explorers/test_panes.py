"""Each option shows its own record: what a pane must say is taken from the content, not from us."""

import re
from functools import cache
from html import unescape
from typing import Any

import ipywidgets as w
import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.kit import cards
from ketamine_explainer.explorers.timeline.room import MOMENTS
from ketamine_explainer.models import in_words
from tests.widget_tree import walk

CONTENT = load_content()


def plain(markdown: str) -> str:
    return "".join(cards.plain(CONTENT, markdown).split())


def text_of(html: str) -> str:
    return "".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def panes(explainer: Any) -> list[str]:
    """Return the texts of the sentence that changes."""
    [stack] = [
        each for each in walk(explainer) if "ke-sentence" in getattr(each, "_dom_classes", ())
    ]
    return [text_of(pane.value) for pane in stack.children]


def words_of(claims: tuple[str, ...]) -> list[str]:
    return [CONTENT.article.claims[claim].quote for claim in claims]


CASES: list[tuple[Any, list[list[str]]]] = [
    (ke.conditions, [[c.says, c.silent, *words_of(c.claims)]
                     for c in CONTENT.conditions.values()]),
    (ke.pain_mood_loop, [[step.text] for step in CONTENT.loop.values()]),
    (ke.pain_pathway, [[s.plain, s.article, s.pharmacology] for s in CONTENT.pathway.values()]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "expected"), CASES, ids=lambda value: getattr(value, "__name__", "")
)
def test_each_option_shows_its_own_record(make: Any, expected: list[list[str]]) -> None:
    shown = panes(make())
    for pane, texts in zip(shown, expected, strict=False):
        for said in texts:
            assert plain(said) in pane
    assert len(shown) >= len(expected)


def test_each_claim_stands_under_its_part_and_its_words() -> None:
    tree = list(walk(ke.claims()))
    [parts] = [each for each in tree if isinstance(each, w.ToggleButtons)]
    rows, cards, *_ = (
        each
        for each in tree
        if isinstance(each, w.Stack) and len(each.children) == len(parts.options)
    )
    titles = {title: id_ for id_, title in CONTENT.article.parts.items()}
    for title, control, stack in zip(parts.options, rows.children, cards.children, strict=True):
        mine = [c for c in CONTENT.article.claims.values() if c.part == titles[title]]
        assert list(control.options) == [claim.quote for claim in mine]
        for claim, card in zip(mine, stack.children, strict=True):
            assert plain(claim.restatement) in text_of(card.value)


@pytest.mark.parametrize(
    ("place", "count", "fits"),
    [(0, 11, False), (1, 5, False), (2, 3, True), (3, 2, True), (4, 1, True)],
)
def test_the_year_counts_and_judges_each_interval(place: int, count: int, fits: bool) -> None:
    pane = panes(ke.year_calendar())[place]
    assert f":{count}infusion" in pane
    assert ("whichfits" in pane) == fits


def test_the_year_draws_each_interval_under_its_own_option() -> None:
    [grid] = [each for each in walk(ke.year_calendar()) if isinstance(each, w.GridBox)]
    overlays = [pane.value.count("<text") for pane in grid.children[1].children]
    assert overlays == [11, 5, 3, 2, 1]
    assert 'role="img"' in grid.children[0].value, "the base lies lowest"


@cache
def measured() -> list[str]:
    [said] = [s for s in walk(ke.timeline()) if "ke-sentence" in getattr(s, "_dom_classes", ())]
    parts = (
        [pane.value for pane in stack.children] for stack in said.children[1].children[1].children
    )
    return ["".join(told) for told in zip(*parts, strict=True)]


@pytest.mark.parametrize("place", range(len(MOMENTS)), ids=lambda place: in_words(MOMENTS[place]))
def test_every_moment_tells_the_latest_event_of_each_lane_in_full(place: int) -> None:
    minutes, (heading, *lanes) = MOMENTS[place], measured()[place].split('<div class="ke-said">')
    when = "Atthestart" if minutes == 0 else "After" + in_words(minutes).replace(" ", "")
    assert text_of(heading).startswith(f"{when},as")
    nothing = CONTENT.timeline.trials.nothing_yet
    *_, last = lanes
    told = last.partition('<p class="ke-care">')[2]
    for lane, html in zip(("ketamine", "conventional"), lanes, strict=True):
        past = [e for e in CONTENT.milestones.milestones.values()
                if e.lane == lane and e.time.minutes <= minutes]  # fmt: skip
        if not past:
            assert plain(getattr(nothing, lane)) in text_of(html)
            continue
        event = max(past, key=lambda each: each.time.minutes)
        assert plain(event.statement) in text_of(html)
        for said in filter(None, (event.inference, event.caution)):
            assert plain(said) in text_of(told), "cautions come after both sentences"
        assert f'popovertarget="estimate-{event.estimate}"' in html


@pytest.mark.parametrize(
    "make",
    [ke.conditions, ke.pain_mood_loop, ke.pain_pathway, ke.timeline, ke.year_calendar, ke.claims],
    ids=lambda make: make.__name__,
)
def test_caption_and_table_are_seen_with_every_row(make: Any) -> None:
    name = {"claims": "claims"}.get(make.__name__, make.__name__)
    foot = make().children[-1].children[-1].value
    caption = CONTENT.captions[name]
    assert text_of(caption.caption) in text_of(foot)
    table = repr(make()).split("\n\n", 1)[1]
    rows = foot.count("<tr") - 1
    headings = re.findall(r'<th scope="col">(.*?)</th>', foot)
    listed = len(re.findall(rf"^{re.escape(unescape(headings[0]))}: ", table, re.MULTILINE))
    assert rows == (listed or len(table.splitlines()) - 2) > 1
