"""Claims and verdicts: what can be chosen among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...content import Content
from ..kit.room import Captioned, Choice, Found, Offered, Options, Room

ALL = "all"

MARKS = {
    "supported": "●",
    "qualified": "◐",
    "contradicted": "✕",
    "no evidence found": "○",
    "not checked": "?",
}
"""A shape for each verdict, so that colour is never needed."""


def marked(kind: str) -> str:
    """Return a kind of verdict as words, its mark before it."""
    return f"{MARKS[kind]} {kind}"


def kinds(content: Content) -> list[str]:
    """Return the kinds of verdict in their order; drafts only where there are any."""
    given = {verdict.verdict for verdict in content.verdicts.values()}
    return [kind for kind in MARKS if kind != "not checked" or kind in given]


def _verdicts(content: Content) -> Options:
    return [(ALL, tuple(kinds(content))), *((marked(k), (k,)) for k in kinds(content))]


VERDICT = Choice("verdict", _verdicts)


def _alone(content: Content) -> Iterator[Found]:
    """Find parts of the article among whose claims nobody can choose."""
    counts = Counter(claim.part for claim in content.article.claims.values())
    for part in content.article.parts:
        if counts[part] == 1:
            yield Found(
                "article", ("parts", part), f"one claim of the part '{part}'",
                "two at least, for a reader to choose among, or none", "add another claim",
            )  # fmt: skip
    if len(counts) < 2:
        yield Found(
            "article", ("claims",), f"claims of {len(counts)} part",
            "claims of two parts at least", "add claims of another part",
        )  # fmt: skip


BOARD = Captioned("verdict_board", (VERDICT,))
CLAIMS = Captioned("claims", labels=("part", "claim"))
ROOM = Room(
    __package__,
    {
        "claims": "claims",
        "verdict_board": "board",
        "verdicts": "verdicts",
    },
    (BOARD, CLAIMS),
    (
        Offered("article", ("parts",)),
        Offered("article", ("claims",), "quote"),
    ),
    lacking=_alone,
)
