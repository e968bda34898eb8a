"""What the explorers name or count on, and a file may lack: ids, and how many of a kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from .errors import Problem
from .files import Content
from .records import MINUTES
from .records.timeline import LAST_MINUTE
from .yamlfile import Document, Loc

IDS: Mapping[tuple[str, Loc], str] = {
    ("models/levels", ("bands",)): "anaesthesia",
    ("models/relapse", ("curves",)): "series-washed-out",
    ("models/schedule", ("courses",)): "six-in-two-weeks",
    ("models/schedule", ("intervals", "parameters")): "four_weeks",
    ("models/schedule", ("regained", "parameters")): "as_after_relapse",
}
"""Entries that controls stand at first, or that a sentence is about: file and list, and the id."""

ESTIMATES = ("daly-2019-hazard-remitters", "pfeiffer-2024-infusions-year-1")
"""Estimates that the year of infusions tells of."""

RULE = "spravato-schedule"
"""The rule, with an amount, that the year of infusions is compared with."""

VIEWS: Mapping[str, tuple[tuple[str, ...], int]] = {
    "one infusion": (("one infusion",), 1),
    "a series of infusions": (("series",), 2),
    "going on, or stopping": (("stopped", "continued"), 1),
}
"""Views of the relapse curves: the treatments that each shows, and how many curves at least."""

MOST_CURVES = 3
"""Curves that a view tells apart by colour and mark."""

MODELS, METABOLITES = (2, 4), (1, 2)
"""Fewest and most sets to choose among, and of metabolites: as many lines are told apart."""


TIMED = ("within-an-hour", "six-weeks-or-more", "one-to-two-weeks")
"""Claims whose quantities stand on the timeline."""

UNITS = {"initial-course": "weeks", "several-months": "months", "few-times-a-year": "per_year"}
"""Claims whose quantities the calendar counts, each in its unit."""

LABELLED = {
    "icons": ("icons", ("outcome", "comparator", "time")),
    "charts": ("charts", ("view",)),
}
"""The list of a file whose entries have captions of their own, and the controls to label there."""


def lacking(content: Content, documents: Mapping[str, Document], folder: Path) -> Iterator[Problem]:
    """Find what an explorer needs and the content lacks."""
    yield from _ids(documents)
    yield from _of_evidence(content, documents, folder / "evidence")
    yield from _curves(content, documents["models/relapse"])
    yield from _models(content, documents)
    yield from _claims(content, documents["article"])
    yield from _mistimed(content, documents["article"])
    for name, (key, controls) in LABELLED.items():
        yield from _unlabelled(documents[name], key, controls)


def _ids(documents: Mapping[str, Document]) -> Iterator[Problem]:
    for (name, loc), id_ in IDS.items():
        entries = documents[name].value(loc)
        assert isinstance(entries, list), "the records were validated"
        if id_ not in (known := [each["id"] for each in entries]):
            yield documents[name].problem(
                loc, f"no '{id_}' among {', '.join(known)}", f"an entry '{id_}', which comes first",
                "add it, or bring its id back",
            )  # fmt: skip


def _found(
    kind: str, id_: str, documents: Mapping[str, Document]
) -> tuple[Path, int | None] | None:
    """Return file and line of an entry of evidence/."""
    for document in documents.values():
        entries = document.value((kind,))
        for i, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict) and entry.get("id") == id_:
                return document.path, document.line((kind, i))
    return None


def _of_evidence(
    content: Content, documents: Mapping[str, Document], folder: Path
) -> Iterator[Problem]:
    evidence = content.evidence
    for id_ in ESTIMATES:
        if id_ not in evidence.shown:
            given = "show: false" if id_ in evidence.estimates else "no such estimate"
            allowed = "an estimate that is shown: the year of infusions tells of it"
            path, line = _found("estimates", id_, documents) or (folder / "estimates", None)
            yield Problem(path, line, id_, given, allowed, "bring it back")
    rule = evidence.rules.get(RULE)
    if rule is None or rule.amount is None:
        given = "no amount" if rule else "no such rule"
        allowed = "a rule with an amount: the year of infusions is compared with it"
        path, line = _found("rules", RULE, documents) or (folder / "rules.yaml", None)
        yield Problem(path, line, RULE, given, allowed, "bring it back")
    if len({each.topic for each in evidence.rules.values()}) < 2:
        yield Problem(
            folder / "rules.yaml", None, "rules", "rules of one topic",
            "two topics at least, for a reader to choose among", "add a rule of another topic",
        )  # fmt: skip


def _curves(content: Content, document: Document) -> Iterator[Problem]:
    curves = content.models.relapse.curves
    for view, (treatments, fewest) in VIEWS.items():
        count = sum(each.treatment in treatments for each in curves)
        if not fewest <= count <= MOST_CURVES:
            yield document.problem(
                ("curves",), f"{count} of '{view}' (treatment: {' or '.join(treatments)})",
                f"{fewest} to {MOST_CURVES} of them", "add a curve, or take one out",
            )  # fmt: skip
    for i, each in enumerate(curves):
        if each.treatment == "series" and each.state != "responding":
            yield document.problem(
                ("curves", i, "state"), repr(each.state),
                "'responding' for a curve of treatment 'series': a year of infusions is calculated "
                "with it", "correct state or treatment",
            )  # fmt: skip


def _models(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    metabolites = content.models.metabolites.metabolites
    known = {each.id for each in metabolites}
    made_from = {each.made_from for each in metabolites} - known
    count = len(content.models.ketamine.sets) - len(made_from)
    document = documents["models/metabolites"]
    if not METABOLITES[0] <= len(metabolites) <= METABOLITES[1]:
        yield document.problem(
            ("metabolites",), f"{len(metabolites)} metabolites", "one or two, which are drawn",
            "add one, or leave some out",
        )  # fmt: skip
    elif len(made_from) > 1:
        yield document.problem(
            ("metabolites",), f"made from {', '.join(sorted(made_from))}",
            "one set from which all metabolites are made", "correct made_from",
        )  # fmt: skip
    elif not MODELS[0] <= count <= MODELS[1]:
        yield documents["models/ketamine"].problem(
            ("sets",), f"{count} sets, besides that from which metabolites are made",
            f"{MODELS[0]} to {MODELS[1]}, which are drawn", "add a set, or leave some out",
        )  # fmt: skip
    around = content.models.variability.factors.around
    for i, id_ in enumerate(around):
        if id_ in around[:i]:
            yield documents["models/variability"].problem(
                ("factors", "around", i), f"'{id_}' for the second time", "each set once",
                "take one of the two out",
            )  # fmt: skip


def _claims(content: Content, document: Document) -> Iterator[Problem]:
    """Find parts of the article among whose claims nobody can choose."""
    counts = Counter(claim.part for claim in content.article.claims)
    for i, part in enumerate(content.article.parts):
        if counts[part.id] == 1:
            yield document.problem(
                ("parts", i), f"one claim of the part '{part.id}'",
                "two at least, for a reader to choose among, or none", "add another claim",
            )  # fmt: skip
    if len(counts) < 2:
        yield document.problem(
            ("claims",), f"claims of {len(counts)} part", "claims of two parts at least",
            "add claims of another part",
        )  # fmt: skip


def _mistimed(content: Content, document: Document) -> Iterator[Problem]:
    """Find quantities that have no place on the timeline."""
    for i, claim in enumerate(content.article.claims):
        quantity, loc = claim.quantity, ("claims", i, "quantity")
        if quantity and quantity.unit != UNITS.get(claim.id, quantity.unit):
            allowed = f"{UNITS[claim.id]}, in which the calendar counts"
            yield document.problem((*loc, "unit"), quantity.unit, allowed, "give it in this unit")
        if claim.id not in TIMED or quantity is None:
            continue
        if quantity.unit == "per_year":
            yield document.problem((*loc, "unit"), "per_year", "minutes, weeks, months", "name one")
            continue
        for bound in ("low", "high"):
            value = getattr(quantity, bound)
            last = LAST_MINUTE / MINUTES[quantity.unit]
            if value is not None and not 0 <= value <= last:
                yield document.problem(
                    (*loc, bound),
                    f"{value:g} {quantity.unit}",
                    f"0 to {last:g}: within eight weeks, where the timeline ends",
                    "correct the quantity",
                )


def _unlabelled(document: Document, key: str, controls: Collection[str]) -> Iterator[Problem]:
    for i, entry in enumerate(document.tree[key]):
        if missing := [each for each in controls if each not in entry["caption"]["controls"]]:
            yield document.problem(
                (key, i, "caption", "controls"), f"no {', '.join(missing)}", ", ".join(controls),
                "add a label for it",
            )  # fmt: skip
