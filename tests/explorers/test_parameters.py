"""The numbers of the models with their sources, as a learner reads them."""

from dataclasses import fields

import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.content.files import Models
from ketamine_explainer.explorers.kit import cards
from ketamine_explainer.explorers.kit.prose import Section
from ketamine_explainer.synthesis.provenance import origins

CONTENT = load_content()


def test_each_row_is_marked_and_its_source_linked() -> None:
    html = ke.parameters("ketamine")._repr_html_()
    ketamine = CONTENT.models.ketamine
    sets = [ketamine.adult, *ketamine.sets.values(), ketamine.left_out]
    assert html.count("<tr data-parameter=") == sum(len(each.parameters) for each in sets)
    assert 'data-parameter="kamp-2020/V1"' in html
    assert f'href="{CONTENT.sources["hijazi-2003"].link}">Hijazi 2003</a>' in html


@pytest.mark.parametrize("name", [each.name for each in fields(Models)])
def test_what_to_keep_in_mind_stands_above_the_numbers(name: str) -> None:
    shown = ke.parameters(name)
    for group in origins(CONTENT, name):
        assert cards.html(CONTENT, group.about) in shown._repr_html_()
        assert cards.plain(CONTENT, group.about)[:30] in " ".join(repr(shown).split())


def test_the_note_of_a_set_stands_above_its_rows() -> None:
    html = ke.parameters("windup")._repr_html_()
    note, row = html.index("A made-up cell"), html.index('data-parameter="cell/rest_mv"')
    assert html.index('<p data-parameter="cell">') < note < row


def test_it_is_folded_under_what_it_is_about() -> None:
    html = ke.parameters("windup")._repr_html_()
    assert html.startswith(
        '<details class="ke-parameters"><summary>Where the numbers come from: Wind-up of a '
    )


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
    assert "Value: 35 %\n  Source: Zarate 2006\n  How it came from there: as published" in text
    assert "One infusion, drawn to one week (Zarate 2006). Exponential." in " ".join(text.split())
    assert "](" not in text
    assert "{" not in text


def test_a_page_that_shows_them_gives_their_sources_and_cards() -> None:
    section = Section("02_fast_response", "models/ketamine", "models/relapse")
    assert "Hijazi" in section.sources().markdown
    assert "estimate-mcinnes-2022" in section.evidence()._repr_html_()
