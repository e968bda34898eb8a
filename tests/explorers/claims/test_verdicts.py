import re
from dataclasses import replace
from html import unescape
from importlib import import_module

import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.claims.room import MARKS
from ketamine_explainer.explorers.claims.verdicts import verdict_card
from ketamine_explainer.explorers.kit.cards import plain
from tests.widget_tree import walk

CONTENT = load_content()
PARTS = [*CONTENT.article.parts]


def test_every_claim_has_one_verdict() -> None:
    assert [*CONTENT.verdicts] == [*CONTENT.article.claims]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_shows_its_claims_with_verdict_reason_and_what_would_change_it(part: str) -> None:
    shown = ke.verdicts(part)
    text = "".join(unescape(re.sub(r"<[^>]+>", "", shown._repr_html_())).split())
    claims = [claim for claim in CONTENT.article.claims.values() if claim.part == part]
    assert len(shown.claims) == len(claims) > 0
    for claim in claims:
        verdict = CONTENT.verdicts[claim.id]
        for words in (claim.quote, verdict.reason, verdict.would_change,
                      verdict.certainty.capitalize(),
                      f"{MARKS[verdict.verdict]}{verdict.verdict}"):  # fmt: skip
            assert "".join(plain(CONTENT, words).split()) in text


def test_each_verdict_has_its_own_shape() -> None:
    assert len(set(MARKS.values())) == len(MARKS) == 5


def test_what_speaks_for_and_against_is_named_with_its_source() -> None:
    html = ke.verdicts("fast_response")._repr_html_()
    for claim in ("within-an-hour", "over-the-counter"):
        verdict = CONTENT.verdicts[claim]
        for id_ in (*verdict.speaks_for, *verdict.speaks_against):
            assert f'data-estimate="{id_}"' in html or f'data-rule="{id_}"' in html


def test_what_speaks_for_a_claim_stands_apart_from_what_speaks_against_it() -> None:
    for claim in CONTENT.article.claims.values():
        verdict, shown = CONTENT.verdicts[claim.id], verdict_card(CONTENT, claim)
        for term, ids in (
            ("Speaks for it", verdict.speaks_for),
            ("Speaks against it, or limits it", verdict.speaks_against),
        ):
            found = "".join(re.findall(f"<dt>{term}</dt><dd>(.*?)</dd>", shown))
            assert re.findall('data-(?:estimate|rule)="([^"]*)"', found) == list(ids)


def test_a_finding_says_what_it_is_against() -> None:
    shown = "".join(verdict_card(CONTENT, claim) for claim in CONTENT.article.claims.values())
    ids = set(re.findall('data-estimate="([^"]*)"', shown))
    compared = [each for id_ in ids if (each := CONTENT.evidence.estimates[id_]).comparator]
    assert compared
    for each in compared:
        assert f"({each.arm} against {each.comparator})" in unescape(shown)


def test_the_text_form_says_claim_verdict_and_reason() -> None:
    words = repr(ke.verdicts("closing_advice"))
    assert "Verdict: ●" in words
    assert "Why: " in words


@pytest.mark.parametrize("claim", ["build-up-in-your-system", "within-an-hour"])
def test_a_card_says_how_evidence_was_looked_for(claim: str) -> None:
    verdict, shown = CONTENT.verdicts[claim], verdict_card(CONTENT, CONTENT.article.claims[claim])
    assert verdict.search is not None
    [found] = re.findall(f'<span data-search="{claim}">(.*?)</span>', shown)
    for each in (*verdict.search.where, *verdict.search.words, verdict.search.by, "November 2026"):
        assert each in unescape(found)


def test_a_page_says_that_a_claim_was_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = {"verdict": "not checked", "search": None, "speaks_for": (), "speaks_against": ()}
    waiting = CONTENT.verdicts["within-an-hour"].model_copy(update=draft)
    content = replace(CONTENT, verdicts={**CONTENT.verdicts, "within-an-hour": waiting})
    for name in ("verdicts", "claims", "board"):
        module = import_module(f"ketamine_explainer.explorers.claims.{name}")
        monkeypatch.setattr(module, "load_content", lambda: content)
    texts = [each.value for each in walk(ke.verdict_board()) if type(each).__name__ == "HTML"]
    for shown in (ke.verdicts("fast_response")._repr_html_(), "".join(texts)):
        assert "Draft.</strong> Nobody has looked for evidence on 1 of these" in shown
    assert "Draft." not in ke.verdicts("lasting_improvements")._repr_html_()


def test_a_time_that_is_the_value_itself_is_said_once() -> None:
    found = [
        finding
        for claim in CONTENT.article.claims.values()
        for finding in re.findall(r"<li><span data-estimate=.*?</li>", verdict_card(CONTENT, claim))
    ]
    assert found
    for each in found:
        words = unescape(re.sub("<.*?>", "", each))
        before, _, value = words.partition(": ")
        assert not before.endswith(value.split(" (")[0]), words


def test_how_sure_we_are_begins_with_a_capital() -> None:
    for claim in CONTENT.article.claims.values():
        assert re.search("<dt>How sure we are</dt><dd>[A-Z]", verdict_card(CONTENT, claim))
    cards = "".join(text.value for text in walk(ke.conditions()) if hasattr(text, "value"))
    said = re.findall("<dt>How sure one can be</dt><dd>(.)", cards)
    assert said
    assert all(letter.isupper() for letter in said)
