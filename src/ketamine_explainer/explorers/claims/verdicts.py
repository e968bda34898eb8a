"""What the evidence says about the article's claims: in a card, on a board, beside a section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, date_in_words, load_content
from ...content.phrases import filled
from ...content.records import Claim, Estimate, PartId, Verdict
from ...synthesis import words
from ...synthesis.help import distresses, help_line
from ...synthesis.values import mentioned_in, value_button
from ..kit.cards import bullets, card, html, phrase, plain
from ..kit.table import Table, TableRow
from .room import MARKS, marked


def mark(verdict: Verdict) -> Markup:
    """Return a verdict as shape and word."""
    sign = element("span", MARKS[verdict.verdict], aria_hidden="true")
    return element("b", sign, " ", verdict.verdict, class_=f"ke-verdict ke-{_named(verdict)}")


def _named(verdict: Verdict) -> str:
    return verdict.verdict.replace(" ", "-")


def verdict_card(content: Content, claim: Claim) -> Markup:
    """Return the verdict on a claim, its reason, what speaks for and against it, how sure."""
    verdict = content.verdicts[claim.id]
    return card([
        ("Verdict", mark(verdict)),
        ("Why", html(content, verdict.reason)),
        ("How sure we are", verdict.certainty.capitalize()),
        ("Speaks for it", _findings(content, verdict.speaks_for)),
        ("Speaks against it, or limits it", _findings(content, verdict.speaks_against)),
        ("What would change it", html(content, verdict.would_change)),
        ("How evidence was looked for", _searched(content, verdict)),
    ])  # fmt: skip


def _searched(content: Content, verdict: Verdict) -> Markup:
    said = searched(content, verdict)
    return element("span", said, data_search=verdict.id) if said else Markup()


def searched(content: Content, verdict: Verdict) -> str:
    """Return where, with which words, when and by whom evidence was looked for."""
    search, words = verdict.search, content.wording.evidence
    if search is None:
        return words.not_searched if verdict.verdict == "not checked" else ""
    asked = "; ".join(f"“{each}”" for each in search.words)
    where, day = " and ".join(search.where), date_in_words(search.when)
    return filled(words.searched, where=where, words=asked, by=search.by, day=day)


def draft(content: Content, claims: Sequence[Claim]) -> Markup:
    """Return what a page says where claims were not checked; nothing where all were."""
    kinds = [content.verdicts[claim.id].verdict for claim in claims]
    waiting = kinds.count("not checked")
    if not waiting:
        return Markup()
    words = content.wording.evidence.draft
    said = phrase(content, words, waiting=waiting, claims=len(claims))
    return element("p", said, class_="ke-draft")


def _findings(content: Content, ids: Iterable[str]) -> Markup:
    return bullets(_finding(content, id_) for id_ in ids)


def _finding(content: Content, id_: str) -> Markup:
    if rule := content.evidence.rules.get(id_):
        said = f"{rule.text} ({rule.country}, {rule.dated})"
        source = html(content, f"[@{rule.reference}]")
        return joined(element("span", said, data_rule=id_), " ", source)
    estimate = content.evidence.estimates[id_]
    study = content.evidence.study(estimate)
    against = f" against {estimate.comparator}" if estimate.comparator else ""
    said, value = f"{_measured(content, estimate)}: ", value_button(content, id_)
    found = element("span", said, value, f" ({estimate.arm}{against})", data_estimate=id_)
    return joined(found, " ", html(content, f"[@{study.reference}]"))


def _measured(content: Content, estimate: Estimate) -> str:
    """Return the outcome and its time; a time that is the value itself stands once."""
    outcome, time = content.evidence.outcomes[estimate.outcome].name, words.when(estimate)
    value = words.value(estimate)
    if time.endswith(value):
        return f"{outcome} {time.removesuffix(value)}".strip()
    return f"{outcome}, {time}"


@dataclass(frozen=True, repr=False)
class Verdicts:
    """The claims of one part of the article, each with its verdict.

    Parameters
    ----------
    content : Content
        The course.
    claims : sequence of Claim
        The claims to show.
    """

    content: Content
    claims: Sequence[Claim]

    def __repr__(self) -> str:
        return verdict_table(self.content, self.claims).to_text()

    def _repr_html_(self) -> Markup:
        shown = joined(draft(self.content, self.claims), *map(self._judged, self.claims))
        return shown + (help_line(self.content.help) if distresses(shown) else Markup())

    def _judged(self, claim: Claim) -> Markup:
        verdict = self.content.verdicts[claim.id]
        said, colon = element("span", f"“{claim.quote}”"), element("span", ": ", class_="ke-colon")
        title = element("summary", said, colon, mark(verdict))
        card_, name = verdict_card(self.content, claim), f"ke-judged ke-{_named(verdict)}"
        return element("details", title, card_, class_=name)


def verdicts(part: PartId) -> Verdicts:
    """Return the verdicts on the claims of a part of the article."""
    content = load_content()
    return Verdicts(
        content, [claim for claim in content.article.claims.values() if claim.part == part]
    )


def verdict_table(content: Content, claims: Sequence[Claim]) -> Table:
    """Return claims with their verdicts as words."""
    rows = []
    for claim in claims:
        verdict = content.verdicts[claim.id]
        why = plain(content, verdict.reason)
        cells = (f"“{claim.quote}”", marked(verdict.verdict), verdict.certainty, why)
        rows.append(TableRow(cells, mentioned_in(verdict.reason)))
    return Table(("The article’s words", "Verdict", "How sure", "Why"), tuple(rows))
