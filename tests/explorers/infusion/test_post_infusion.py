"""The panel below: each event stands in its lane, from its first to its last minute."""

import numpy as np
import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.content.records import Milestone
from ketamine_explainer.explorers.infusion.post_infusion import (
    FELT,
    LEFT,
    MOOD,
    PLASMA,
    RIGHT,
    PostInfusion,
)
from ketamine_explainer.explorers.kit.style import canvas

CONTENT = load_content()
MOODS = [each for each in CONTENT.milestones.milestones.values() if each.lane == "ketamine"]
AFTER = PostInfusion(MOODS, [*CONTENT.milestones.felt.values()])
INSIDE = CONTENT.captions["one_infusion"].inside


def bars(lane: float) -> list[tuple[float, float]]:
    """Return from where to where the thick lines at the height of a lane run, in minutes."""
    _, axes = canvas(1000, 560)
    area = AFTER.draw(axes, INSIDE)
    AFTER.until_tenth(area, 243.0).draw()
    ends = [
        np.asarray(line.get_xdata(), dtype=float)
        for line in axes.lines
        if line.get_linewidth() == 9 and list(np.asarray(line.get_ydata())) == [lane, lane]
    ]
    return sorted((float(start), float(end)) for start, end in ends)


def test_the_axis_runs_from_the_start_to_two_weeks() -> None:
    _, axes = canvas(1000, 560)
    area = AFTER.draw(axes, INSIDE)
    places = area.transData.transform([(minutes, FELT) for minutes in (0, 40, 60, 14 * 1440)])
    step = (RIGHT - LEFT) / 8
    expected = [(x, FELT) for x in (LEFT, LEFT + step, LEFT + 2 * step, RIGHT)]
    np.testing.assert_allclose(places, expected)


@pytest.mark.parametrize(
    ("lane", "events"), [(MOOD, MOODS), (FELT, CONTENT.milestones.felt.values())]
)
def test_an_event_reaches_from_its_first_to_its_last_minute(
    lane: float, events: list[Milestone]
) -> None:
    times = [each.time for each in events]
    assert bars(lane) == sorted((each.minutes, each.last_minute) for each in times)


def test_the_bar_of_the_level_ends_when_a_tenth_is_left() -> None:
    assert bars(PLASMA) == [(0, 243)]
