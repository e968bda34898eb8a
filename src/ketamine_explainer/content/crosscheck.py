"""What no single file can show: that the files fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .citations import cited, malformed_citations
from .errors import Problem, did_you_mean, one_of
from .evidence import Evidence
from .files import BIBLIOGRAPHY, SECTIONS, Content, by_notebook, folders, own
from .fitting import unfit
from .mentions import FORMS, mentioned
from .modelcheck import malformed_models
from .naming import Named, dangling, ids, named, repeated
from .papercheck import malformed_findings, malformed_harms
from .pictures import malformed_charts
from .places import texts
from .quizcheck import malformed_questions
from .records import RefTo
from .talkcheck import incomplete
from .titles import malformed_titles
from .yamlfile import Document

Finding = tuple[str, str, str]
"""What was given, what is allowed, what to do."""

_MARKS = frozenset("@[{")
"""One of these stands in each citation and each mention."""


def crosscheck(content: Content, documents: Mapping[str, Document], folder: Path) -> list[Problem]:
    """Return everything that does not fit together: double ids, unknown claims and sources."""
    evidence = content.evidence
    marks = named(_typed(documents))
    known = {
        **ids(marks), "source": content.sources, "estimate": evidence.shown, "rule": evidence.rules
    }  # fmt: skip
    hidden = {id_: each.reason or "" for id_, each in evidence.estimates.items() if not each.show}
    return [
        *repeated(marks),
        *_lost_in_texts(documents, content, folder),
        *dangling(marks, known, hidden),
        *unfit(marks, evidence.shown),
        *_misplaced(content, documents),
        *_terms_alike(content, documents["glossary"]),
        *_verdicts_missing(content, documents["verdicts"]),
        *malformed_charts(content, documents),
        *malformed_models(content.models, documents, evidence),
        *malformed_questions(content, documents),
        *incomplete(content, documents),
        *malformed_titles(content, documents, folder),
        *malformed_findings(content.findings, evidence, documents["findings"]),
        *malformed_harms(content.harms, evidence, documents["harms"]),
        *_references_idle(content, documents, marks, folder),
    ]


def _typed(documents: Mapping[str, Document]) -> Iterator[tuple[Document, Any]]:
    """Give each file that is no evidence, and the type of what it holds."""
    yield from ((documents[name], record) for name, (_, record) in own().items())
    for name, document in documents.items():
        if (folder := name.partition("/")[0]) in folders():
            yield document, folders()[folder]


def _misplaced(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find files of a folder that are called as no notebook and no exercise is."""
    notebooks = {each.id for each in content.course.pages}
    for name, document in documents.items():
        folder, _, notebook = name.partition("/")
        if folder in by_notebook() and notebook not in notebooks:
            cure = did_you_mean(notebook, notebooks, "call it as its notebook is called")
            yield document.problem((), f"a file '{notebook}.yaml'", one_of(notebooks), cure)


def _terms_alike(content: Content, document: Document) -> Iterator[Problem]:
    """Find words that two terms of the glossary share."""
    seen: dict[str, str] = {}
    for id_, term in content.glossary.items():
        for place, words in enumerate(term.words):
            if (other := seen.setdefault(words.lower(), id_)) != id_:
                given, allowed = f"'{words}', which '{other}' has, too", "words of one term alone"
                yield document.problem((id_, "words", place), given, allowed, "take it out of one")


def _references_idle(
    content: Content, documents: Mapping[str, Document], marks: Iterable[Named], folder: Path
) -> Iterator[Problem]:
    """Find entries of references.bib that nothing cites."""
    used = {each.id for each in marks if each.mark == RefTo("source")}
    used |= content.evidence.cites
    found = [text for document in documents.values() for _, text in texts(document.tree)]
    found += [block for blocks in content.sections.values() for block in blocks.values()]
    used.update(id_ for text in found for id_ in cited(text))
    for id_ in content.sources.keys() - used:
        cure = "cite it, or remove the entry"
        yield Problem(folder / BIBLIOGRAPHY, None, id_, "cited nowhere", "what is cited", cure)


def _verdicts_missing(content: Content, document: Document) -> Iterator[Problem]:
    for claim in content.article.claims:
        if claim not in content.verdicts:
            yield document.problem((), f"none for '{claim}'", "a verdict for each claim", "add it")


def _lost_in_texts(
    documents: Mapping[str, Document], content: Content, folder: Path
) -> Iterator[Problem]:
    """Find in YAML and prose what a text cites or mentions and is not there."""
    for document in documents.values():
        for loc, text in texts(document.tree):
            yield from (document.problem(loc, *wrong) for wrong in _lost(text, content))
    for notebook in content.sections:
        path = folder / SECTIONS / f"{notebook}.md"
        for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), start=1):
            yield from (Problem(path, number, "", *wrong) for wrong in _lost(line, content))


def _lost(text: str, content: Content) -> Iterator[Finding]:
    if _MARKS.isdisjoint(text):
        return  # most texts: nothing is cited or mentioned
    sources = content.sources
    for id_ in cited(text):
        if id_ not in sources:
            cure = did_you_mean(id_, sources, "add it to references.bib, or name another")
            yield repr(id_), "a source of references.bib", cure
    for odd in malformed_citations(text, sources):
        allowed = "[@source-id], or several: [@one] [@two]"
        yield repr(odd), allowed, "write the citation like that"
    yield from _mentions_lost(text, content.evidence)


def _mentions_lost(text: str, evidence: Evidence) -> Iterator[Finding]:
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
        elif form == "people" and id_ in evidence.shown and evidence.shown[id_].n is None:
            cure = "mention another form, or say it without a number"
            yield f"the people of {id_!r}, which does not state them", "a stated number", cure
        if form not in FORMS:
            yield repr(form), one_of(FORMS), did_you_mean(form, FORMS, "correct the form")
