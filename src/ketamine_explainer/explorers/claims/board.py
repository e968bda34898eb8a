"""All claims of the article, grouped by the verdict on them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, load_content
from ...content.records import Claim
from ..kit.behind import States
from ..kit.controls import controls
from ..kit.explainer import Explainer, figure, sentence
from .board_figure import draw_board
from .room import BOARD, MARKS, kinds, marked
from .verdicts import draft, verdict_table


def verdict_board() -> Explainer:
    """Return all claims grouped by verdict; choose one verdict, or see all of them."""
    content = load_content()
    [choice] = controls(content, BOARD)
    table = verdict_table(content, [*content.article.claims.values()])
    states = States.where(choice, table, lambda row, kinds: row[1] in {*map(marked, kinds)})
    shown = sentence(choice.texts(partial(_groups, content)))
    caption = BOARD.caption(content)
    counts = {each: len(_judged(content, each)) for each in kinds(content)}
    picture = draw_board(choice, counts, partial(_counted, content), caption)
    return Explainer(caption, [choice.row, figure(picture), shown], table, picture, states)


def _groups(content: Content, kinds: Sequence[str]) -> Markup:
    """Return claims by the kind of verdict; where all are shown, first how many are drafts."""
    warning = draft(content, [*content.article.claims.values()]) if len(kinds) > 1 else Markup()
    return joined(warning, *(_tiles(content, kind) for kind in kinds))


def _judged(content: Content, kind: str) -> list[Claim]:
    claims = content.article.claims.items()
    return [claim for id_, claim in claims if content.verdicts[id_].verdict == kind]


def _counted(content: Content, kind: str) -> str:
    """Return how many claims have a kind of verdict, in words."""
    judged = len(_judged(content, kind))
    return f"{marked(kind)}: {judged} of {len(content.article.claims)} claims"


def _tiles(content: Content, kind: str) -> Markup:
    judged, heading = _judged(content, kind), element("h4", _counted(content, kind))
    sign, colour = element("b", MARKS[kind], aria_hidden="true"), f"ke-{kind.replace(' ', '-')}"
    tiles = (
        element("li", sign, " ", element("span", f"“{claim.quote}”"), class_=colour)
        for claim in judged
    )
    return heading + element("ul", *tiles, class_="ke-board")
