import math

import pytest

from ketamine_explainer.models import Dose


def test_a_dose_that_takes_no_time_is_a_bolus_at_the_start() -> None:
    assert Dose(35) == Dose(35, duration=0, start=0)


@pytest.mark.parametrize(
    ("amount", "duration", "start"),
    [(0, 40, 0), (-35, 40, 0), (35, -1, 0), (35, 40, -1), (math.nan, 40, 0), (35, math.inf, 0)],
)
def test_an_impossible_dose_is_refused(amount: float, duration: float, start: float) -> None:
    with pytest.raises(ValueError, match="allowed: more than 0 mg, over 0 min or more"):
        Dose(amount, duration, start)
