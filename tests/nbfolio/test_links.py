from typing import Any

from nbfolio.notebook.links import first_values, followed, followers, reached
from nbfolio.notebook.state import End, Link


def index(ident: str) -> End:
    return End(ident, "index")


def link(source: str, target: str, both: bool = False) -> Link:
    return Link(index(source), index(target), both)


def stored(**values: int) -> dict[End, int]:
    return {index(ident): value for ident, value in values.items()}


def test_a_link_to_an_attribute_that_no_view_holds_is_not_followed() -> None:
    lost = Link(index("a"), End("b", "disabled"), both=False)
    held = stored(a=0, b=0)
    assert followed([lost, link("a", "b")], held) == (link("a", "b"),)
    assert followed([lost], [*held, End("b", "disabled")]) == (lost,)


def test_at_load_a_target_takes_its_sources_value() -> None:
    values = first_values(stored(a=2, b=0, c=0), [link("a", "b")])
    assert values == stored(a=2, b=2, c=0)


def test_at_load_a_two_way_link_goes_forward_only() -> None:
    values = first_values(stored(a=0, b=2, c=0), [link("a", "b", both=True)])
    assert values == stored(a=0, b=0, c=0)


def test_a_value_runs_along_links_whatever_their_order() -> None:
    links = [link("b", "c"), link("a", "b")]
    assert first_values(stored(a=2, b=0, c=1), links) == stored(a=2, b=2, c=2)


def test_a_ring_of_links_comes_to_rest() -> None:
    ring = [link("a", "b"), link("b", "c"), link("c", "a")]
    assert first_values(stored(a=1, b=2, c=3), ring) == stored(a=1, b=1, c=1)


def test_attributes_of_one_model_are_apart() -> None:
    values: dict[End, Any] = {index("a"): 2, End("a", "disabled"): False, index("b"): 1}
    assert first_values(values, [link("b", "a")]) == {**values, index("a"): 1}


def test_reached_follows_one_way_links_forward_only() -> None:
    follow = followers([link("a", "b"), link("b", "c")])
    assert reached(index("b"), follow) == {index("c")}


def test_reached_follows_two_way_links_in_both_directions() -> None:
    follow = followers([link("a", "b", both=True), link("b", "c")])
    assert reached(index("b"), follow) == {index("a"), index("c")}
