from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from nbfolio.notebook.document import Document, Prose, read_document
from nbfolio.writers.deck.build import build_deck
from nbfolio.writers.deck.references import with_references_last


def sources(*names: str) -> NotebookNode:
    text = "\n".join(["## Sources", "", *(f"- {name}" for name in names)])
    output = new_output("display_data", {"text/markdown": text})
    return new_code_cell("text.sources()", outputs=[output], metadata={"tags": ["references"]})


def read(*cells: NotebookNode) -> Document:
    return read_document(new_notebook(cells=list(cells)), "talk")


def last(*cells: NotebookNode) -> list[Prose]:
    return list(with_references_last(read(*cells), "All {} stand on paper.".format).all(Prose))


def test_references_come_last_and_each_of_them_once() -> None:
    title, references = last(sources("B", "A"), new_markdown_cell("# Title"), sources("A", "C"))
    assert title.markdown == "# Title"
    assert references.markdown == "## Sources\n\n- A\n- B\n- C"
    assert references.cell.slide == "slide"


def test_those_that_are_cited_most_come_first_and_the_rest_is_told() -> None:
    names = [f"{n:02} {'word ' * 60}[doi 10.1/{n}](https://doi.org/10.1/{n})" for n in range(10)]
    cited = new_markdown_cell("[7](https://doi.org/10.1/7), [3](https://doi.org/10.1/3), "
                              "[7 again](https://doi.org/10.1/7)")  # fmt: skip
    *_, references = last(cited, sources(*names))
    items = [line for line in references.markdown.splitlines() if line.startswith("- ")]
    assert [item[2:4] for item in items] == ["07", "03", "00"]
    assert "[doi](https://doi.org/10.1/7)" in items[0]
    assert references.markdown.endswith("All 10 stand on paper.")


def test_sources_are_not_counted_as_a_slide() -> None:
    deck = build_deck(read(new_markdown_cell("# Title"), sources("A")))
    assert 'data-slide="references" data-apart' in deck.body
    assert deck.body.count("data-apart") == 1


def test_a_notebook_without_references_stays_as_it_is() -> None:
    whole = read(new_markdown_cell("# Title"))
    assert with_references_last(whole, str) is whole
