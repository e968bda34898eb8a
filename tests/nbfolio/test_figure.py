"""A figure as data: its states, and what is shown in them."""

from nbfolio.notebook.figure import Control, Dependent, FigureSpec, Fork, Layer

from .figured import CAPTION, SAID, dot, line, places, spec


def figure(**controls: Control) -> FigureSpec:
    return FigureSpec("Any", controls=controls)


def states(spec: FigureSpec, *parts: Dependent[str]) -> list[str]:
    return [state.text for state in spec.states(parts)]


def test_controls_of_two_layers_multiply() -> None:
    [panel] = spec().panels

    assert states(spec(), *panel.layers) == [
        f"Line: {line}; Dot: {dot}"
        for line in ("first", "second")
        for dot in ("red", "green", "blue")
    ]
    assert spec().first(panel.layers).text == "Line: second; Dot: red"


def test_a_state_shows_one_drawing_of_each_layer_and_its_sentence() -> None:
    [panel] = spec().panels
    found = [[spec().shown(part, state) for part in (*panel.layers[1:], panel.sentences)]
             for state in spec().states(panel.layers)]  # fmt: skip

    assert found[1] == [[line(1)], [dot("#0f0")], [SAID[0]]]
    assert found[3] == [[line(2)], [dot("#f00")], [SAID[1]]]


def test_what_a_state_does_not_name_is_as_at_the_start() -> None:
    [panel] = spec().panels

    assert spec().shown(panel.sentences) == [SAID[1]]
    assert spec().shown(panel.layers[1]) == [line(2)]


def test_a_control_of_two_layers_counts_once() -> None:
    said = figure(one=Control("One", ("a", "b")))
    layers = Layer(("1", "2"), places("one", 2)), Layer(("3", "4"), places("one", 2))

    assert states(said, *layers) == ["One: a", "One: b"]


CHOSEN = figure(outcome=Control("Outcome", ("few", "many"), first=1),
                against=Control("Against", ("x", "y", "z"), first=2))  # fmt: skip
WITHIN = Layer(("0", "1", "2", "3"),
               (Fork("outcome", ((0,), (Fork("against", ((1,), (2,), (3,))),))),))  # fmt: skip


def test_a_choice_within_a_choice_is_none_where_it_decides_nothing() -> None:
    assert states(CHOSEN, WITHIN) == [
        "Outcome: few",
        "Outcome: many; Against: x",
        "Outcome: many; Against: y",
        "Outcome: many; Against: z",
    ]
    assert CHOSEN.first([WITHIN]).text == "Outcome: many; Against: z"
    assert [CHOSEN.shown(WITHIN, state) for state in CHOSEN.states([WITHIN])] == [
        ["0"], ["1"], ["2"], ["3"],
    ]  # fmt: skip


def test_several_values_or_none_may_be_shown() -> None:
    said = Dependent(("always", "few"), (0, Fork("outcome", ((1, 0), ()))))

    assert [CHOSEN.shown(said, state) for state in CHOSEN.states([said])] == [
        ["always", "few", "always"], ["always"],
    ]  # fmt: skip


def test_a_figure_without_controls_has_one_state() -> None:
    [state] = figure().states([Layer(("1",), (0,))])

    assert state.text == ""
    assert state == figure().first([Layer(("1",), (0,))])


def test_it_is_written_as_json_that_says_what_it_is() -> None:
    data = spec().data()

    assert (data["version"], data["title"], data["caption"]) == (1, "Two lines", CAPTION)
    assert data["panels"][0]["layers"][1]["shown"] == ({"control": "line", "cases": ((0,), (1,))},)
