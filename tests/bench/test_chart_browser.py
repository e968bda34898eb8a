"""The figure of the benchmark is the same, and moves alike, however it is published."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench.build import Page
from bench.chart import LIVE as LIVE_CURVES
from bench.chart import LIVE_STATES, WEEKS, curves
from bench.measure import PRESSES, visit
from bench.peers import ALTAIR, BOKEH, LIVE, MPLD3, Peer
from ketamine_explainer.explorers.kit.style import BLUE

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CALCULATED = [LIVE, MPLD3, ALTAIR, BOKEH]


def built(peer: Peer, states: int, folder: Path) -> Page:
    if peer is not LIVE and not find_spec(peer.name.lower()):
        pytest.skip("needs the extra `bench`")
    file = folder / "page.html"
    file.write_text(peer.build(states), encoding="utf-8")
    return Page(peer, states, file, 0)


@pytest.mark.parametrize("states", [12, LIVE_CURVES])
@pytest.mark.parametrize("peer", CALCULATED, ids=lambda peer: peer.name)
def test_what_calculates_answers_without_a_network(
    browser: Browser, tmp_path: Path, peer: Peer, states: int
) -> None:
    seen = visit(browser, built(peer, states, tmp_path))
    assert seen
    assert seen.asked == 0
    assert len(seen.presses) == PRESSES
    assert (seen.model > 0) == (peer is LIVE)


def test_a_live_curve_is_where_its_function_says(browser: Browser, tmp_path: Path) -> None:
    page = built(LIVE, LIVE_CURVES, tmp_path)
    tab = browser.new_page()
    tab.goto(page.file.as_uri())
    path = tab.locator("path[data-live=curve0]")
    before = _lowest(path.get_attribute("d"))
    tab.locator(LIVE.slider).press("End")
    assert tab.locator(LIVE.moving).text_content() == f"step {LIVE_STATES} of {LIVE_STATES}"
    lengths = [before, _lowest(path.get_attribute("d"))]
    falls = [curves(slower)[BLUE] for slower in (0, WEEKS)]
    expected = [fall[0] - fall[-1] for fall in falls]
    assert lengths[1] / lengths[0] == pytest.approx(expected[1] / expected[0], rel=0.01)
    tab.close()


def _lowest(path: str | None) -> float:
    """Return how far a curve that falls has fallen at its end, in SVG units."""
    numbers = [float(each) for each in (path or "").replace("M", " ").replace("L", " ").split()]
    return numbers[-1] - numbers[1]
