"""The card behind each number of a page, and all of them as a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, reference
from ...content.records import Estimate
from ...synthesis import words
from ...synthesis.derived import DerivedEstimate, derive
from ...synthesis.dialogs import dialog
from ...synthesis.frame import frame
from ...synthesis.help import distresses, help_line
from ...synthesis.mentions import mention_text
from ...synthesis.values import anchor
from .cards import bullets, card, html

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

    def _repr_html_(self) -> Markup:
        table = frame(self.content).drop(columns=["doi", "pmid"])  # the link holds them
        kept = table.loc[[id_ for id_ in self.ids if id_ in table.index]]
        link = f"data:text/csv;charset=utf-8,{quote(kept.to_csv(), safe=_PLAIN)}"
        name = html(self.content, self.content.wording.evidence.save)
        saved = element("p", element("a", name, download="evidence.csv", href=link))
        return joined(saved, "\n", cards_of(self.content, self.ids))


def cards_of(content: Content, ids: Iterable[str]) -> Markup:
    """Return the cards of estimates and derived figures, each hidden until it is opened."""
    by_anchor = {anchor(content, id_): id_ for id_ in ids}
    return Markup("\n").join(_popover(content, name, id_) for name, id_ in by_anchor.items())


def _popover(content: Content, name: str, id_: str) -> Markup:
    evidence = content.evidence
    if id_ in evidence.derived:
        figure = derive(evidence, evidence.derived[id_])
        how = html(content, content.wording.evidence.calculated)
        said = f"{figure.name.capitalize()}: {figure.words} ({figure.interval}), "
        head = element("p", said, how, ".")
        body = element("div", head, data_estimate=id_) + _of_both(content, figure)
    else:
        body = _measurement(content, evidence.beside(evidence.estimates[id_]))
    if distresses(body):
        body += help_line(content.help)
    inside = element("div", body, class_="ke-inside", tabindex="0")
    return dialog(name, "Where this number comes from", inside)


def _of_both(content: Content, figure: DerivedEstimate) -> Markup:
    """Return the measurements behind a calculated figure; as a rule both groups are of one."""
    groups = [content.evidence.beside(each) for each in (figure.treated, figure.control)]
    return joined(*(_measurement(content, group) for group in dict.fromkeys(groups)))


def _measurement(content: Content, groups: Sequence[Estimate]) -> Markup:
    """Return what one measurement found in each of its groups, and all that they share."""
    outcome = content.evidence.outcomes[groups[0].outcome]
    ids = " ".join(each.id for each in groups)
    title = element("p", element("b", outcome.name.capitalize()))
    return element("div", title, card(_rows(content, groups)), data_estimate=ids)


def _rows(content: Content, groups: Sequence[Estimate]) -> list[tuple[str, str]]:
    evidence, first = content.evidence, groups[0]
    study, outcome = evidence.study(first), evidence.outcomes[first.outcome]
    source = html(content, reference(content.sources[study.reference]))
    alike = len({each.grade for each in groups}) == 1
    against = "" if any(each.comparator for each in groups) else study.comparator
    notes = dict.fromkeys([*(each.note for each in groups), study.note])
    read = words.places(groups)
    return [
        ("What was measured", f"{first.measure} ({outcome.plain})"),
        ("What was found", _found([_group(*words.found(each, alike)) for each in groups])),
        ("Who was studied", evidence.population(first)),
        ("Compared with", against),
        ("When", words.when(first)),
        ("How sure", words.grade(first) if alike else ""),
        ("Take care", " ".join(filter(None, notes))),
        ("Kind of study", study.design),
        ("Who paid for it", study.funding or content.wording.evidence.funding_unknown),
        ("Source", joined(source, f", {read}; we read: {study.read}, on {first.checked}")),
    ]


def _found(groups: Sequence[Markup]) -> Markup:
    return bullets(groups) if len(groups) > 1 else groups[0]


def _group(value: str, said: str) -> Markup:
    return joined(element("b", f"{value}:"), f" {said}")
