"""Values of the evidence within text, and the card that stands behind each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from ..content import Content, reference, to_html
from ..content.mentions import with_mentions
from ..content.records import Estimate
from ..synthesis import frame, reckon, said, words

_FUNDING_UNKNOWN = "not said in what we read"


def with_values(content: Content, html: str) -> str:
    """Return HTML or Markdown with each mention of an estimate as a button that opens its card."""
    return with_mentions(html, lambda id_, form: value_button(content, id_, form))


def with_words(content: Content, text: str) -> str:
    """Return plain text with each mention of an estimate in words."""
    return with_mentions(text, lambda id_, form: said(content.evidence, id_, form))


def value_button(content: Content, id_: str, form: str = "value") -> str:
    """Return a value as a button that opens the card of its estimate, with no script."""
    return card_button(id_, said(content.evidence, id_, form))


def card_button(id_: str, words: str) -> str:
    """Return a button with those words that opens the card of an estimate, with no script."""
    return (
        f'<button type="button" class="ke-value" data-estimate="{id_}" '
        f'popovertarget="{_anchor(id_)}">{escape(words)}</button>'
    )


@dataclass(frozen=True, repr=False)
class Evidence:
    """The cards behind the numbers of a page, and all of them as a file.

    Parameters
    ----------
    content : Content
        The course.
    ids : tuple of str
        Estimates and derived figures, in the order of their cards.
    """

    content: Content
    ids: tuple[str, ...]

    def __repr__(self) -> str:
        lines = (f"{id_}: {said(self.content.evidence, id_, 'value')}" for id_ in self.ids)
        return "\n".join(["The numbers of this page and where they come from", *lines])

    def _repr_html_(self) -> str:
        table = frame(self.content)
        kept = table.loc[[id_ for id_ in self.ids if id_ in table.index]]
        link = f"data:text/csv;charset=utf-8,{quote(kept.to_csv())}"
        return (
            f"<p><a download='evidence.csv' href='{link}'>Save the numbers of this page as a "
            f"table (CSV)</a></p>\n{cards_of(self.content, self.ids)}"
        )


def cards_of(content: Content, ids: Iterable[str]) -> str:
    """Return the cards of estimates and derived figures, each hidden until it is opened."""
    return "\n".join(_popover(content, id_) for id_ in ids)


def _anchor(id_: str) -> str:
    return f"estimate-{id_}"


def _popover(content: Content, id_: str) -> str:
    evidence = content.evidence
    if id_ in evidence.derived:
        figure = reckon(evidence, evidence.derived[id_])
        parts = [figure.treated, figure.control]
        head = f"<p>{escape(figure.words)} ({escape(figure.interval)}), {escape(figure.how)}.</p>"
    else:
        parts, head = [evidence.estimates[id_]], ""
    body = "".join(estimate_card(content, estimate) for estimate in parts)
    return (
        f'<div popover class="ke-estimate" data-estimate="{id_}" id="{_anchor(id_)}" '
        f'role="dialog" aria-label="Where this number comes from">{head}{body}'
        f'<button type="button" class="ke-close" popovertarget="{_anchor(id_)}" '
        f'popovertargetaction="hide">Close</button></div>'
    )


def estimate_card(content: Content, estimate: Estimate) -> str:
    """Return all that is known about an estimate, as HTML."""
    rows = "".join(
        f"<dt>{escape(term)}</dt><dd>{html}</dd>" for term, html in _rows(content, estimate) if html
    )
    outcome = content.evidence.outcomes[estimate.outcome]
    title = f"{words.value(estimate)}: {outcome.name}"
    return (
        f"<div data-estimate='{estimate.id}'><p><b>{escape(title)}</b></p>"
        f"<dl class='ke-card'>{rows}</dl></div>"
    )


def _rows(content: Content, estimate: Estimate) -> list[tuple[str, str]]:
    evidence = content.evidence
    study, outcome = evidence.study(estimate), evidence.outcomes[estimate.outcome]
    source = to_html(reference(content.sources[study.reference]), content.sources)
    return [
        ("What was measured", escape(f"{estimate.measure} ({outcome.name}: {outcome.plain})")),
        ("Who was studied", escape(evidence.who(estimate))),
        ("What they had", escape(estimate.arm)),
        ("Compared with", escape(estimate.against or study.comparison)),
        ("How many people", words.number(estimate.of)),
        ("When", escape(words.when(estimate))),
        ("How sure", escape(words.sureness(estimate))),
        ("Take care", escape(" ".join(filter(None, [estimate.note, study.note])))),
        ("Kind of study", escape(study.design)),
        ("Who paid for it", escape(study.funding or _FUNDING_UNKNOWN)),
        (
            "Source",
            f"{source}, {escape(estimate.where)}; we read: {study.read}, on {estimate.checked}",
        ),
    ]
