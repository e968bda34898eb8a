"""What an explainer says of itself as data comes from the declarations that its widgets show."""

import json
from collections.abc import Callable
from typing import Any

import ipywidgets as w
import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.content.records import Caption
from ketamine_explainer.explorers.kit.behind import States
from ketamine_explainer.explorers.kit.controls import Control, choose, text
from ketamine_explainer.explorers.kit.explainer import Explainer, figure, sentence
from ketamine_explainer.explorers.kit.layers import Picture
from ketamine_explainer.explorers.kit.product import ControlProduct
from ketamine_explainer.explorers.kit.specification import html_of
from ketamine_explainer.explorers.kit.table import Table
from ketamine_explainer.explorers.kit.tree import nest
from nbfolio.notebook.figure import FigureSpec, Fork
from nbfolio.notebook.figure_reader import figure_of
from nbfolio.notebook.state import VIEW_MIME

from ..test_widget_tree import MAKERS

CAPTION = Caption(title="Any", description="A dot.", caption="Drawn.", controls={})


def stored(explainer: Explainer) -> FigureSpec:
    """Return what a notebook stores of an explainer, as it is read from there."""
    bundle, _ = explainer._repr_mimebundle_()
    spec = figure_of({"data": json.loads(json.dumps(bundle))}, "any", 1)
    assert spec
    return spec


def explained(*parts: Any, rows: int = 2, states: States | None = None) -> FigureSpec:
    table = Table(("Colour",), tuple((f"row {number}",) for number in range(rows)))
    return stored(Explainer(CAPTION, parts, table, states=states))


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_every_explorer_is_read_as_it_is_declared(make: Callable[[], Explainer]) -> None:
    explainer = make()
    spec = stored(explainer)

    assert spec == explainer.specification
    assert VIEW_MIME in explainer._repr_mimebundle_()[0]
    assert spec.controls
    for panel in spec.panels:
        assert spec.shown(panel.sentences)
        alive = any("data-live=" in each for layer in panel.layers for each in layer.values)
        assert len(list(spec.states(panel.layers))) > 1 or alive or not panel.layers
        for part in (*panel.layers, panel.sentences):
            assert len(set(part.values)) == len(part.values), "equal values stand once"
            state, *_ = spec.states([part])
            assert spec.shown(part, state)
    assert spec.rows.rows
    alive = html_of(explainer.children[-1]) is not None and explainer._declared[3] is None
    assert bool(spec.rows.values) != alive, "a table that is alive shows all its rows"


def colours() -> Control:
    return choose("Colour", ["red", "blue"], first=1)


def sizes() -> Control:
    return choose("Size", ["small", "large", "huge"], "slider", values=[1, 5, 9])


def test_a_control_is_what_it_was_declared() -> None:
    choice = sizes()
    spec = explained(choice.row, sentence(choice.texts(lambda size: f"<p>{size}</p>")))

    assert (spec.title, spec.caption) == ("Any", "Drawn.")
    [(id_, control)] = spec.controls.items()
    assert (control.label, control.kind, control.first) == ("Size", "slider", 0)
    assert control.options == ("small", "large", "huge")
    [panel] = spec.panels
    assert (panel.title, panel.description) == ("", "A dot.")
    assert panel.sentences.values == ("<p>1</p>", "<p>5</p>", "<p>9</p>")
    assert panel.sentences.shown == (Fork(id_, ((0,), (1,), (2,))),)


def test_a_product_has_a_value_a_combination_and_equal_ones_once() -> None:
    colour, size = colours(), sizes()
    both = ControlProduct((colour, size))
    said = both.texts(lambda colour, size: f"<p>{colour}{size if colour == 'red' else ''}</p>")
    [panel] = explained(colour.row, size.row, sentence(said)).panels

    assert panel.sentences.values == ("<p>red1</p>", "<p>red5</p>", "<p>red9</p>", "<p>blue</p>")
    assert panel.sentences.shown == (
        Fork("c1", ((Fork("c2", ((0,), (1,), (2,))),), (3,))),
    )  # blue is as it is in any size


def test_a_tree_has_a_control_for_each_choice_within_a_choice() -> None:
    leaves = [("fruit", "apple"), ("fruit", "pear"), ("nut", "hazel")]
    levels: Any = [
        ("Kind", lambda leaf: leaf[0], "buttons"),
        ("Name", lambda leaf: leaf[1], "radio"),
    ]
    tree = nest(levels, leaves)
    spec = explained(tree.row, sentence(tree.texts(lambda leaf: f"<p>{leaf[1]}</p>")))

    assert tree.states == [(leaf,) for leaf in leaves]
    assert [control.label for control in spec.controls.values()] == ["Kind", "Name"]
    said = spec.panels[0].sentences
    assert [(state.text, *spec.shown(said, state)) for state in spec.states([said])] == [
        ("Kind: fruit; Name: apple", "<p>apple</p>"),
        ("Kind: fruit; Name: pear", "<p>pear</p>"),
        ("Kind: nut", "<p>hazel</p>"),
    ]


def test_layers_lie_over_the_base_and_the_picture_has_its_words() -> None:
    choice = colours()
    picture = Picture(
        '<svg viewBox="0 0 10 10">0</svg>',
        {"dot": ("<svg>1</svg>", "<svg>2</svg>")},
        {"dot": choice},
        b"",
        "Dots",
        "One.",
    )
    shown = figure(picture)
    [panel] = explained(choice.row, shown, sentence(choice.texts(["a", "b"]))).panels

    assert (panel.title, panel.description) == ("Dots", "One.")
    assert [(layer.name, layer.values) for layer in panel.layers] == [
        ("base", ('<svg viewBox="0 0 10 10">0</svg>',)), ("dot", ("<svg>1</svg>", "<svg>2</svg>")),
    ]  # fmt: skip
    assert panel.sentences.values == ("a", "b")


def test_a_sentence_may_be_made_of_parts_that_depend_on_different_controls() -> None:
    colour, size = colours(), sizes()
    nothing = w.Box()
    parts = [size.texts(["1", "2", "3"]), text("always"), colour.stack([text("red"), nothing])]
    spec = explained(sentence(w.VBox(parts)))
    said = spec.panels[0].sentences

    assert spec.shown(said) == ["1", "always"]
    assert [spec.shown(said, state) for state in spec.states([said])][::2] == [
        ["1", "always", "red"], ["2", "always", "red"], ["3", "always", "red"],
    ]  # fmt: skip


def test_pictures_side_by_side_have_a_panel_each() -> None:
    spec = stored(ke.wind_up())

    assert [panel.title for panel in spec.panels] == [
        load_content().captions[name].title for name in ("magnesium_plug", "wind_up")
    ]
    assert [[layer.name for layer in panel.layers] for panel in spec.panels] == [
        ["base", "live"],
        ["base", "live", "pulse"],
    ]
    said = [panel.sentences.values for panel in spec.panels]
    assert [len(each) for each in said] == [1, 1], "as they are at first"
    assert 'data-live="passing-words"' in said[0][0]
    assert 'data-live="grown"' in said[1][0]


def test_rows_belong_to_states() -> None:
    choice = sizes()
    states = States(choice, lambda size: [0, 2] if size == 5 else [1])
    said = sentence(choice.texts(["a", "b", "c"]))
    spec = explained(choice.row, said, rows=3, states=states)

    assert spec.rows.rows == (("row 0",), ("row 1",), ("row 2",))
    assert [spec.shown(spec.rows, state) for state in spec.states([spec.rows])] == [
        [(1,)], [(0, 2)], [(1,)],
    ]  # fmt: skip
    assert spec.rows.values == ((1,), (0, 2))


def test_words_beside_figure_and_sentence_are_notes() -> None:
    choice = colours()
    spec = explained(choice.row, sentence(choice.texts(["a", "b"])), text("<p>About it.</p>"))

    assert spec.notes == ("<p>About it.</p>",)


def test_sources_are_those_of_the_estimates_in_the_table() -> None:
    [arrays, *_] = load_content().icons.values()
    evidence, sources = load_content().evidence, load_content().sources
    ids = {id_ for pair in arrays.comparisons for id_ in (pair.treated, pair.control)}
    named = {sources[evidence.study(evidence.estimates[id_]).reference].short for id_ in ids}

    assert {source.words for source in stored(ke.icon_arrays(arrays.id)).sources} == named


def test_the_state_at_the_start_is_known_by_its_values() -> None:
    colour, size = colours(), sizes()

    assert size.first_state == (1,)
    assert ControlProduct((colour, size)).first_state == ("blue", 1)
    assert ControlProduct((size, colour)).states[:3] == [(1, "red"), (1, "blue"), (5, "red")]


def test_as_many_values_as_options_are_needed() -> None:
    with pytest.raises(ValueError, match="given 2 values; allowed: one for each of"):
        choose("Size", ["small", "large", "huge"], values=[1, 2])


def test_equal_drawings_are_one_text() -> None:
    choice = sizes()
    [panel] = explained(sentence(choice.texts(["a", "b", "a"]))).panels

    assert panel.sentences.values == ("a", "b")
    assert panel.sentences.shown == (Fork("c1", ((0,), (1,), (0,))),)
