from pathlib import Path

import pytest

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.figures.timeline import AXIS, FACE, MOMENTS, bounds, draw_timeline, x_of

CONTENT = load_content(find_root(Path(__file__)))
VIEWS = ("article", "trials", "both")
PICTURE = draw_timeline(
    CONTENT.article, CONTENT.milestones.milestones, CONTENT.captions["timeline"], VIEWS
)


def test_the_axis_names_minutes_to_eight_weeks() -> None:
    assert AXIS.words == ("start", "40 min", "1 hour", "2 hours", "1 day", "3 days", "1 week",
                          "2 weeks", "4 weeks", "6 weeks", "8 weeks")  # fmt: skip
    assert all(f">{word}</text>" in PICTURE.base for word in AXIS.words)


def test_the_face_says_that_it_is_illustrative() -> None:
    assert "not patient data" in FACE
    assert "Illustrative" in PICTURE.base
    assert "drawn equally wide" in PICTURE.base


def test_the_cursor_can_stop_at_every_named_time_and_every_event() -> None:
    events = {event.time.minutes for event in CONTENT.milestones.milestones}
    assert set(MOMENTS) >= {*AXIS.knots, *events}
    assert list(MOMENTS) == sorted(MOMENTS)


@pytest.mark.parametrize("words", ["within an hour", "one to two weeks", "six weeks or more"])
def test_only_accounts_of_the_article_show_its_words(words: str) -> None:
    shown = [f"“{words}”" in overlay for overlay in PICTURE.layers["view"]]
    assert shown == [True, False, True]


def test_only_accounts_of_trials_show_events() -> None:
    for event in CONTENT.milestones.milestones:
        shown = [event.label in overlay for overlay in PICTURE.layers["view"]]
        assert shown == [False, True, True]


def test_each_moment_has_its_cursor() -> None:
    assert len(PICTURE.layers["time"]) == len(MOMENTS)
    assert ">1 hour 50 min<" in PICTURE.layers["time"][MOMENTS.index(110)]


def test_later_is_further_right() -> None:
    places = [x_of(minutes) for minutes in MOMENTS]
    assert places == sorted(places)


def test_the_curves_take_their_times_from_the_claims() -> None:
    article = CONTENT.article
    assert bounds(article, "within-an-hour") == (0, 60)
    assert bounds(article, "one-to-two-weeks") == (7 * 1440, 14 * 1440)
    assert bounds(article, "six-weeks-or-more")[0] == 42 * 1440
