"""All claims of the article, grouped by the verdict on them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, load_content
from ..kit.behind import States
from ..kit.controls import controls
from ..kit.explainer import Explainer, sentence
from .room import BOARD, MARKS, marked
from .verdicts import draft, verdict_table


def verdict_board() -> Explainer:
    """Return all claims grouped by verdict; choose one verdict, or see all of them."""
    content = load_content()
    [choice] = controls(content, BOARD)
    table = verdict_table(content, [*content.article.claims.values()])
    states = States.where(choice, table, lambda row, kinds: row[1] in {*map(marked, kinds)})
    shown = sentence(choice.texts(partial(_groups, content)))
    return Explainer(BOARD.caption(content), [choice.row, shown], table, states=states)


def _groups(content: Content, kinds: Sequence[str]) -> Markup:
    """Return claims by the kind of verdict; where all are shown, first how many are drafts."""
    warning = draft(content, [*content.article.claims.values()]) if len(kinds) > 1 else Markup()
    return joined(warning, *(_tiles(content, kind) for kind in kinds))


def _tiles(content: Content, kind: str) -> Markup:
    judged = [
        claim
        for id_, claim in content.article.claims.items()
        if content.verdicts[id_].verdict == kind
    ]
    count = f"{len(judged)} of {len(content.article.claims)} claims"
    heading = element("h4", f"{marked(kind)}: {count}")
    sign, colour = element("b", MARKS[kind], aria_hidden="true"), f"ke-{kind.replace(' ', '-')}"
    tiles = (
        element("li", sign, " ", element("span", f"“{claim.quote}”"), class_=colour)
        for claim in judged
    )
    return heading + element("ul", *tiles, class_="ke-board")
