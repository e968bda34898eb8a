import math

import pytest

from ketamine_explainer.models import Dose


def test_a_dose_that_takes_no_time_is_a_bolus_at_the_start() -> None:
    assert Dose(35) == Dose(35, duration=0, start=0)


@pytest.mark.parametrize(
    ("amount", "duration", "start", "says"),
    [
        (0, 40, 0, r"amount \(mg\) 0; allowed: more than 0, finite"),
        (-35, 40, 0, r"amount \(mg\) -35; allowed"),
        (math.nan, 40, 0, r"amount \(mg\) nan; allowed"),
        (35, -1, 0, r"duration \(min\) -1; allowed: 0 or more, finite"),
        (35, math.inf, 0, r"duration \(min\) inf; allowed"),
        (35, 40, -1, r"start \(min\) -1; allowed"),
    ],
)
def test_an_impossible_dose_is_refused(
    amount: float, duration: float, start: float, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        Dose(amount, duration, start)
