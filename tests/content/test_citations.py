from ketamine_explainer.content.citations import full_reference, to_html, to_text, with_citations
from ketamine_explainer.content.records import Author, Source

ZARATE = Source(
    id="zarate-2006", kind="article", year=2006, title="A trial", journal="Archives",
    authors=(Author(name="Zarate", initials="CA Jr"), Author(name="Singh", initials="JB")),
    doi="10.1001/x",
)  # fmt: skip
LABEL = Source(id="label", kind="manual", authors=(Author(name="Pfizer"),), title="Label")
SOURCES = {source.id: source for source in (ZARATE, LABEL)}


def test_a_citation_becomes_a_short_link_in_brackets() -> None:
    assert with_citations("So [@zarate-2006].", SOURCES) == (
        "So ([Zarate 2006](https://doi.org/10.1001/x))."
    )


def test_neighbours_share_brackets() -> None:
    assert to_text("So [@zarate-2006] [@label].", SOURCES) == "So (Zarate 2006; Pfizer)."


def test_a_source_without_identifier_is_named_without_link() -> None:
    assert with_citations("[@label]", SOURCES) == "(Pfizer)"


def test_one_paragraph_comes_without_its_tag() -> None:
    assert to_html("*so*", SOURCES) == "<em>so</em>"
    assert to_html("a\n\nb", SOURCES).count("<p>") == 2


def test_raw_html_is_escaped() -> None:
    assert "<script>" not in to_html("<script>alert(1)</script>", SOURCES)


def test_a_full_reference_has_what_is_known_and_no_more() -> None:
    assert full_reference(ZARATE) == (
        "Zarate CA Jr, Singh JB. A trial. Archives, 2006. "
        "[doi 10.1001/x](https://doi.org/10.1001/x)"
    )
    assert full_reference(LABEL) == "Pfizer. Label."


def test_free_full_text_is_the_link_of_choice() -> None:
    both = ZARATE.model_copy(update={"pmid": "1", "pmcid": "PMC2"})
    assert both.link == "https://pmc.ncbi.nlm.nih.gov/articles/PMC2/"


def test_words_may_lead_a_citation() -> None:
    text = "So [for example @zarate-2006] [@label]."
    assert to_text(text, SOURCES) == "So (for example Zarate 2006; Pfizer)."
