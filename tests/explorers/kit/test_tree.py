import pytest

from ketamine_explainer.explorers.kit.tree import Level, nest
from tests.widget_tree import walk

LEAVES = ["ab1", "ab2", "ac1", "bd1"]
LEVELS: list[Level[str]] = [
    ("First", lambda leaf: leaf[0], "buttons"),
    ("Second", lambda leaf: leaf[1], "buttons"),
    ("Third", lambda leaf: leaf[2], "buttons"),
]


def test_each_level_offers_only_what_there_is() -> None:
    choices = nest(LEVELS, LEAVES)
    controls = [each for each in walk(choices.row) if hasattr(each, "options")]
    assert [each.options for each in controls] == [("a", "b"), ("b", "c"), ("1", "2")]


def test_a_single_way_is_said_and_not_asked() -> None:
    choices = nest(LEVELS, LEAVES)
    said = [each.value for each in walk(choices.row) if type(each).__name__ == "HTML"]
    assert [each for each in said if "Second" in each] == [
        '<p class="ke-only">Second: <b>d</b></p>'
    ]
    assert sum("Third: <b>1</b>" in each for each in said) == 2


def test_each_leaf_has_its_pane_in_order() -> None:
    choices = nest(LEVELS, ["bd1", *LEAVES[:3]])
    leaves = [leaf for (leaf,) in choices.states]
    shown = choices.texts(str)
    values = [each.value for each in walk(shown) if type(each).__name__ == "HTML"]
    assert values == leaves == ["bd1", "ab1", "ab2", "ac1"]


def test_leaves_that_cannot_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="with the same words"):
        nest(LEVELS[:2], LEAVES)
