"""The card behind each number of a page, and all of them as a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from ...content import Content, reference, to_html
from ...content.records import Estimate
from ...synthesis import words
from ...synthesis.derived import DerivedEstimate, derive
from ...synthesis.frame import frame
from ...synthesis.help import distresses, help_line
from ...synthesis.mentions import mention_text
from .cards import bullets, card, html
from .values import anchor

_PLAIN = " !$()*+,-./;=?@[]_|~"
"""What a data address may hold as it is, besides letters and digits."""


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
        lines = (f"{id_}: {mention_text(self.content.evidence, id_, 'value')}" for id_ in self.ids)
        return "\n".join([self.content.wording.evidence.listed, *lines])

    def _repr_html_(self) -> str:
        table = frame(self.content).drop(columns=["doi", "pmid"])  # the link holds them
        kept = table.loc[[id_ for id_ in self.ids if id_ in table.index]]
        link = f"data:text/csv;charset=utf-8,{quote(kept.to_csv(), safe=_PLAIN)}"
        return (
            f"<p><a download='evidence.csv' href='{link}'>"
            f"{html(self.content, self.content.wording.evidence.save)}</a></p>\n"
            f"{cards_of(self.content, self.ids)}"
        )


def cards_of(content: Content, ids: Iterable[str]) -> str:
    """Return the cards of estimates and derived figures, each hidden until it is opened."""
    by_anchor = {anchor(content, id_): id_ for id_ in ids}
    return "\n".join(_popover(content, name, id_) for name, id_ in by_anchor.items())


def _popover(content: Content, name: str, id_: str) -> str:
    evidence = content.evidence
    if id_ in evidence.derived:
        figure = derive(evidence, evidence.derived[id_])
        how = html(content, content.wording.evidence.calculated)
        head = (
            f"<p>{escape(figure.name.capitalize())}: {escape(figure.words)} "
            f"({escape(figure.interval)}), {how}.</p>"
        )
        body = f"<div data-estimate='{id_}'>{head}</div>" + _of_both(content, figure)
    else:
        body = _measurement(content, evidence.beside(evidence.estimates[id_]))
    if distresses(body):
        body += help_line(content.help)
    return (
        f'<div popover id="{name}" role="dialog" '
        'aria-label="Where this number comes from">'
        f'<div class="ke-inside" tabindex="0">{body}</div>'
        f'<button class="ke-close" popovertarget="{name}">Close</button>'
        "</div>"
    )


def _of_both(content: Content, figure: DerivedEstimate) -> str:
    """Return the measurements that a figure is reckoned from; as a rule both groups are of one."""
    groups = [content.evidence.beside(each) for each in (figure.treated, figure.control)]
    return "".join(_measurement(content, group) for group in dict.fromkeys(groups))


def _measurement(content: Content, groups: Sequence[Estimate]) -> str:
    """Return what one measurement found in each of its groups, and all that they share."""
    outcome = content.evidence.outcomes[groups[0].outcome]
    ids = " ".join(each.id for each in groups)
    title = f"<p><b>{escape(outcome.name.capitalize())}</b></p>"
    return f"<div data-estimate='{ids}'>{title}{card(_rows(content, groups))}</div>"


def _rows(content: Content, groups: Sequence[Estimate]) -> list[tuple[str, str]]:
    evidence, first = content.evidence, groups[0]
    study, outcome = evidence.study(first), evidence.outcomes[first.outcome]
    source = to_html(reference(content.sources[study.reference]), content.sources)
    alike = len({each.grade for each in groups}) == 1
    against = "" if any(each.comparator for each in groups) else study.comparator
    notes = dict.fromkeys([*(each.note for each in groups), study.note])
    read = escape(words.places(groups))
    return [
        ("What was measured", escape(f"{first.measure} ({outcome.plain})")),
        ("What was found", _found([_group(*words.found(each, alike)) for each in groups])),
        ("Who was studied", escape(evidence.population(first))),
        ("Compared with", escape(against)),
        ("When", escape(words.when(first))),
        ("How sure", escape(words.grade(first)) if alike else ""),
        ("Take care", escape(" ".join(filter(None, notes)))),
        ("Kind of study", escape(study.design)),
        ("Who paid for it", escape(study.funding or content.wording.evidence.funding_unknown)),
        ("Source", f"{source}, {read}; we read: {study.read}, on {first.checked}"),
    ]


def _found(groups: Sequence[str]) -> str:
    return bullets(groups) if len(groups) > 1 else groups[0]


def _group(value: str, said: str) -> str:
    return f"<b>{escape(value)}:</b> {escape(said)}"
