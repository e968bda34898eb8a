import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from nbfolio.writers.deck.choose import kinds, name_of


def notebook(*types: str | None) -> object:
    metadata = [{"slideshow": {"slide_type": each}} if each else {} for each in types]
    return new_notebook(cells=[new_markdown_cell("x", metadata=each) for each in metadata])


def test_a_cell_without_a_type_is_left_out_where_others_have_one() -> None:
    assert kinds(notebook("slide", None, "fragment")) == ["slide", "skip", "fragment"]


def test_without_any_type_all_cells_are_on_one_slide_as_nbconvert_has_it() -> None:
    assert kinds(notebook(None, None)) == ["-", "-"]


@pytest.mark.parametrize("kind", ["slide", "subslide", "fragment", "-", "skip", "notes"])
def test_every_type_of_jupyter_is_known(kind: str) -> None:
    assert kinds(notebook(kind)) == [kind]


def test_a_slide_is_called_by_the_id_of_its_cell() -> None:
    assert name_of(new_markdown_cell("x", id="show-timeline"), 1) == "show-timeline"
