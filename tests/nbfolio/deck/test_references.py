from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from nbfolio.writers.deck.references import with_references_last


def sources(*names: str) -> object:
    text = "\n".join(["## Sources", "", *(f"- {name}" for name in names)])
    output = new_output("display_data", {"text/markdown": text})
    return new_code_cell("text.sources()", outputs=[output], metadata={"tags": ["references"]})


def test_references_come_last_and_each_of_them_once() -> None:
    nb = new_notebook(cells=[sources("B", "A"), new_markdown_cell("# Title"), sources("A", "C")])
    title, references = with_references_last(nb).cells
    assert title.source == "# Title"
    assert references.source == "## References\n\n- A\n- B\n- C"
    assert references.metadata.slideshow.slide_type == "slide"


def test_what_does_not_fit_goes_on_below() -> None:
    nb = new_notebook(cells=[sources(*(f"{n:02} " + "word " * 60 for n in range(10)))])
    pages = with_references_last(nb).cells
    assert [cell.metadata.slideshow.slide_type for cell in pages] == [
        "slide",
        "subslide",
        "subslide",
    ]
    assert pages[0].source.startswith("## References (1 of 3)")
    assert sum(cell.source.count("\n- ") for cell in pages) == 10


def test_a_notebook_without_references_stays_as_it_is() -> None:
    nb = new_notebook(cells=[new_markdown_cell("# Title")])
    assert with_references_last(nb) is nb
