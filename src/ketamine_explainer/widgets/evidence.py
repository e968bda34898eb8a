"""The card behind each number of a page, and all of them as a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from ..content import Content, reference, to_html
from ..content.records import Estimate
from ..synthesis import frame, reckon, said, words
from .cards import card
from .values import anchor

_PLAIN = " !$()*+,-./:;=?@[]_|~"
"""What a data address may hold as it is, besides letters and digits."""

_FUNDING_UNKNOWN = "not said in what we read"


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
        link = f"data:text/csv;charset=utf-8,{quote(kept.to_csv(), safe=_PLAIN)}"
        return (
            f"<p><a download='evidence.csv' href='{link}'>Save the numbers of this page as a "
            f"table (CSV)</a></p>\n{cards_of(self.content, self.ids)}"
        )


def cards_of(content: Content, ids: Iterable[str]) -> str:
    """Return the cards of estimates and derived figures, each hidden until it is opened."""
    return "\n".join(_popover(content, id_) for id_ in ids)


def _popover(content: Content, id_: str) -> str:
    evidence = content.evidence
    if id_ in evidence.derived:
        figure = reckon(evidence, evidence.derived[id_])
        parts = [figure.treated, figure.control]
        head = f"<p>{escape(figure.words)} ({escape(figure.interval)}), {escape(figure.how)}.</p>"
    else:
        parts, head = [evidence.estimates[id_]], ""
    body = "".join(_estimate(content, estimate) for estimate in parts)
    return (
        f'<div popover class="ke-estimate" data-estimate="{id_}" id="{anchor(id_)}" '
        f'role="dialog" aria-label="Where this number comes from">{head}{body}'
        f'<button type="button" class="ke-close" popovertarget="{anchor(id_)}" '
        f'popovertargetaction="hide">Close</button></div>'
    )


def _estimate(content: Content, estimate: Estimate) -> str:
    outcome = content.evidence.outcomes[estimate.outcome]
    title = f"{words.value(estimate)}: {outcome.name}"
    return (
        f"<div data-estimate='{estimate.id}'><p><b>{escape(title)}</b></p>"
        f"{card(_rows(content, estimate))}</div>"
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
