"""The numbers of the models with their sources, as a learner reads them."""

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.widgets import Section

CONTENT = load_content()


def test_each_row_is_marked_and_its_source_linked() -> None:
    html = ke.parameters("ketamine")._repr_html_()
    parameters = [each for one in CONTENT.models.ketamine.sets for each in one.parameters]
    assert html.count("<tr data-parameter=") == len(parameters) + 1  # and the weight
    assert "data-parameter='kamp-2020/V1'" in html
    assert f'href="{CONTENT.sources["hijazi-2003"].link}">Hijazi 2003</a>' in html


def test_it_is_folded_under_what_it_is_about() -> None:
    html = ke.parameters("windup")._repr_html_()
    assert html.startswith("<details><summary>Where the numbers come from: Wind-up of a ")


def test_citations_within_a_derivation_are_linked() -> None:
    html = ke.parameters("windup")._repr_html_()
    assert "[@" not in html
    assert "Guirimand 2000</a>)" in html


def test_the_figures_of_curves_open_their_cards() -> None:
    html = ke.parameters("relapse")._repr_html_()
    assert 'popovertarget="estimate-mcinnes-2022-still-responding-week-4">' in html


def test_the_text_form_says_the_same_without_links() -> None:
    text = repr(ke.parameters("relapse"))
    assert text.startswith("How long people stay well\n")
    assert "Value: 35 %\n  Source: Zarate 2006\n  How it came from there: Exponential." in text
    assert "](" not in text
    assert "{" not in text


def test_a_page_that_shows_them_gives_their_sources_and_cards() -> None:
    section = Section("02_fast_response", "models/ketamine", "models/relapse")
    assert "Hijazi" in section.sources().markdown
    assert "estimate-mcinnes-2022" in section.evidence()._repr_html_()
