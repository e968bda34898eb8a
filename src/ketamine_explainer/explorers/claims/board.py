"""All claims of the article, grouped by the verdict on them."""

from __future__ import annotations

from html import escape

from ...content import Content, load_content
from ..kit.behind import States
from ..kit.controls import control
from ..kit.explainer import Explainer, sentence
from .room import ALL, MARKS, VERDICT, kinds
from .verdicts import draft, verdict_table


def verdict_board() -> Explainer:
    """Return all claims grouped by verdict; choose one verdict, or see all of them."""
    content = load_content()
    caption = content.captions["verdict_board"]
    choice = control(content, caption, VERDICT)
    groups = [_tiles(content, kind) for kind in kinds(content)]
    warning = draft(content, content.article.claims)
    shown = sentence(choice.texts([warning + "".join(groups), *groups]))
    table = verdict_table(content, content.article.claims)
    states = States.by_cell(choice, table, 1, every=ALL)
    return Explainer(caption, [choice.row, shown], table, states=states)


def _tiles(content: Content, kind: str) -> str:
    judged = [
        claim for claim in content.article.claims if content.verdict(claim.id).verdict == kind
    ]
    heading = (
        f"<h4>{MARKS[kind]} {kind}: {len(judged)} of {len(content.article.claims)} claims</h4>"
    )
    colour = f"ke-{kind.replace(' ', '-')}"
    tiles = "".join(
        f"<li class='{colour}'><b aria-hidden='true'>{MARKS[kind]}</b> "
        f"<span>“{escape(claim.quote)}”</span></li>"
        for claim in judged
    )
    return f"{heading}<ul class='ke-board'>{tiles}</ul>"
