"""Every widget of the course, walked: controls linked, described, in range; text forms."""

from collections.abc import Callable
from functools import cache

import ipywidgets as w
import pytest
from ipywidgets.widgets.widget import _instances
from ipywidgets.widgets.widget_link import DirectionalLink, Link

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.kit.explainer import Explainer
from ketamine_explainer.explorers.kit.live import LiveView
from tests.widget_tree import walk

CONTENT = load_content()
CHARTS = [chart.id for chart in CONTENT.charts.values()]
ICONS = [arrays.id for arrays in CONTENT.icons.values()]


def named(name: str, call: Callable[[str], Explainer]) -> Callable[[], Explainer]:
    """Return a call that makes one entry, under the entry's name."""

    def make() -> Explainer:
        return call(name)

    make.__name__ = name
    return make


MAKERS: list[Callable[[], Explainer]] = [
    ke.conditions, ke.pain_mood_loop, ke.pain_pathway, ke.timeline, ke.year_calendar, ke.claims,
    ke.rules, ke.verdict_board, ke.wind_up, ke.relapse_curves, ke.schedule,
    ke.one_infusion, ke.people_differ,
    *(named(name, ke.chart) for name in CHARTS),
    *(named(name, ke.icon_arrays) for name in ICONS),
]  # fmt: skip
WITH_PICTURE = {
    "pain_mood_loop", "pain_pathway", "timeline", "year_calendar", "wind_up",
    "relapse_curves", "schedule", "verdict_board", "one_infusion", "people_differ", *CHARTS, *ICONS,
}  # fmt: skip
CONTROLS = (w.ToggleButtons, w.Dropdown, w.RadioButtons, w.SelectionSlider)

every_widget = pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)


@pytest.fixture(autouse=True, scope="module")
def no_other_widgets() -> None:
    w.Widget.close_all()
    built.cache_clear()  # what was made before is closed, where these tests are run in parts


@cache
def built(make: Callable[[], Explainer]) -> Explainer:
    """Return a tree, which is made once since it is only read here."""
    return make()


def targets() -> dict[int, list[tuple[w.Widget, str]]]:
    """Return what each widget's ``index`` or ``value`` is linked to, by the widget's id()."""
    found: dict[int, list[tuple[w.Widget, str]]] = {}
    for link in list(_instances.values()):
        if isinstance(link, DirectionalLink | Link):
            found.setdefault(id(link.source[0]), []).append(link.target)
    return found


@every_widget
def test_every_control_is_described_in_range_and_drives_what_stands_in_the_tree(
    make: Callable[[], Explainer],
) -> None:
    tree = list(walk(built(make)))
    linked = targets()
    inside = {id(widget) for widget in tree}
    controls = [widget for widget in tree if isinstance(widget, CONTROLS)]
    assert controls
    for control in controls:
        assert control.description
        assert 0 <= control.index < len(control.options)
        driven = linked[id(control)]
        stacks = [target for target, trait in driven if trait == "selected_index"]
        views = [each for each in driven if isinstance(each[0], LiveView)]
        assert stacks or views
        for stack in stacks:
            assert id(stack) in inside
            assert len(stack.children) == len(control.options)
            assert stack.selected_index == control.index
        for view, trait in views:
            assert id(view) in inside
            assert getattr(view, trait) == control.index


@every_widget
def test_what_is_alive_follows_each_of_its_controls_and_tells_what_they_stand_for(
    make: Callable[[], Explainer],
) -> None:
    tree = list(walk(built(make)))
    controls = {id(widget): widget for widget in tree if isinstance(widget, CONTROLS)}
    followed: dict[int, dict[str, w.Widget]] = {}
    for source, each in targets().items():
        for target, trait in each:
            if source in controls:
                followed.setdefault(id(target), {})[trait] = controls[source]
    for view in (each for each in tree if isinstance(each, LiveView)):
        assert "data-live=" in view._static
        drivers = followed[id(view)]
        assert drivers.keys() == {name for name, _ in view.inputs}
        for name, values in view.inputs:
            assert values is None or len(values) == len(drivers[name].options)
        for control, axis, places, label, options in view.hands.values():
            assert axis in "xy"
            assert label == drivers[control].description
            assert len(places) == len(options) == len(drivers[control].options)


@every_widget
def test_every_player_steps_through_its_slider(make: Callable[[], Explainer]) -> None:
    players = [each for each in walk(built(make)) if isinstance(each, w.Play)]
    linked = targets()
    for player in players:
        [(slider, trait)] = linked[id(player)]
        assert trait == "index"
        assert player.description
        assert (player.min, player.max) == (0, len(slider.options) - 1)
        assert player.value == slider.index


@every_widget
def test_no_stack_is_without_a_control(make: Callable[[], Explainer]) -> None:
    stacks = [widget for widget in walk(built(make)) if isinstance(widget, w.Stack)]
    driven = {id(target) for each in targets().values() for target, _ in each}
    assert all(id(stack) in driven for stack in stacks)


@every_widget
def test_no_pane_is_empty(make: Callable[[], Explainer]) -> None:
    for stack in (each for each in walk(built(make)) if isinstance(each, w.Stack)):
        texts = [pane.value for pane in stack.children if isinstance(pane, w.HTML)]
        if not any("ke-care" in each for each in texts):  # what needs no care has no caution
            assert all(each.strip() for each in texts)


@every_widget
def test_the_text_form_says_what_it_shows_and_lists_the_values(
    make: Callable[[], Explainer],
) -> None:
    explainer = built(make)
    lines = repr(explainer).splitlines()
    assert len(lines) > 6
    bundle, _ = explainer._repr_mimebundle_()
    brief = bundle["text/plain"].splitlines()
    assert brief[0] == lines[0]
    assert brief[-1].startswith("Once it is run, its table has ")
    assert len(bundle["text/plain"].split()) < 150, "no dump of all values where no widget is shown"
    assert "application/vnd.jupyter.widget-view+json" in bundle


@every_widget
def test_figures_bring_their_first_picture(make: Callable[[], Explainer]) -> None:
    bundle, metadata = built(make)._repr_mimebundle_()
    assert ("image/png" in bundle) == (make.__name__ in WITH_PICTURE)
    if "image/png" in bundle:
        assert metadata["image/png"]["alt"] in repr(built(make))


@every_widget
def test_the_sentence_is_announced(make: Callable[[], Explainer]) -> None:
    live = [each for each in walk(built(make)) if "ke-live" in getattr(each, "_dom_classes", ())]
    assert live


def test_overlays_lie_on_their_base() -> None:
    [grid] = [each for each in walk(ke.timeline()) if isinstance(each, w.GridBox)]
    assert {child.layout.grid_area for child in grid.children} == {"1 / 1"}
    assert len(grid.children) == 4
