"""The sentences under the timeline: what is true at a moment."""

import re

import ipywidgets as w
import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.figures.timeline import MOMENTS
from ketamine_explainer.widgets.cards import plain
from ketamine_explainer.widgets.fast_response import phases_at

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

    def stacks(widget: w.Widget) -> list[w.Stack]:
        mine = [widget] if isinstance(widget, w.Stack) else []
        return mine + [s for child in getattr(widget, "children", ()) for s in stacks(child)]

    [said] = [s for s in stacks(ke.timeline()) if "ke-sentence" in s._dom_classes]
    article, trials, both = said.children
    assert list(both.children) == [article, trials]
    return [p.value for p in article.children], [p.value for p in trials.children]


def test_every_moment_has_its_sentences() -> None:
    article, trials = sentences()
    assert len(article) == len(trials) == len(MOMENTS)
    assert all("After 1 hour 50 min" in each[MOMENTS.index(110)] for each in (article, trials))


def test_each_event_is_told_from_its_time_on_with_its_source() -> None:
    _, trials = sentences()
    content = load_content()
    for event in content.milestones.milestones:
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
