from nbfolio.notebook.links import first_values, followed, followers, reached
from nbfolio.notebook.state import End, Link, Model, WidgetState

ATTRIBUTES = {"a": "index", "b": "index", "c": "index"}


def link(source: str, target: str, both: bool = False) -> Link:
    return Link(End(source, "index"), End(target, "index"), both)


def state(**values: int) -> WidgetState:
    models = {ident: Model(ident, "DropdownModel", {"index": v}) for ident, v in values.items()}
    return WidgetState(models, ())


def test_a_link_to_an_attribute_that_no_view_holds_is_not_followed() -> None:
    lost = Link(End("a", "index"), End("b", "disabled"), both=False)
    assert followed([lost, link("a", "b")], ATTRIBUTES) == (link("a", "b"),)


def test_at_load_a_target_takes_its_sources_value() -> None:
    values = first_values(state(a=2, b=0, c=0), [link("a", "b")], ATTRIBUTES)
    assert values == {"a": 2, "b": 2, "c": 0}


def test_at_load_a_two_way_link_goes_forward_only() -> None:
    values = first_values(state(a=0, b=2, c=0), [link("a", "b", both=True)], ATTRIBUTES)
    assert values == {"a": 0, "b": 0, "c": 0}


def test_a_value_runs_along_links_whatever_their_order() -> None:
    links = [link("b", "c"), link("a", "b")]
    assert first_values(state(a=2, b=0, c=1), links, ATTRIBUTES) == {"a": 2, "b": 2, "c": 2}


def test_a_ring_of_links_comes_to_rest() -> None:
    ring = [link("a", "b"), link("b", "c"), link("c", "a")]
    assert first_values(state(a=1, b=2, c=3), ring, ATTRIBUTES) == {"a": 1, "b": 1, "c": 1}


def test_a_value_that_is_not_stored_is_where_it_starts() -> None:
    stored = WidgetState({"a": Model("a", "IntSliderModel", {})}, ())
    assert first_values(stored, [], {"a": "value"}, {"a": 0}) == {"a": 0}


def test_reached_follows_one_way_links_forward_only() -> None:
    assert reached("b", followers([link("a", "b"), link("b", "c")])) == {"c"}


def test_reached_follows_two_way_links_in_both_directions() -> None:
    assert reached("b", followers([link("a", "b", both=True), link("b", "c")])) == {"a", "c"}
