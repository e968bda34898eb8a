"""Prose from ``content/`` for a notebook: one block a cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from ..content import full_reference, load_content, with_citations
from ..content.citations import cited
from ..content.errors import did_you_mean
from ..content.records import Milestone, Record

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

    Raises
    ------
    KeyError
        If the course has no such notebook, or (on ``[]``) the notebook no such block.
    """

    def __init__(self, notebook: str) -> None:
        content = load_content()
        blocks = _find(content.sections, notebook, "notebook", "content/course.yaml")
        self._notebook = notebook
        self._file = f"content/sections/{notebook}.md"
        self._blocks = {
            name: Prose(f"{notebook}/{name}", with_citations(text, content.sources_by_id))
            for name, text in blocks.items()
        }

    def __getitem__(self, block: str) -> Prose:
        return _find(self._blocks, block, "block", self._file)

    def sources(self, *files: str) -> Prose:
        """Return the references of this prose in full, and those of what its widgets show.

        Parameters
        ----------
        *files : str
            YAML files of ``content/`` that the notebook's widgets show, such as ``"milestones"``.
        """
        content = load_content()
        shown = [content.sections[self._notebook], *(getattr(content, file) for file in files)]
        sources = {content.sources_by_id[id_].short: id_ for each in shown for id_ in _cited(each)}
        lines = [
            f"- {full_reference(content.sources_by_id[sources[name]])}" for name in sorted(sources)
        ]
        return Prose(f"{self._notebook}/sources", "\n".join([SOURCES, "", *lines]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._blocks)

    def __len__(self) -> int:
        return len(self._blocks)


def _cited(said: Any) -> Iterator[str]:
    """Return the ids of the sources that a record, a list or a text names."""
    if isinstance(said, str):
        yield from cited(said)
    elif isinstance(said, Record):
        yield from getattr(said, "sources", ())
        yield from [said.source] if isinstance(said, Milestone) else []
        for name in type(said).model_fields:
            yield from _cited(getattr(said, name))
    elif isinstance(said, Mapping):
        yield from _cited(list(said.values()))
    elif isinstance(said, list | tuple):
        for each in said:
            yield from _cited(each)


def _find(entries: Mapping[str, Value], name: str, what: str, file: str) -> Value:
    if name in entries:
        return entries[name]
    cure = did_you_mean(name, entries, f"add the {what} to {file}")
    raise KeyError(f"given {what} '{name}'; {file} has: {', '.join(entries)}; {cure}")
