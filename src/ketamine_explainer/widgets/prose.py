"""Prose from ``content/`` for a notebook: one block a cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

from ..content import load_content, with_citations

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
        self._file = f"content/sections/{notebook}.md"
        self._blocks = {
            name: Prose(f"{notebook}/{name}", with_citations(text, content.sources_by_id))
            for name, text in blocks.items()
        }

    def __getitem__(self, block: str) -> Prose:
        return _find(self._blocks, block, "block", self._file)

    def __iter__(self) -> Iterator[str]:
        return iter(self._blocks)

    def __len__(self) -> int:
        return len(self._blocks)


def _find(entries: Mapping[str, Value], name: str, what: str, file: str) -> Value:
    if name in entries:
        return entries[name]
    close = get_close_matches(name, list(entries), n=1)
    cure = f"did you mean '{close[0]}'?" if close else f"add the {what} to {file}"
    raise KeyError(f"given {what} '{name}'; {file} has: {', '.join(entries)}; {cure}")
