"""Widgets of notebooks 04 and 05: questions for the clinician; the article, claim by claim."""

from __future__ import annotations

from html import escape

import ipywidgets as w

from ...content import Content, load_content
from ...content.records import Claim, Concern, Quantity
from ...synthesis.help import distresses, help_line
from ..kit.behind import States
from ..kit.cards import bullets, card, html
from ..kit.controls import choose, shared
from ..kit.explainer import Explainer, sentence
from ..kit.table import Table
from ..kit.tree import ControlTree
from .verdicts import MARKS, draft, verdict_card, verdict_table

EVERYTHING = "All of them, to print"
ALL = "all"


def questions() -> Explainer:
    """Return questions to take to a clinician, chosen by concern; the last choice prints all."""
    content = load_content()
    caption, concerns = content.captions["questions"], content.questions.concerns
    options = [each.concern for each in concerns] + [EVERYTHING]
    choice = choose(caption.controls["concern"], options, "radio")
    lists = [_list(content, each) for each in concerns]
    table = Table(
        ("Concern", "Question"),
        tuple((each.concern, question) for each in concerns for question in each.questions),
        head=1,
    )
    shown = sentence(choice.texts([*lists, f"<div class='ke-whole'>{''.join(lists)}</div>"]))
    states = States.by_cell(choice, table, every=EVERYTHING)
    return Explainer(caption, [choice.row, shown], table, states=states)


def _list(content: Content, concern: Concern) -> str:
    items = bullets((escape(question) for question in concern.questions), "ke-tick")
    help_ = help_line(content.help) if distresses(concern.why) else ""
    said = f"<h4>{escape(concern.concern)}</h4><p>{html(content, concern.why)}</p>{items}{help_}"
    return f"<div class='ke-concern'>{said}</div>"


def claims() -> Explainer:
    """Return the claims of the article: choose a part, then a claim."""
    content = load_content()
    caption, article = content.captions["claims"], content.article
    parts = [part for part in article.parts if any(c.part == part.id for c in article.claims)]
    part = choose(caption.controls["part"], [each.title for each in parts])
    panes, branches = [], []
    for each in parts:
        mine = [claim for claim in article.claims if claim.part == each.id]
        claim = choose(caption.controls["claim"], [c.quote for c in mine], "dropdown")
        shown = sentence(claim.texts([_claim(content, c) for c in mine]))
        panes.append(w.VBox([claim.row, shown], layout=shared("wide")))
        branches.append(ControlTree(claim, (ControlTree(None, ()),) * len(mine)))
    table = claims_table()
    states = States.one_each(ControlTree(part, tuple(branches)), table)
    return Explainer(caption, [part.row, part.stack(panes)], table, states=states)


def _claim(content: Content, claim: Claim) -> str:
    quantity = claim.quantity
    note = html(content, quantity.note) if quantity and quantity.note else ""
    return card([
        ("The article’s words", f"“{escape(claim.quote)}”"),
        ("What it claims, in ours", escape(claim.restatement)),
        ("The quantity it asserts", escape(_reading(quantity)) if quantity else "none"),
        ("How we read it", note),
    ]) + verdict_card(content, claim)  # fmt: skip


def _reading(quantity: Quantity) -> str:
    """Return a quantity in the article's words, with our reading where these are vague."""
    if quantity.reading == "stated":
        return f"“{quantity.words}”"
    bounds = sorted({f"{bound:g}" for bound in (quantity.low, quantity.high) if bound is not None})
    unit = "a year" if quantity.unit == "per_year" else quantity.unit
    return f"“{quantity.words}” (our reading: {' to '.join(bounds)} {unit})"


def verdict_board() -> Explainer:
    """Return all claims grouped by verdict; choose one verdict, or see all of them."""
    content = load_content()
    caption = content.captions["verdict_board"]
    kinds = _kinds(content)
    choice = choose(
        caption.controls["verdict"], [ALL, *(f"{MARKS[kind]} {kind}" for kind in kinds)]
    )
    groups = [_tiles(content, kind) for kind in kinds]
    warning = draft(content, content.article.claims)
    shown = sentence(choice.texts([warning + "".join(groups), *groups]))
    table = verdict_table(content, content.article.claims)
    states = States.by_cell(choice, table, 1, every=ALL)
    return Explainer(caption, [choice.row, shown], table, states=states)


def _kinds(content: Content) -> list[str]:
    """Return the kinds of verdict in their order; drafts only where there are any."""
    given = {verdict.verdict for verdict in content.verdicts.verdicts}
    return [kind for kind in MARKS if kind != "not checked" or kind in given]


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


def claims_table() -> Table:
    """Return every claim of the article with its verdict, in the article's order."""
    content = load_content()
    parts = {part.id: part.title for part in content.article.parts}
    judged = ((claim, content.verdict(claim.id)) for claim in content.article.claims)
    return Table(
        ("Part", "The article’s words", "What it claims", "Quantity", "Verdict", "How sure"),
        tuple(
            (parts[claim.part], f"“{claim.quote}”", claim.restatement,
             _reading(claim.quantity) if claim.quantity else "",
             f"{MARKS[verdict.verdict]} {verdict.verdict}", verdict.sure)
            for claim, verdict in judged
        ),
        head=1,
    )  # fmt: skip
