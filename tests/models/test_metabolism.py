import numpy as np
import pytest

from ketamine_explainer.models import Dose, Mammillary, metabolite

from .numerical import exchange, stepped

PARENT = Mammillary(1.5, [12, 40], [2.4])
BODY = Mammillary(0.9, [10, 90], [1.7])


def test_a_metabolite_is_what_the_equations_come_to() -> None:
    rate, matrix = 2 / 15, np.zeros((6, 6))
    matrix[:2, :2] = exchange(1.5, [12, 40], [2.4])
    matrix[2, 0] = 0.7 * 1.5 / 12
    matrix[2, 2] = matrix[3, 3] = -rate
    matrix[3, 2] = matrix[4, 3] = rate
    matrix[4:, 4:] = exchange(0.9, [10, 90], [1.7])
    response = metabolite(PARENT, PARENT.plasma, BODY, share=0.7, transit_minutes=15, stages=2)
    for minute in (5, 30, 120):
        state = stepped(matrix, np.zeros(6), 20 * np.eye(6)[0], minute, 0.02)
        [level] = response.after([Dose(20)], [minute])
        assert level == pytest.approx(100 * state[4], rel=1e-6)


def test_all_of_a_metabolite_leaves_through_its_own_clearance() -> None:
    response = metabolite(PARENT, PARENT.plasma, BODY, share=0.7, transit_minutes=15, stages=2)
    assert response.area == pytest.approx(0.7 * 1000 / 0.9)


def test_the_metabolite_of_a_metabolite_is_a_share_of_a_share() -> None:
    first = metabolite(PARENT, PARENT.plasma, BODY, share=0.8, transit_minutes=20, stages=2)
    second = metabolite(BODY, first, Mammillary(0.5, [5]), 0.7, transit_minutes=1, stages=2)
    assert second.area == pytest.approx(0.56 * 1000 / 0.5)


def test_rates_that_happen_to_agree_do_no_harm() -> None:
    alike, unlike = (
        metabolite(PARENT, PARENT.plasma, Mammillary(1, [volume]), 0.8, 20, stages=2)
        for volume in (10, 10.01)
    )
    minutes = [10, 60, 240]
    np.testing.assert_allclose(
        alike.after([Dose(20)], minutes), unlike.after([Dose(20)], minutes), rtol=5e-3
    )


def test_several_people_have_their_own_metabolite() -> None:
    several = Mammillary([1.5, 2.0], [[12, 40], [12, 40]], [[2.4], [2.4]])
    made = metabolite(several, several.plasma, BODY, 0.7, 15, 2).after([Dose(20, 40)], [60])
    alone = metabolite(PARENT, PARENT.plasma, BODY, 0.7, 15, 2).after([Dose(20, 40)], [60])
    assert made[0] == pytest.approx(alone)


@pytest.mark.parametrize(
    ("share", "minutes", "stages", "says"),
    [
        (0, 15, 2, "share 0; allowed: more than 0"),
        (1.1, 15, 2, "share 1.1; allowed: 0 to 1"),
        (0.7, 0, 2, "transit_minutes 0; allowed: more than 0"),
        (0.7, 15, 0, "stages 0; allowed: 1 to 3"),
        (0.7, 15, 4, "stages 4; allowed: 1 to 3"),
    ],
)
def test_an_impossible_step_is_refused(
    share: float, minutes: float, stages: int, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        metabolite(PARENT, PARENT.plasma, BODY, share, minutes, stages)
