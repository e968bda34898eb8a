import numpy as np
import pytest

from ketamine_explainer.models import TimeAxis, in_words

AXIS = TimeAxis((0, 40, 60, 1440), ("start", "40 min", "1 hour", "1 day"))


def test_steps_are_equally_wide() -> None:
    np.testing.assert_allclose(AXIS.position(AXIS.knots), [0, 1, 2, 3])


def test_time_runs_evenly_within_a_step() -> None:
    np.testing.assert_allclose(AXIS.position([20, 50]), [0.5, 1.5])


@pytest.mark.parametrize("to_scale", [None, 5])
def test_minutes_are_the_times_at_places(to_scale: float | None) -> None:
    axis = TimeAxis(AXIS.knots, AXIS.words, to_scale)
    times = [0, 20, 40, 50, 60, 700, 1440]
    np.testing.assert_allclose(axis.minutes(axis.position(times)), times)
    np.testing.assert_allclose(axis.minutes([-1, 9]), [0, 1440])


def test_a_time_off_the_axis_is_refused() -> None:
    with pytest.raises(ValueError, match="allowed: 0 to 1440"):
        AXIS.position([1441])


def test_knots_must_rise() -> None:
    with pytest.raises(ValueError, match="each later than the one before"):
        TimeAxis((0, 60, 40), ("a", "b", "c"))


def test_each_knot_needs_its_words() -> None:
    with pytest.raises(ValueError, match="as many words as knots"):
        TimeAxis((0, 40), ("start",))
    with pytest.raises(ValueError, match="as many words as knots"):
        TimeAxis((0, 40), ("start",), to_scale=1)


def test_a_plain_axis_is_to_scale() -> None:
    plain = TimeAxis((0, 100, 1000), ("start", "100", "1000"), 10)
    np.testing.assert_allclose(plain.position([0, 1, 100, 250, 1000]), [0, 0.01, 1, 2.5, 10])
    with pytest.raises(ValueError, match="given 1001 to 1001 minutes; allowed: 0 to 1000"):
        plain.position(1001)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "the start"),
        (40, "40 min"),
        (60, "1 hour"),
        (110, "1 hour 50 min"),
        (110.6, "1 hour 51 min"),
        (120, "2 hours"),
        (1440, "1 day"),
        (4320, "3 days"),
        (10_080, "1 week"),
        (80_640, "8 weeks"),
        (0.3, "0 min"),
        (60.2, "1 hour"),
    ],
)
def test_times_are_named_in_words(minutes: float, words: str) -> None:
    assert in_words(minutes) == words
