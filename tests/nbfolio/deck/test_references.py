from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from nbfolio.notebook.document import Document, Prose, read_document
from nbfolio.writers.deck.references import with_references_last


def sources(*names: str) -> NotebookNode:
    text = "\n".join(["## Sources", "", *(f"- {name}" for name in names)])
    output = new_output("display_data", {"text/markdown": text})
    return new_code_cell("text.sources()", outputs=[output], metadata={"tags": ["references"]})


def last(*cells: NotebookNode) -> list[Prose]:
    read = read_document(new_notebook(cells=list(cells)), "talk")
    return list(with_references_last(read).all(Prose))


def test_references_come_last_and_each_of_them_once() -> None:
    title, references = last(sources("B", "A"), new_markdown_cell("# Title"), sources("A", "C"))
    assert title.markdown == "# Title"
    assert references.markdown == "## References\n\n- A\n- B\n- C"
    assert references.cell.slide == "slide"


def test_what_does_not_fit_goes_on_below() -> None:
    pages = last(sources(*(f"{n:02} " + "word " * 60 for n in range(10))))
    assert [each.cell.slide for each in pages] == ["slide", "subslide", "subslide"]
    assert pages[0].markdown.startswith("## References (1 of 3)")
    assert sum(each.markdown.count("\n- ") for each in pages) == 10


def test_a_notebook_without_references_stays_as_it_is() -> None:
    read: Document = read_document(new_notebook(cells=[new_markdown_cell("# Title")]), "talk")
    assert with_references_last(read) is read
