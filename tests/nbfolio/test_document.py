"""A notebook as a document: what its cells, tags and metadata mean to every writer."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import ipywidgets as w
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

from nbfolio import ExportError
from nbfolio.execute.store import normalise
from nbfolio.html.blocks import BlockWriter
from nbfolio.html.drawing import RenderContext
from nbfolio.html.prose import Markdown
from nbfolio.html.registry import widget_renderers
from nbfolio.notebook.document import (
    Code,
    Document,
    Figure,
    Output,
    Prose,
    References,
    Solution,
    Widget,
    read_document,
)
from nbfolio.notebook.figure import FIGURE_MIME
from nbfolio.notebook.marks import shows_code
from nbfolio.notebook.state import VIEW_MIME
from nbfolio.writers.deck.build import build_deck
from nbfolio.writers.deck.joined import joined
from nbfolio.writers.page.build import build_page
from nbfolio.writers.paper.document import printable
from nbfolio.writers.paper.sheet import read_sheet

from .figured import spec

SAID = "<p>said</p>"


def shows(source: str = "show()", html: str = SAID, **metadata: Any) -> NotebookNode:
    output = new_output("display_data", {"text/html": html})
    return new_code_cell(source, outputs=[output], metadata=metadata)


def listing(*items: str, **more: Any) -> NotebookNode:
    text = "\n".join(["## Sources", "", *(f"- {item}" for item in items)])
    return new_code_cell("x", outputs=[new_output("display_data", {"text/markdown": text})], **more)


def document(*cells: NotebookNode, **about: Any) -> Document:
    return read_document(new_notebook(cells=list(cells), metadata={"explainer": about}), "talk")


def kinds(read: Document) -> list[str]:
    return [type(block).__name__ for block in read.blocks]


def test_each_output_is_a_block_in_its_richest_form() -> None:
    bundles: list[Any] = [
        {VIEW_MIME: {"model_id": "m"}, "text/plain": "w"},
        {"text/markdown": "*a*", "text/plain": "a"},
        {"text/markdown": "*a*", "text/html": "<i>a</i>"},
        {"text/html": "b", "text/plain": "b"},
        {VIEW_MIME: {"model_id": 7}, "text/plain": "no view"},
    ]
    cell = new_code_cell("x", outputs=[new_output("display_data", each) for each in bundles])
    read = document(new_markdown_cell("# T"), cell, new_raw_cell("raw"))
    assert kinds(read) == ["Prose", "Widget", "Prose", *["Output"] * 4]
    assert [block.cell.number for block in read.blocks] == [1, 2, 2, 2, 2, 2, 3]
    assert [each.model for each in read.all(Widget)] == ["m"]
    assert [each.markdown for each in read.all(Prose)] == ["# T", "*a*"]


@pytest.mark.parametrize("tag", ["remove-output", "remove_output"])
def test_a_tag_leaves_out_what_a_cell_puts_out(tag: str) -> None:
    [code] = document(shows(tags=[tag]), code="shown").blocks
    assert isinstance(code, Code)
    assert document(shows(tags=[tag])).blocks == ()


def test_a_notice_that_nothing_has_been_run_is_no_block() -> None:
    unrun = normalise(new_notebook(cells=[new_code_cell("x")]), "Run me.")
    assert read_document(unrun, "talk").blocks == ()


@pytest.mark.parametrize(
    "cell",
    [listing("b", "a", metadata={"tags": ["references"]}), listing("b", "a", id="sources"),
     new_markdown_cell("- b\n- a", id="sources")],
)  # fmt: skip
def test_references_are_known_by_tag_or_id(cell: NotebookNode) -> None:
    [references] = document(cell).blocks
    assert isinstance(references, References)
    assert references.items == ["- b", "- a"]


def test_prose_knows_its_headings_in_plain_words() -> None:
    [prose] = document(new_markdown_cell("# One\n\nx\n\n## Two `b` *c*")).all(Prose)
    assert prose.headings == ["One", "Two b c"]


def slides(*types: str | None) -> list[str]:
    metadata = [{"slideshow": {"slide_type": each}} if each else {} for each in types]
    read = document(*(new_markdown_cell("x", metadata=each) for each in metadata))
    return [block.cell.slide for block in read.blocks]


def test_a_cell_without_a_type_is_left_out_where_others_have_one() -> None:
    assert slides("slide", None, "fragment") == ["slide", "skip", "fragment"]


def test_without_any_type_all_cells_are_on_one_slide_as_nbconvert_has_it() -> None:
    assert slides(None, None) == ["-", "-"]


@pytest.mark.parametrize("kind", ["slide", "subslide", "fragment", "-", "skip", "notes"])
def test_every_type_of_jupyter_is_known(kind: str) -> None:
    assert slides(kind) == [kind]


def test_a_slide_is_called_by_the_id_of_its_cell() -> None:
    named = new_markdown_cell("x", id="b", metadata={"explainer": {"slide": "other"}})
    read = document(new_markdown_cell("x", id="show-timeline"), named)
    assert [block.cell.slide_name for block in read.blocks] == ["show-timeline", "other"]


@pytest.mark.parametrize(
    ("metadata", "shown"),
    [({}, False), ({"explainer": {"widgets": "not stored"}}, False),
     ({"explainer": {"code": "shown"}}, True)],
)  # fmt: skip
def test_a_notebook_says_whether_its_code_is_shown(
    metadata: dict[str, dict[str, str]], shown: bool
) -> None:
    assert shows_code(metadata) is shown


def written(source: str, code: bool = True, **metadata: Any) -> str:
    read = document(shows(source, **metadata), code="shown")
    draw = RenderContext("talk", read.state, widget_renderers())
    return BlockWriter(draw, Markdown(Path()), code).html(*read.blocks)


SHOWN = f'<div class="output scroll">{SAID}</div>\n'


def test_code_stands_above_what_it_puts_out() -> None:
    assert written("a < b") == f'<pre class="code"><code>a &lt; b</code></pre>\n{SHOWN}'


@pytest.mark.parametrize("source", ["# your own reckoning", "\n# one\n\n# two\n", ""])
def test_comments_without_code_are_left_out(source: str) -> None:
    assert written(source) == SHOWN


def test_hidden_code_is_left_out() -> None:
    assert written("secret()", jupyter={"source_hidden": True}) == SHOWN


def test_code_that_is_said_not_to_be_hidden_is_shown() -> None:
    assert "<code>shown()</code>" in written("shown()", jupyter={"source_hidden": False})


FOLDED: dict[str, Any] = {"jupyter": {"source_hidden": True, "outputs_hidden": True}}


def test_hidden_outputs_are_folded_with_the_code_under_its_first_comment() -> None:
    assert written("# Solution: a < b\nprint(1)", **FOLDED) == (
        "<details><summary>Solution: a &lt; b</summary>"
        f'<pre class="code"><code>print(1)</code></pre>\n{SHOWN}</details>\n'
    )


def test_a_fold_without_comment_has_a_name_too() -> None:
    assert "<summary>Code</summary>" in written("print(1)", **FOLDED)


def test_slides_show_no_code_and_fold_nothing() -> None:
    assert written("# Solution\nprint(1)", code=False, **FOLDED) == SHOWN


@pytest.mark.parametrize("metadata", [FOLDED, {"tags": ["solution"]}])
def test_a_solution_is_told_from_other_cells(metadata: Any) -> None:
    read = document(shows("print(1)", **metadata), shows("print(2)"), code="shown")
    assert kinds(read) == ["Solution", "Code", "Output"]
    [solution] = read.all(Solution)
    assert any(isinstance(block, Output) for block in solution.blocks)
    assert [each.source for each in read.all(Code)][-1] == "print(2)"


def test_a_document_is_shared_not_copied() -> None:
    read = document(new_markdown_cell("# T"))
    assert deepcopy(read) is read


def test_a_figure_that_is_stored_as_data_is_told_from_other_widgets() -> None:
    data = {FIGURE_MIME: spec().data(), "text/plain": "lines"}
    viewed = {**data, VIEW_MIME: {"model_id": "m"}}
    cell = new_code_cell("x", outputs=[new_output("display_data", each) for each in (viewed, data)])
    read = document(cell)
    assert kinds(read) == ["Figure", "Figure"]
    assert [each.model for each in read.all(Figure)] == ["m", ""]
    assert [each.spec for each in read.all(Figure)] == [spec()] * 2
    draw = RenderContext("talk", read.state, widget_renderers())
    html = BlockWriter(draw, Markdown(Path())).html(list(read.all(Figure))[1])
    assert html == '<div class="output"><pre>lines</pre></div>\n'


def test_an_unsound_figure_is_refused_with_its_place() -> None:
    cell = new_code_cell("x", outputs=[new_output("display_data", {FIGURE_MIME: {"title": 3}})])
    [figure] = document(new_markdown_cell("# T"), cell).all(Figure)
    with pytest.raises(ExportError, match=r"^talk, cell 2, figure 3: "):
        _ = figure.spec


def test_joined_documents_keep_their_places(as_notebook: Callable[..., NotebookNode]) -> None:
    parts = [read_document(as_notebook(w.DatePicker()), name) for name in ("first", "second")]
    whole = joined("deck", "All", "of it", parts)
    assert [block.cell.slide_name.split("/")[0] for block in whole.blocks] == [
        "title", "first", "second"
    ]  # fmt: skip
    assert whole.state.models.keys() == parts[0].state.models.keys() | parts[1].state.models.keys()
    shown = [block.moved(replace(block.cell, slide="slide")) for block in whole.blocks[2:]]
    with pytest.raises(ExportError, match=r"^second, cell 1, DatePicker: it is linked to nothing"):
        build_deck(replace(whole, blocks=tuple(shown)))


def test_what_is_for_slides_alone_is_in_no_page_and_on_no_paper(tmp_path: Path) -> None:
    cells = [new_markdown_cell("# Talk"), new_markdown_cell("Raise a hand")]
    cells[1].metadata["tags"] = ["slides-only"]
    document = read_document(new_notebook(cells=cells), "talk", tmp_path)
    assert [each.cell.on_slides for each in document.blocks] == [False, True]
    assert "Raise a hand" in build_deck(document).body
    assert "Raise a hand" not in build_page(document).body
    assert "Raise a hand" not in printable(read_sheet(document))
