"""Like with like: what a picture sets beside each other must be comparable, or it does not load."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .errors import Problem, one_of
from .evidence import Evidence
from .records import Estimate, IconArrays, Option, Options, When
from .yamlfile import Document, Loc

Placed = tuple[Loc, Estimate]
"""An estimate that a picture draws, and where the picture names it."""

_SAME = ("study", "outcome", "measure", "population", "basis", "when")
"""What a finding and its control have in common."""

_BASES = {
    "all": "all who were randomised or treated",
    "responders": "those who had responded",
    "completers": "those who could be assessed",
    "respondents": "those who answered a survey",
    "modelled": "nobody: what a model expects",
}


def moment(when: When) -> object:
    """Return a time so that 24 hours and 1 day are the same; words where there are only words."""
    return when.words if when.minutes is None else when.minutes


def moment_words(when: When) -> str:
    """Return a time as a file of ``content/`` gives it, for example ``24 hours``."""
    return when.words or f"{when.at:g} {when.unit}"


def unlike_pair(
    document: Document, loc: Loc, finding: Estimate, control: Estimate
) -> Iterator[Problem]:
    """Find in what a finding and the control beside it do not agree."""
    for name in _SAME:
        mine, other = _facet(finding, name), _facet(control, name)
        if mine != other:
            yield document.problem(
                loc,
                f"{name} of '{control.id}' differs from that of '{finding.id}': "
                f"{_shown(control, name)}, not {_shown(finding, name)}",
                "a finding and a control of one study, with the same outcome, measure, people, "
                "basis and time",
                f"name the control of the same {name}, or draw the finding in another picture",
            )
    if finding.arm == control.arm:
        yield document.problem(
            loc,
            f"'{control.id}' is of the same group as '{finding.id}': {control.arm}",
            "two groups that had different things",
            "name the estimate of the group that it was compared with",
        )


def _facet(estimate: Estimate, name: str) -> object:
    return moment(estimate.when) if name == "when" else getattr(estimate, name)


def _shown(estimate: Estimate, name: str) -> str:
    return repr(moment_words(estimate.when) if name == "when" else getattr(estimate, name))


def mixed_bases(document: Document, placed: Sequence[Placed]) -> Iterator[Problem]:
    """Find estimates that are counted among other people than most of their picture are."""
    counts = Counter(estimate.basis for _, estimate in placed)
    for loc, estimate in placed:
        usual = counts.most_common(1)[0][0]
        if estimate.basis != usual:
            yield document.problem(
                loc,
                f"'{estimate.id}', counted among {_BASES[estimate.basis]} ({estimate.basis})",
                f"shares of one basis, as of the others here: {_BASES[usual]} ({usual})",
                "move one of the two to a picture of its own, or tell it in words",
            )


def unlike_options(options: Options, evidence: Evidence, document: Document) -> Iterator[Problem]:
    """Find options whose sides have different comparators or are counted among other people."""
    for option in options.options.values():
        for loc, control in _drawn(option, evidence, option.sides):
            if loc[-1] == "control" and not names(control.arm, option.comparator or ""):
                yield document.problem(
                    loc,
                    f"'{control.id}', of people who had: {control.arm}",
                    f"a control that had '{option.comparator}', the comparator of '{option.id}'",
                    "name a control of this comparator, or tell the finding in 'text' and give "
                    "the side a gap",
                )
        for kind in ("benefit", "harm"):
            sides = [id_ for id_, each in options.features.items() if each.kind == kind]
            yield from mixed_bases(document, [*_drawn(option, evidence, sides)])


def unbalanced(
    icons: Mapping[str, IconArrays], evidence: Evidence, document: Document
) -> Iterator[Problem]:
    """Find icon arrays of benefits and harms in which a comparator has only one of the two."""
    for arrays in icons.values():
        if arrays.first != "comparator":
            continue
        kinds: dict[str, set[str]] = {}
        for j, pair in enumerate(arrays.comparisons):
            loc: Loc = (arrays.id, "comparisons", j, "comparator")
            control = evidence.shown.get(pair.control)
            if control is None:
                continue
            kind = evidence.outcomes[control.outcome].kind
            kinds.setdefault(pair.comparator, set()).add(kind)
            if not names(control.arm, pair.comparator):
                yield document.problem(
                    loc,
                    f"'{pair.comparator}', but the control had: {control.arm}",
                    "words that stand in the arm of the control",
                    "name the comparator as the control's arm does",
                )
        yield from _one_sided(arrays, kinds, document)


def _one_sided(
    arrays: IconArrays, kinds: Mapping[str, set[str]], document: Document
) -> Iterator[Problem]:
    for comparator, found in kinds.items():
        if not {"benefit", "harm"} <= found and comparator not in arrays.not_found:
            missing = {"benefit", "harm"} - found
            yield document.problem(
                (arrays.id, "not_found"),
                f"no {one_of(missing)} against '{comparator}'",
                "a benefit and a harm against each comparator, or words for what was not found",
                f"add the pair, or not_found: {{{comparator}: ...}}",
            )
    for comparator in arrays.not_found.keys() - kinds.keys():
        yield document.problem(
            (arrays.id, "not_found", comparator),
            f"'{comparator}', which no pair has",
            one_of(kinds),
            "name a comparator of this figure",
        )


def names(arm: str, words: str) -> bool:
    """Return whether the name of an arm holds these words; esketamine is not ketamine."""
    return bool(re.search(rf"\b{re.escape(words)}\b", arm, re.IGNORECASE))


def _drawn(option: Option, evidence: Evidence, sides: Iterable[str]) -> Iterator[Placed]:
    for feature in sides:
        side = option.sides.get(feature)
        for name in ("finding", "control"):
            if found := evidence.shown.get(getattr(side, name, None) or ""):
                yield ("options", option.id, "sides", feature, name), found


def unlike_events(events: Mapping[Loc, Estimate], document: Document) -> Iterator[Problem]:
    """Find events of the timeline that are not counted among all who were treated."""
    for loc, estimate in events.items():
        if estimate.basis != "all":
            yield document.problem(
                loc,
                f"'{estimate.id}', counted among {_BASES[estimate.basis]} ({estimate.basis})",
                "on the shared axis of time only what counts all who were randomised or treated",
                "take the event out, or show it in a picture of its own",
            )
