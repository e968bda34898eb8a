"""A page explains each term once, where it first stands open, and nothing else."""

from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, find_root, load_content
from ketamine_explainer.content.records import Term
from ketamine_explainer.course.glossary import explained
from nbfolio.html.tokens import tokens, written
from tests.content.conftest import edited

__all__ = ["edited"]
ROOT = find_root(Path(__file__))
TERMS = {
    "placebo": Term(id="placebo", words=("placebo", "placebos"), means="Nothing in it."),
    "active": Term(id="active", words=("active placebo",), means="Something else in it."),
}


def shown(html: str) -> str:
    return written(explained(tokens(html), TERMS)).partition("<div>")[0]


@pytest.mark.parametrize(
    ("given", "marked"),
    [
        ("<p>A placebo, a placebo.</p>", "<p>A {[placebo],} a placebo.</p>"),
        ("<p>Placebos.</p>", "<p>{[Placebos].}</p>"),
        ("<p>An active\nplacebo.</p>", "<p>An {[active\nplacebo].}</p>"),
        ("<p>An active placebo and placebos.</p>", "<p>An [active placebo] and {[placebos].}</p>"),
        ("<p>placebo-like, replacebo</p>", "<p>placebo-like, replacebo</p>"),
        ("<h2>Placebo</h2><a>placebo</a>", "<h2>Placebo</h2><a>placebo</a>"),
        ("<details><p>placebo</p></details><p>placebo</p>",
         "<details><p>placebo</p></details><p>[placebo]</p>"),
        ("<details><p>placebo</p></details>", "<details><p>[placebo]</p></details>"),
        ("<p>a<!--<p>placebo</p>--></p>", "<p>a<!--<p>[placebo]</p>--></p>"),
        ("<p>a<br>b</p><svg><text>placebo</text></svg>",
         "<p>a<br>b</p><svg><text>placebo</text></svg>"),
        ("<p popover>placebo</p>", "<p popover>placebo</p>"),
        ("<p>A drug (placebo)?</p>", "<p>A drug {([placebo])?}</p>"),
        ("<p>An <em>active placebo</em>, and</p>", "<p>An {<em>[active placebo]</em>,} and</p>"),
        ("<p>An <em>active placebo</em> and</p>", "<p>An <em>[active placebo]</em> and</p>"),
    ],
)  # fmt: skip
def test_the_first_use_is_a_button(given: str, marked: str) -> None:
    found = shown(given)
    for id_ in TERMS:
        found = found.replace(f'<button class="ke-term" popovertarget="term-{id_}">', "[")
    found = found.replace('<span class="ke-hold">', "{").replace("</span>", "}")
    assert found.replace("</button>", "]") == marked


def test_what_a_button_opens_stands_once_at_the_end() -> None:
    html = written(explained(tokens("<p>A placebo, an active placebo.</p>"), TERMS))
    assert html.count('id="term-placebo"') == html.count('id="term-active"') == 1
    assert "Something else in it." in html


def test_a_page_without_terms_stays_as_it_is() -> None:
    assert written(explained(tokens("<p>Nothing.</p>"), TERMS)) == "<p>Nothing.</p>"


def test_there_are_forty_terms_and_each_means_something_in_words() -> None:
    glossary = load_content(ROOT).glossary
    assert len(glossary) >= 40
    for each in glossary.values():
        assert each.means.endswith("."), each.id


def test_words_of_two_terms_are_refused(edited) -> None:  # type: ignore[no-untyped-def]
    root = edited("pages/glossary.yaml", "words: [saline]", "words: [placebo]")
    with pytest.raises(ContentError, match="which 'placebo' has, too") as caught:
        load_content(root)
    assert caught.value.problems[0].place == "saline.words[0]"
