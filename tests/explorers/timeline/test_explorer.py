"""The sentences under the timeline: what is true at a moment."""

import re
from functools import cache

import ipywidgets as w
import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.kit.cards import plain
from ketamine_explainer.explorers.timeline.explorer import phases_at
from ketamine_explainer.explorers.timeline.room import MOMENTS
from tests.widget_tree import walk

DAY, WEEK = 1440, 10_080
ARTICLE = load_content().article


@pytest.mark.parametrize(
    ("minutes", "phases"),
    [
        (0, ("before", "building")),
        (50, ("before", "building")),
        (60, ("lasting", "building")),
        (6 * DAY, ("lasting", "building")),
        (WEEK, ("fading", "building")),
        (13 * DAY, ("fading", "building")),
        (2 * WEEK, ("over", "building")),
        (6 * WEEK, ("over", "peak")),
        (8 * WEEK, ("over", "peak")),
    ],
)
def test_phases_follow_the_words_of_the_article(minutes: float, phases: tuple[str, str]) -> None:
    assert phases_at(ARTICLE, minutes) == phases


def sentences() -> tuple[list[str], list[str]]:
    """Return the article's and the trials' sentences, one a moment."""
    article, trials = accounts()
    return moments(article), moments(trials)


def accounts() -> tuple[w.VBox, w.VBox]:
    """Return the article's account and the trials', each shown alone and with the other."""
    [said] = [s for s in walk(ke.timeline()) if "ke-sentence" in getattr(s, "_dom_classes", ())]
    left, right = said.children
    article, trials = left.children[0], right.children[1]
    assert [pane is article for pane in left.children] == [True, False, True]
    assert [pane is trials for pane in right.children] == [False, True, True]
    return article, trials


def moments(account: w.VBox) -> list[str]:
    """Return what an account says at each moment: its heading and both lanes together."""
    parts = ([pane.value for pane in stack.children] for stack in account.children)
    return ["".join(said) for said in zip(*parts, strict=True)]


def test_every_moment_has_its_sentences() -> None:
    article, trials = sentences()
    assert len(article) == len(trials) == len(MOMENTS)
    assert all("After 1 hour 50 min" in each[MOMENTS.index(110)] for each in (article, trials))


def test_each_event_is_told_from_its_time_on_with_its_source() -> None:
    _, trials = sentences()
    content = load_content()
    for event in content.milestones.milestones.values():
        text = trials[MOMENTS.index(int(event.time.minutes))]
        estimate = content.evidence.estimates[event.estimate]
        source = content.sources[content.evidence.study(estimate).reference]
        assert plain(content, event.statement).split(",")[0] in re.sub(r"<[^>]+>", "", text)
        assert source.short in text


def test_no_event_is_told_before_its_time() -> None:
    _, trials = sentences()
    assert "Kishimoto" not in trials[MOMENTS.index(30)]
    assert "Kishimoto" in trials[MOMENTS.index(40)]
    assert "Taylor" not in trials[MOMENTS.index(6 * DAY)]
    assert "Taylor" in trials[MOMENTS.index(WEEK)]


def test_a_lane_changes_its_words_only_when_it_has_new_ones() -> None:
    heading, ketamine, conventional, *care = accounts()[1].children
    assert len(care) == 2
    events: list[str] = [event.lane for event in load_content().milestones.milestones.values()]
    assert len({id(pane) for pane in heading.children}) == len(MOMENTS)
    for lane, name in ((ketamine, "ketamine"), (conventional, "conventional")):
        assert len({id(pane) for pane in lane.children}) == events.count(name) + 1


@cache
def lanes(account: int) -> list[list[str]]:
    """Return what an account says in each lane at each moment."""
    return [[pane.value for pane in stack.children] for stack in accounts()[account].children[1:3]]


@pytest.mark.parametrize("place", range(len(MOMENTS)))
@pytest.mark.parametrize("account", [0, 1], ids=["article", "trials"])
def test_each_lane_has_a_sentence_at_each_moment_in_each_account(account: int, place: int) -> None:
    for name, moments in zip(("Ketamine infusion", "Conventional"), lanes(account), strict=True):
        said = moments[place]
        assert name in said
        assert len(re.sub(r"<[^>]+>", "", said)) > len("Conventional antidepressants. ")


def test_at_six_and_eight_weeks_antidepressants_have_their_measured_lead() -> None:
    stack = accounts()[1].children[2]
    for weeks in (6, 8):
        said = stack.children[MOMENTS.index(weeks * WEEK)].value
        assert "after six to eight weeks" in said
        assert "Arroll" in said


def test_play_starts_at_the_start() -> None:
    players = [each for each in walk(ke.timeline()) if isinstance(each, w.Play)]
    assert [(each.value, each.min) for each in players] == [(0, 0)]
    assert MOMENTS[0] == 0
