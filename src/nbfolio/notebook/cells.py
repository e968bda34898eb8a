"""What Jupyter and its extensions store in a cell and in a notebook's metadata, as we read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .bundles import Output, text_of
from .marks import is_notice

if TYPE_CHECKING:
    from nbformat import NotebookNode

_YAML = re.compile(r"\s*---\n.*?\n---\s*\Z", re.DOTALL)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def without_source(cell: NotebookNode) -> bool:
    """Return whether the source of a cell was removed by its tag, or hidden by an extension."""
    removed = cell.metadata.get("transient", {}).get("remove_source")
    return bool(removed or cell.metadata.get("hide_input"))


def outputs(cell: NotebookNode) -> Iterator[Output]:
    """Give the outputs of a cell; what was printed in several goes is one, as in Jupyter."""
    waiting: dict[str, Any] | None = None
    for each in cell.get("outputs", ()):
        if is_notice(each):
            continue
        words = text_of(each.get("text")) if each.get("output_type") == "stream" else None
        if waiting and words is not None and each.get("name") == waiting.get("name"):
            waiting = {**waiting, "text": (text_of(waiting["text"]) or "") + words}
            continue
        if waiting:
            yield waiting
        waiting = dict(each) if words is not None else None
        if waiting is None:
            yield each
    if waiting:
        yield waiting


def raw_form(cell: NotebookNode) -> str:
    """Return the MIME type of a raw cell that a page can show; empty of others, and of YAML."""
    said = cell.metadata.get("raw_mimetype") or cell.metadata.get("format") or ""
    if said in ("text/html", "html", "") and cell.source.strip() and not _YAML.match(cell.source):
        return "text/html"
    return "text/markdown" if said == "text/markdown" else ""


def language_of(metadata: Mapping[str, Any]) -> str:
    """Return what language a notebook's words are in, as HTML names it; empty where nobody says."""
    said = metadata.get("lang") or metadata.get("language") or ""
    return said if isinstance(said, str) and _LANGUAGE.fullmatch(said) else ""


def code_language(metadata: Mapping[str, Any]) -> str:
    """Return what a notebook's code is written in, as its metadata say."""
    info, kernel = metadata.get("language_info", {}), metadata.get("kernelspec", {})
    for about, key in ((info, "pygments_lexer"), (info, "name"), (kernel, "language")):
        if isinstance(about, Mapping) and isinstance(said := about.get(key), str) and said:
            return said
    return ""
