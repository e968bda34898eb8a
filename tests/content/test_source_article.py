"""The claims against the article itself, where it lies beside the project."""

import re
from pathlib import Path

import pytest

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.content.typography import typographic

ROOT = find_root(Path(__file__))
ARTICLE = ROOT.parent / "shared" / "source_article.txt"
CLAIMS = load_content(ROOT).article.claims.values()

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason=f"{ARTICLE.name} is not beside")


def article() -> str:
    return typographic(re.sub(r"\s+", " ", ARTICLE.read_text(encoding="utf-8")))


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_quoted_words_stand_in_the_article(claim) -> None:  # type: ignore[no-untyped-def]
    assert claim.quote in article()
    assert 2 <= len(claim.quote.split()) <= 8, "a claim is quoted in a few words"
    if claim.quantity:
        assert claim.quantity.words in article()


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_restatements_are_our_own_words(claim) -> None:  # type: ignore[no-untyped-def]
    words = re.findall(r"[a-z’-]+", claim.restatement.lower())
    theirs = " ".join(re.findall(r"[a-z’-]+", article().lower()))
    runs = (" ".join(words[i : i + 7]) for i in range(len(words) - 6))
    assert not [run for run in runs if run in theirs]


def test_our_prose_copies_no_sentence_of_the_article() -> None:
    sentences = [s for s in re.split(r"(?<=[.?!])\s+", article()) if len(s.split()) > 8]
    ours = " ".join(
        typographic(re.sub(r"\s+", " ", path.read_text(encoding="utf-8")))
        for path in (ROOT / "content").rglob("*.*")
    )
    assert not [sentence for sentence in sentences if sentence in ours]
