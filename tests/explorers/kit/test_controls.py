import ipywidgets as w
import pytest
from ipywidgets.widgets.widget import _instances
from ipywidgets.widgets.widget_link import DirectionalLink, Link

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.kit.controls import (
    Control,
    Fixed,
    choose,
    controls,
    playable,
    text,
)
from ketamine_explainer.explorers.kit.room import Captioned, Choice, fixed

CONTENT = load_content()


def links_of(control: w.Widget) -> list[tuple[str, w.Widget, str]]:
    """Return (attribute, target, target's attribute) of every link that starts at `control`."""
    return [
        (link.source[1], *link.target)
        for link in _instances.values()
        if isinstance(link, DirectionalLink | Link) and link.source[0] is control
    ]


@pytest.mark.parametrize("kind", ["buttons", "dropdown", "radio", "slider"])
def test_a_control_drives_its_stack_in_the_front_end(kind: str) -> None:
    choice = choose("Colour", ["red", "green"], kind, first=1)  # type: ignore[arg-type]
    stack = choice.texts(["<b>red</b>", "<b>green</b>"])
    assert links_of(choice.control) == [("index", stack, "selected_index")]
    assert stack.selected_index == choice.control.index == 1


def test_stacks_nest_for_joint_controls() -> None:
    outer, inner = choose("A", ["a", "b"]), choose("B", ["c", "d"])
    stack = outer.stack([inner.texts(["ac", "ad"]), inner.texts(["bc", "bd"])])
    assert [pane.children[1].value for pane in stack.children] == ["ad", "bd"]
    assert len(links_of(inner.control)) == 2


def test_a_player_and_its_slider_move_each_other() -> None:
    choice = playable(choose("Time", ["a", "b", "c"], "slider", first=1))
    assert links_of(choice.player) == [("value", choice.control, "index")]
    assert (choice.player.min, choice.player.max, choice.player.value) == (0, 2, 1)
    assert choice.row.children == (choice.player, choice.control)


def test_too_few_panes_are_refused() -> None:
    choice = choose("Colour", ["red", "green"])
    with pytest.raises(ValueError, match="given 1 panes; allowed: 2, one for each state of 'Col"):
        choice.texts(["red"])


@pytest.mark.parametrize(
    ("label", "options", "first"),
    [("", ["a", "b"], 0), ("A", ["a"], 0), ("A", ["a", "a"], 0), ("A", ["a", "b"], 2)],
)
def test_a_choice_needs_a_label_and_different_options(
    label: str, options: list[str], first: int
) -> None:
    with pytest.raises(ValueError, match="at least two different options"):
        choose(label, options, first=first)


def test_texts_share_their_layout_and_style() -> None:
    assert text("a").layout is text("b").layout
    assert text("a").style is text("b").style


def test_classes_of_one_text_do_not_reach_another() -> None:
    assert text("a", "ke-note")._dom_classes == ("ke-note",)
    assert text("b")._dom_classes == ()


def test_a_choice_knows_its_words() -> None:
    assert isinstance(choose("A", ["a", "b"]), Control)
    assert choose("A", ["a", "b"]).options == ("a", "b")


def test_what_is_shared_is_made_again_after_it_was_closed() -> None:
    closed = text("a").layout
    w.Widget.close_all()
    assert text("b").layout is not closed
    assert text("b").layout.comm is not None


def test_a_declared_control_knows_its_values_and_starts_at_one_of_them() -> None:
    doses = Choice("dose", fixed((0.5, 1.0), "{:g} mg/kg".format), "slider", first=1.0)
    [dose] = controls(CONTENT, Captioned("one_infusion", (doses,)))

    assert dose.control.description == CONTENT.captions["one_infusion"].controls["dose"]
    assert dose.options == ("0.5 mg/kg", "1 mg/kg")
    assert (dose.states, dose.first_state) == ([(0.5,), (1.0,)], (1.0,))


def test_a_first_value_may_follow_from_the_content() -> None:
    last = Choice("dose", fixed((1, 2, 3)), first=lambda content: len(content.article.parts) - 2)

    assert last.place(CONTENT, (1, 2, 3)) == 2


def test_states_without_a_control_show_the_first_of_them() -> None:
    states = Fixed.of("a", "b")

    assert states.texts("<p>{}</p>".format).value == "<p>a</p>"
    with pytest.raises(ValueError, match="given 1 panes; allowed: 2"):
        states.texts(["one"])
