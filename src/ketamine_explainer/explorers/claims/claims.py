"""The article, claim by claim: its words, what they claim, and the verdict on it."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from ...content import Content, load_content
from ...content.records import Claim, Quantity
from ..kit.behind import States
from ..kit.cards import card, html
from ..kit.explainer import Explainer, sentence
from ..kit.table import Table
from ..kit.tree import nest
from .room import CLAIMS, marked
from .verdicts import verdict_card


def claims() -> Explainer:
    """Return the claims of the article: choose a part, then a claim."""
    content = load_content()
    caption = CLAIMS.caption(content)
    titles = content.article.parts
    choices = nest(
        [
            (caption.controls["part"], lambda claim: titles[claim.part], "buttons"),
            (caption.controls["claim"], lambda claim: claim.quote, "dropdown"),
        ],
        [*content.article.claims.values()],
    )
    table = claims_table()
    states = States.where(choices, table, lambda row, claim: row[1] == f"“{claim.quote}”")
    shown = sentence(choices.texts(partial(_claim, content)))
    return Explainer(caption, [choices.row, shown], table, states=states)


def _claim(content: Content, claim: Claim) -> Markup:
    quantity = claim.quantity
    note = html(content, quantity.note) if quantity and quantity.note else ""
    return card([
        ("The article’s words", f"“{claim.quote}”"),
        ("What it claims, in ours", claim.restatement),
        ("The quantity it asserts", _reading(quantity) if quantity else "none"),
        ("How we read it", note),
    ]) + verdict_card(content, claim)  # fmt: skip


def _reading(quantity: Quantity) -> str:
    """Return a quantity in the article's words, with our reading where these are vague."""
    if quantity.reading == "stated":
        return f"“{quantity.words}”"
    bounds = sorted({f"{bound:g}" for bound in (quantity.low, quantity.high) if bound is not None})
    unit = "a year" if quantity.unit == "per_year" else quantity.unit
    return f"“{quantity.words}” (our reading: {' to '.join(bounds)} {unit})"


def claims_table() -> Table:
    """Return every claim of the article with its verdict, in the article's order."""
    content = load_content()
    parts = content.article.parts
    judged = ((claim, content.verdicts[id_]) for id_, claim in content.article.claims.items())
    return Table(
        ("Part", "The article’s words", "What it claims", "Quantity", "Verdict", "How sure"),
        tuple(
            (parts[claim.part], f"“{claim.quote}”", claim.restatement,
             _reading(claim.quantity) if claim.quantity else "",
             marked(verdict.verdict), verdict.certainty)
            for claim, verdict in judged
        ),
        head=1,
    )  # fmt: skip
