from typing import Any

import pytest

from ketamine_explainer.content.records import Estimate
from ketamine_explainer.synthesis import words

from ..content.test_evidence_records import ESTIMATE

LOW = {"level": "low", "by": "us", "reason": "few people"}


def estimate(**changes: Any) -> Estimate:
    return Estimate.model_validate(
        {**ESTIMATE, "percent": None, "interval": None, "grade": LOW, **changes}
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"percent": 71}, "71 %"),
        ({"percent": 89.5}, "89.5 %"),
        ({"events": 12}, "12 of 17"),
        ({"number": -0.87, "unit": "standard deviations"}, "−0.87 standard deviations"),
        ({"number": 3.94, "unit": "odds ratio"}, "odds ratio 3.94"),
        ({"number": 1320, "unit": "people"}, "1,320 people"),
        ({"number": 18, "unit": "days"}, "18 days"),
    ],
)
def test_a_value_in_words(given: dict[str, Any], said: str) -> None:
    assert words.value(estimate(**given)) == said


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ({"at": 1, "unit": "days"}, "1 day"),
        ({"at": 40, "unit": "minutes"}, "40 minutes"),
        ({"at": 110, "unit": "minutes", "words": "within 110 minutes"}, "within 110 minutes"),
    ],
)
def test_a_time_in_words(when: dict[str, Any], said: str) -> None:
    assert words.when(estimate(percent=1, when=when)) == said


def test_a_share_as_people_of_a_hundred() -> None:
    assert words.hundred(estimate(events=12)) == "71 of 100"


def test_what_is_no_share_is_not_of_a_hundred() -> None:
    with pytest.raises(ValueError, match="a points; allowed: an estimate of a share"):
        words.hundred(estimate(number=3, unit="points"))


def test_an_interval_of_the_source_is_said_as_it_stands() -> None:
    found = estimate(number=3.94, unit="odds ratio", interval={"low": 1.54, "high": 10.1})
    assert words.sureness(found) == (
        "95 % interval 1.54 to 10.1. Certainty low, judged by us: few people"
    )


def test_a_reckoned_interval_says_so() -> None:
    assert words.interval_words(estimate(events=6, interval="wilson")) == (
        "95 % interval 17 to 59 %, calculated by us (Wilson)."
    )


@pytest.mark.parametrize(
    ("given", "had", "had_not"),
    [
        ({"events": 5, "n": 1000}, "1 of 100", "99"),
        ({"events": 4, "n": 1000}, "4 of 1,000 (up to 1 %)", "996"),
        ({"events": 0, "n": 1709}, "0 of 1,709 (up to 0.2 %)", "1,709"),
        ({"events": 0, "n": 7}, "0 of 7 (up to 35 %)", "7"),
        ({"percent": 0, "n": 17}, "0 of 17 (up to 18 %)", "17"),
        ({"percent": 0.3, "n": 900}, "0.3 % (up to 0.9 %)", "more than 99 of 100"),
    ],
)
def test_a_small_count_stands_as_counted_with_its_upper_limit(
    given: dict[str, Any], had: str, had_not: str
) -> None:
    found = estimate(interval="wilson", **given)
    assert (words.hundred(found), words.others(found)) == (had, had_not)


def test_a_small_count_in_running_text_has_its_upper_limit_and_others_have_none() -> None:
    assert words.text(estimate(events=0, n=203, interval="wilson")) == "0 of 203 (up to 2 %)"
    assert words.text(estimate(events=12, interval="wilson")) == "12 of 17"
    assert words.text(estimate(number=-2, unit="points")) == "−2 points"


def test_a_small_count_without_an_interval_has_no_limit() -> None:
    assert words.hundred(estimate(events=0, n=40)) == "0 of 40"


def test_an_interval_below_one_percent_is_not_nothing() -> None:
    found = estimate(events=0, n=1709, interval="wilson")
    assert words.interval_words(found) == "95 % interval 0 to 0.2 %, calculated by us (Wilson)."


def test_the_span_of_a_share_is_its_interval_halves_rounded_up_and_its_certainty() -> None:
    found = estimate(percent=5, interval={"low": 2.5, "high": 8.6})
    assert words.span(found) == ("3 to 9 (95 %)", "certainty low")


def test_the_span_of_a_share_without_interval_is_its_certainty() -> None:
    assert words.span(estimate(percent=5)) == ("certainty low",)


def test_in_brief_a_share_has_interval_and_certainty_without_reason() -> None:
    found = estimate(percent=5, interval={"low": 2, "high": 9})
    assert words.briefly(found) == "95 % interval 2 to 9 %. Certainty low."


def test_a_grade_of_the_source_says_so() -> None:
    found = estimate(percent=5, grade={**LOW, "by": "source"})
    assert words.grade(found) == "Certainty low, judged by its source: few people"
