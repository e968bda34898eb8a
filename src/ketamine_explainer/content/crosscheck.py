"""What no single file can show: that the files fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from .choices import indistinct
from .citations import cited, miswritten
from .errors import Problem, did_you_mean, one_of
from .evidence import Evidence, cited_sources
from .mentions import FORMS, mentioned
from .modelcheck import misbuilt
from .needed import lacking
from .notecheck import misnoted
from .pictures import misdrawn
from .places import Place, listed, texts, unknown
from .records import Caption
from .yamlfile import Document, Loc

if TYPE_CHECKING:
    from .course import Content

LISTS = {
    "course": ("notebooks", "name"),
    "article": ("claims", "id"),
    "conditions": ("conditions", "id"),
    "loop": ("steps", "id"),
    "pathway": ("sites", "id"),
    "milestones": ("milestones", "id"),
    "models/ketamine": ("sets", "id"),
    "models/levels": ("bands", "id"),
    "models/metabolites": ("metabolites", "id"),
    "models/relapse": ("curves", "id"),
    "models/schedule": ("courses", "id"),
    "questions": ("concerns", "id"),
    "timeline": ("views", "id"),
    "icons": ("icons", "id"),
    "charts": ("charts", "id"),
    "verdicts": ("verdicts", "claim"),
    "misconceptions": ("misconceptions", "id"),
}
"""The list of each file whose entries are addressed by an id, and the key that holds it."""


DRAWN = {
    "within-an-hour": {"high"},
    "six-weeks-or-more": {"low"},
    "one-to-two-weeks": {"low", "high"},
    "initial-course": {"high"},
    "several-months": {"low", "high"},
    "few-times-a-year": {"low", "high"},
}
"""Claims whose quantities the figures draw, and the bounds that they need."""

CONTROLS = {
    "conditions": {"condition"},
    "pain_mood_loop": {"step"},
    "pain_pathway": {"site"},
    "magnesium_plug": {"magnesium"},
    "wind_up": {"rate", "blocked", "pulses"},
    "timeline": {"time", "view", "axis"},
    "one_infusion": {"dose", "duration", "model"},
    "people_differ": {"view"},
    "try_infusion": {"dose", "duration", "model"},
    "year_calendar": {"interval"},
    "relapse_curves": {"which", "time"},
    "schedule": {"course", "interval", "fade", "regained"},
    "questions": {"concern"},
    "options": {"option", "kind"},
    "rules": {"topic"},
    "verdict_board": {"verdict"},
    "claims": {"part", "claim"},
}
"""Figures that the widgets show, and the controls that they label."""

_SIMULATED = {"face", "levels", "time", "plasma", "felt", "mood", "later"}
INSIDE = {
    "magnesium_plug": {"face", "upwards", "across"},
    "wind_up": {"face", "upwards", "across"},
    "timeline": {"face", "axis stretched", "axis to scale"},
    "one_infusion": _SIMULATED,
    "people_differ": {"face", "levels", "time"},
    "try_infusion": _SIMULATED,
    "relapse_curves": {"responding", "in remission", "marks", "assumed", "beyond", "time"},
    "schedule": {"face", "assumed"},
}
"""Figures with words inside, and what these are called."""


def crosscheck(content: Content, documents: Mapping[str, Document], folder: Path) -> list[Problem]:
    """Return everything that does not fit together: double ids, unknown claims and sources."""
    claims = {claim.id for claim in content.article.claims}
    sources = set(content.sources)
    shown = set(content.evidence.shown)
    return [
        *_repeated(documents),
        *indistinct(documents),
        *unknown(documents, _claims_used(content), claims, "a claim of article.yaml"),
        *unknown(documents, _sources_used(content), sources, "a source of references.bib"),
        *_lost_in_texts(documents, sources, content.evidence),
        *_unknown_in_prose(content, sources, folder),
        *_parts_missing(content, documents["article"]),
        *_quantities_missing(content, documents["article"]),
        *_captions_missing(content, documents["figures"]),
        *unknown(documents, _events(content), shown, "an estimate that is shown"),
        *unknown(
            documents,
            _findings_used(content),
            shown | set(content.evidence.rules),
            "an estimate that is shown, or a rule",
        ),
        *_verdicts_missing(content, documents["verdicts"]),
        *misdrawn(content, documents),
        *misnoted(content, documents),
        *misbuilt(content.models, documents, content.evidence, sources),
        *lacking(content, documents, folder),
        *_references_idle(content, documents, folder),
    ]


def _events(content: Content) -> Iterator[Place]:
    for name in ("milestones", "felt"):
        for i, event in enumerate(getattr(content.milestones, name)):
            yield "milestones", (name, i, "estimate"), event.estimate


def _findings_used(content: Content) -> Iterator[Place]:
    for i, verdict in enumerate(content.verdicts.verdicts):
        for side in ("speaks_for", "speaks_against"):
            yield from listed("verdicts", ("verdicts", i, side), getattr(verdict, side))
    for i, each in enumerate(content.misconceptions.misconceptions):
        yield from listed("misconceptions", ("misconceptions", i, "findings"), each.findings)


def _references_idle(
    content: Content, documents: Mapping[str, Document], folder: Path
) -> Iterator[Problem]:
    """Find entries of references.bib that nothing cites."""
    used = cited_sources(content.evidence)
    found = [text for document in documents.values() for _, text in texts(document.tree)]
    found += [block for blocks in content.sections.values() for block in blocks.values()]
    for text in found:
        used |= {text, *cited(text)}
    for id_ in content.sources.keys() - used:
        cure = "cite it, or remove the entry"
        yield Problem(folder / "references.bib", None, id_, "cited nowhere", "what is cited", cure)


def _verdicts_missing(content: Content, document: Document) -> Iterator[Problem]:
    judged = {verdict.claim for verdict in content.verdicts.verdicts}
    for claim in content.article.claims:
        if claim.id not in judged:
            yield document.problem(
                ("verdicts",), f"none for '{claim.id}'", "a verdict for each claim", "add it"
            )


def _repeated(documents: Mapping[str, Document]) -> Iterator[Problem]:
    for name, (list_key, id_key) in LISTS.items():
        seen: set[str] = set()
        for index, entry in enumerate(documents[name].tree[list_key]):
            if entry[id_key] in seen:
                yield documents[name].problem(
                    (list_key, index, id_key),
                    f"'{entry[id_key]}' for the second time",
                    "each id once",
                    "rename one of the two",
                )
            seen.add(entry[id_key])


def _claims_used(content: Content) -> Iterator[Place]:
    for i, condition in enumerate(content.conditions.conditions):
        yield from listed("conditions", ("conditions", i, "claims"), condition.claims)
    for i, step in enumerate(content.loop.steps):
        yield from listed("loop", ("steps", i, "claims"), step.claims)
    for i, verdict in enumerate(content.verdicts.verdicts):
        yield "verdicts", ("verdicts", i, "claim"), verdict.claim


def _sources_used(content: Content) -> Iterator[Place]:
    for i, step in enumerate(content.loop.steps):
        yield from listed("loop", ("steps", i, "sources"), step.sources)
    for i, site in enumerate(content.pathway.sites):
        yield from listed("pathway", ("sites", i, "sources"), site.sources)
    for i, each in enumerate(content.misconceptions.misconceptions):
        yield from listed("misconceptions", ("misconceptions", i, "sources"), each.sources)


def _lost_in_texts(
    documents: Mapping[str, Document], sources: set[str], evidence: Evidence
) -> Iterator[Problem]:
    """Find in the texts of the YAML files what they cite or mention and is not there."""
    for name, document in documents.items():
        for loc, text in texts(document.tree):
            used = ((name, loc, id_) for id_ in cited(text))
            yield from unknown(documents, used, sources, "a source of references.bib")
            yield from (document.problem(loc, *_spelling(odd)) for odd in miswritten(text, sources))
            yield from (document.problem(loc, *wrong) for wrong in _mentions_lost(text, evidence))


def _spelling(odd: str) -> tuple[str, str, str]:
    return repr(odd), "[@source-id], or several: [@one] [@two]", "write the citation like that"


def _unknown_in_prose(content: Content, known: set[str], folder: Path) -> Iterator[Problem]:
    for notebook in content.sections:
        path = folder / "sections" / f"{notebook}.md"
        for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), start=1):
            for id_ in cited(line):
                if id_ not in known:
                    cure = did_you_mean(id_, known, "add it to references.bib")
                    allowed = f"a source of references.bib: {one_of(known)}"
                    yield Problem(path, number, f"[@{id_}]", repr(id_), allowed, cure)
            for odd in miswritten(line, known):
                yield Problem(path, number, "", *_spelling(odd))
            for wrong in _mentions_lost(line, content.evidence):
                yield Problem(path, number, "", *wrong)


def _mentions_lost(text: str, evidence: Evidence) -> Iterator[tuple[str, str, str]]:
    """Find mentions of what is no estimate or is not to be shown, and forms that do not exist."""
    for id_, form in mentioned(text):
        if id_ in evidence.estimates and id_ not in evidence.shown:
            reason = evidence.estimates[id_].reason
            yield (
                f"{id_!r}, which is not to be shown: {reason}",
                "an estimate with show: true",
                "mention another one, or say it without a number",
            )
        elif id_ not in evidence.shown and id_ not in evidence.derived:
            known = [*evidence.shown, *evidence.derived]
            cure = did_you_mean(id_, known, "add it to evidence/estimates/")
            yield repr(id_), "an estimate or a derived figure of evidence/", cure
        elif form == "people" and id_ in evidence.shown and evidence.shown[id_].of is None:
            cure = "mention another form, or say it without a number"
            yield f"the people of {id_!r}, which does not state them", "a stated number", cure
        if form not in FORMS:
            yield repr(form), one_of(FORMS), did_you_mean(form, FORMS, "correct the form")


def _parts_missing(content: Content, document: Document) -> Iterator[Problem]:
    parts = {part.id for part in content.article.parts}
    for index, claim in enumerate(content.article.claims):
        if claim.part not in parts:
            yield document.problem(
                ("claims", index, "part"),
                repr(claim.part),
                one_of(parts),
                "list the part under 'parts'",
            )


def _quantities_missing(content: Content, document: Document) -> Iterator[Problem]:
    quantities = {claim.id: claim.quantity for claim in content.article.claims}
    for claim, bounds in DRAWN.items():
        quantity = quantities.get(claim)
        missing = {bound for bound in bounds if getattr(quantity, bound, None) is None}
        if missing:
            given = "no quantity" if quantity is None else f"no {' or '.join(sorted(missing))}"
            cure = f"give the claim '{claim}' a quantity with these bounds"
            yield document.problem(("claims",), given, f"{one_of(bounds)} for '{claim}'", cure)


def _captions_missing(content: Content, document: Document) -> Iterator[Problem]:
    for figure, controls in CONTROLS.items():
        if figure not in content.captions:
            yield document.problem(
                ("figures",), "no such figure", one_of(CONTROLS), f"add '{figure}'"
            )
            continue
        caption, place = content.captions[figure], ("figures", figure)
        if missing := controls - set(caption.controls):
            yield document.problem(
                (*place, "controls"),
                f"no {one_of(missing)}",
                one_of(controls),
                "add a label for it",
            )
        yield from _inside_otherwise(caption, INSIDE.get(figure, set()), document, place)


def _inside_otherwise(
    caption: Caption, wanted: set[str], document: Document, place: tuple[str, str]
) -> Iterator[Problem]:
    """Find words that a figure needs inside and has not, and those that it never shows."""
    given, allowed = set(caption.inside), one_of(wanted) if wanted else "nothing in this figure"
    loc: Loc = (*place, "inside")
    if missing := wanted - given:
        yield document.problem(loc, f"no {one_of(missing)}", allowed, "add the words for it")
    for name in sorted(given - wanted):
        yield document.problem((*loc, name), repr(name), allowed, "remove it")
