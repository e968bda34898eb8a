"""Prose from ``content/`` for a notebook: one block a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ...content import Content, full_reference, load_content, with_citations
from ...content.citations import cited
from ...content.errors import did_you_mean
from ...content.files import SECTIONS
from ...content.mentions import mentioned
from ...content.naming import referred
from ...content.phrases import filled
from ...content.records import Record
from ...content.titles import FINDING
from ...synthesis.help import distresses, help_line
from ...synthesis.values import with_values
from .evidence import Evidence

SOURCES = "## Sources of this page"

Value = TypeVar("Value")


@dataclass(frozen=True)
class Prose:
    """Markdown that a notebook shows as text.

    Parameters
    ----------
    name : str
        Where it comes from, for example ``02_fast_response/timeline``.
    markdown : str
        The text.
    """

    name: str
    markdown: str

    def __repr__(self) -> str:
        return f"Prose: {self.name}"

    def _repr_markdown_(self) -> str:
        return self.markdown


class Section(Mapping[str, Prose]):
    """The prose of one notebook, by block name.

    Parameters
    ----------
    notebook : str
        Name of the notebook, for example ``02_fast_response``.
    *shown : str
        What of ``content/`` its widgets show: YAML files, such as ``"milestones"``, or an entry of
        one, such as ``"charts/onset"``. Their sources and numbers are listed too.

    Raises
    ------
    KeyError
        If the course has no such notebook or file, or (on ``[]``) the notebook no such block.
    """

    def __init__(self, notebook: str, *shown: str) -> None:
        content = load_content()
        blocks = _find(content.sections, notebook, "notebook", "content/pages/course.yaml")
        self._notebook = notebook
        self._shown = _shown(content, notebook, shown)
        self._file = f"content/{SECTIONS}/{notebook}.md"
        self._blocks = {
            name: Prose(f"{notebook}/{name}", rendered(content, _titled(content, notebook, text)))
            for name, text in blocks.items()
        }

    def __getitem__(self, block: str) -> Prose:
        return _find(self._blocks, block, "block", self._file)

    def objectives(self) -> Prose:
        """Return what a reader can do after this page."""
        content = load_content()
        listed = content.course.notebooks[self._notebook].objectives.values()
        told = f"{content.wording.quiz.objectives} {'; '.join(each.can for each in listed)}."
        return Prose(f"{self._notebook}/objectives", told)

    def sources(self) -> Prose:
        """Return the references of this page in full."""
        content = load_content()
        ids = set(cited_in(content, self._shown))
        used = sorted((content.sources[id_] for id_ in ids), key=full_reference)
        lines = [f"- {full_reference(source)}" for source in used]
        return Prose(f"{self._notebook}/sources", "\n".join([SOURCES, "", *lines]))

    def evidence(self) -> Evidence:
        """Return the cards behind the numbers of this page, each opened by its number."""
        content = load_content()
        ids = set(_findings(content, self._shown)) - set(content.evidence.rules)
        return Evidence(content, tuple(sorted(ids)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._blocks)

    def __len__(self) -> int:
        return len(self._blocks)


def _shown(content: Content, notebook: str, names: Iterable[str]) -> list[object]:
    """Return all that a page says: its prose, its part's verdicts, what its widgets show."""
    parts = {id_: each.part for id_, each in content.course.notebooks.items()}
    part = parts.get(notebook)
    claims = [claim.id for claim in content.article.claims.values() if claim.part == part]
    verdicts = [content.verdicts[claim] for claim in claims]
    scenes = [*content.scenes.get(notebook, {}).values()]
    wrong = [content.misconceptions[each.misconception] for each in scenes if each.misconception]
    asked = [each for each in content.asked_in(notebook) if each.test is None]
    named = (content.named(name) for name in names)
    return [content.sections[notebook], scenes, wrong, verdicts, asked, *named]


def _titled(content: Content, notebook: str, text: str) -> str:
    """Return prose of a notebook with what the verdicts of its part come to."""
    entry = content.course.notebooks.get(notebook)
    return filled(text, **{FINDING: entry.verdicts.finding}) if entry and entry.verdicts else text


_SCREEN = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
"""Words about what to do on a screen: ``[[Press Play.]]``. They stay away from paper."""


def rendered(content: Content, text: str) -> str:
    """Return prose of the content as Markdown that a notebook shows."""
    marked = _SCREEN.sub(r"<span class='ke-screen'>\1</span>", text)
    shown = with_values(content, with_citations(marked, content.sources))
    return f"{shown}\n\n{help_line(content.help)}" if distresses(shown) else shown


def _parts(said: object) -> Iterator[str | Record]:
    """Give all texts and all records in lists and mappings."""
    if isinstance(said, str | Record):
        yield said
    elif isinstance(said, Mapping):
        yield from _parts(list(said.values()))
    elif isinstance(said, list | tuple):
        for each in said:
            yield from _parts(each)


def _texts(said: object) -> Iterator[str]:
    """Give all texts, those within records included."""
    for part in _parts(said):
        if isinstance(part, str):
            yield part
        else:
            yield from _texts([getattr(part, name) for name in type(part).model_fields])


def _referred(said: object, *kinds: str) -> Iterator[str]:
    """Give the ids by which records name entries of these kinds."""
    for part in _parts(said):
        if isinstance(part, Record):
            yield from referred(part, *kinds)


def cited_in(content: Content, said: object) -> Iterator[str]:
    """Give the ids of the sources that texts cite, records name, or a finding is from."""
    yield from (id_ for text in _texts(said) for id_ in cited(text))
    yield from _referred(said, "source")
    evidence = content.evidence
    for id_ in _findings(content, said):
        if estimate := evidence.estimates.get(id_):
            yield evidence.study(estimate).reference
        elif rule := evidence.rules.get(id_):
            yield rule.reference


def _findings(content: Content, said: object) -> Iterator[str]:
    """Give the ids of the findings that are mentioned or named, and what they follow from."""
    yield from _referred(said, "estimate", "rule")
    for id_ in (id_ for text in _texts(said) for id_, _ in mentioned(text)):
        yield id_
        if derived := content.evidence.derived.get(id_):
            yield from (derived.treated, derived.control)


def _find(entries: Mapping[str, Value], name: str, what: str, file: str) -> Value:
    if name in entries:
        return entries[name]
    cure = did_you_mean(name, entries, f"add the {what} to {file}")
    raise KeyError(f"given {what} '{name}'; {file} has: {', '.join(entries)}; {cure}")
