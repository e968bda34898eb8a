"""The measured events against the readings they come from, written down here a second time."""

from pathlib import Path

import pytest

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.explorers.kit.cards import plain
from ketamine_explainer.synthesis import words

CONTENT = load_content(find_root(Path(__file__)))
EVENTS = {event.id: event for event in CONTENT.milestones.milestones.values()}
DAY, WEEK = 1440, 10_080

READ = {
    "ketamine-40-min": ("ketamine", 40, 234, "40 minutes", "kishimoto-2016", "yes"),
    "ketamine-110-min": ("ketamine", 110, 18, "110 minutes", "zarate-2006", "yes"),
    "ketamine-day-1": ("ketamine", DAY, 234, "−1 standard", "kishimoto-2016", "yes"),
    "ketamine-week-1": ("ketamine", WEEK, 234, "day 7", "kishimoto-2016", "yes"),
    "ketamine-days-10-12": ("ketamine", 10 * DAY, 234, "days 10 to 12", "kishimoto-2016", "yes"),
    "ssri-week-1": ("conventional", WEEK, 5872, "1.64", "taylor-2006", "yes"),
    "ssri-weeks-6-8": ("conventional", 6 * WEEK, 2283, "treat 7", "arroll-2009", "yes"),
}
"""Lane, minutes, n, the figure, source and second reading of each event."""


def test_every_event_is_written_down_twice() -> None:
    assert set(EVENTS) == set(READ)


@pytest.mark.parametrize("id_", READ)
def test_events_are_those_that_were_read(id_: str) -> None:
    event, (lane, minutes, n, figure, source, second) = EVENTS[id_], READ[id_]
    estimate = CONTENT.evidence.estimates[event.estimate]
    assert (event.lane, event.time.minutes, estimate.n) == (lane, minutes, n)
    assert CONTENT.evidence.study(estimate).reference == source
    assert estimate.second_reading == second
    assert figure in plain(CONTENT, f"{event.statement} {event.caution}")


@pytest.mark.parametrize(
    ("id_", "interval"),
    [("ketamine-day-1", "−1.28 to −0.73"), ("ssri-week-1", "1.2 to 2.25")],
)
def test_intervals_are_those_that_were_read(id_: str, interval: str) -> None:
    estimate = CONTENT.evidence.estimates[EVENTS[id_].estimate]
    assert interval in words.sureness(estimate)


def test_the_first_hour_is_told_with_its_caution() -> None:
    caution = plain(CONTENT, EVENTS["ketamine-40-min"].caution or "")
    assert "dissociation" in caution
    assert "two single trials" in caution
    assert "both small and in bipolar depression" in caution
    assert "None with an active placebo was found" in caution


@pytest.mark.parametrize("id_", READ)
def test_speed_among_those_who_responded_is_not_told_as_success(id_: str) -> None:
    estimate = CONTENT.evidence.estimates[EVENTS[id_].estimate]
    assert estimate.basis == "all"
    assert estimate.outcome != "started-improving"


def test_the_article_is_placed_at_the_nerve_endings_and_pharmacology_is_not() -> None:
    sites = CONTENT.pathway.values()
    assert {site.id for site in sites if site.article_here} == {"nerve_ending"}
    assert {site.id: site.pharmacology_here for site in sites} == {
        "nerve_ending": "possibly",
        "dorsal_horn": "yes",
        "brain": "yes",
    }


def test_the_timeline_says_what_it_is_in_its_caption() -> None:
    assert "not patient data" in CONTENT.captions["timeline"].caption
    assert "Illustrative" in CONTENT.captions["timeline"].caption


def test_the_views_are_called_what_they_are() -> None:
    labels = CONTENT.timeline.views
    assert "article" in labels["article"]
    assert "measured" in labels["trials"].lower()
