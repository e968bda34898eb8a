"""Citations in Markdown: ``[@zarate-2006]`` becomes a short linked reference in brackets.

Words may lead it: ``[for example @zarate-2006]``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import mistune

from .records import Source

_CITATION = re.compile(r"\[([^\[\]@]*)@([^\]\s]+)\]")
_GROUP = re.compile(rf"{_CITATION.pattern}(?:\s*{_CITATION.pattern})*")


class _Beside(mistune.HTMLRenderer):
    """Writes Markdown whose links open beside."""

    def link(self, text: str, url: str, title: str | None = None) -> str:
        return f'<a target="_blank" rel="noopener" href="{self.safe_url(url)}">{text}</a>'


_inline = mistune.create_markdown(renderer=_Beside(escape=True))


def cited(text: str) -> Iterable[str]:
    """Return the source ids that `text` cites, in order."""
    return [id_ for _, id_ in _CITATION.findall(text)]


def malformed_citations(text: str, ids: Iterable[str]) -> Iterable[str]:
    """Return what looks like a citation in `text` but is not one, in order.

    That is a lone ``@name``, brackets left open, several names in one pair of brackets, and a
    name of `ids` in brackets without its ``@``.
    """
    rest = _CITATION.sub(" ", text)
    if "@" not in rest and "[" not in rest:
        return []
    return _odd(frozenset(ids)).findall(rest)


@lru_cache
def _odd(ids: frozenset[str]) -> re.Pattern[str]:
    """Compile once what is looked for in every text of the course."""
    bare = "|".join(map(re.escape, sorted(ids)))
    return re.compile(rf"\[[^\[\]]*@[^\[\]]*\]?|(?<!\w)@[\w-]+|\[(?:{bare})\](?!\()")


def with_citations(text: str, sources: Mapping[str, Source]) -> str:
    """Return `text` with citations as Markdown links in brackets, neighbours together."""
    return _grouped(text, lambda id_: reference(sources[id_]))


def _grouped(text: str, name: Callable[[str], str]) -> str:
    def brackets(group: re.Match[str]) -> str:
        parts = (lead + name(id_) for lead, id_ in _CITATION.findall(group[0]))
        return f"({'; '.join(parts)})"

    return _GROUP.sub(brackets, text)


def reference(source: Source) -> str:
    """Return a source as short linked Markdown, for example ``[Zarate 2006](https://…)``."""
    return f"[{source.short}]({source.link})" if source.link else source.short


def to_html(text: str, sources: Mapping[str, Source]) -> str:
    """Return Markdown as HTML, citations linked, raw HTML escaped, links opening beside.

    A text of one paragraph comes without its ``<p>``, to stand within other elements.
    """
    html = str(_inline(with_citations(text, sources))).strip()
    single = html.startswith("<p>") and html.count("<p>") == 1 and html.endswith("</p>")
    return html[3:-4] if single else html


def to_text(text: str, sources: Mapping[str, Source]) -> str:
    """Return Markdown as plain text: citations as ``(Zarate 2006)``, links and stars dropped."""
    named = _grouped(text, lambda id_: sources[id_].short)
    linkless = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", named)
    return re.sub(r"[*`]", "", linkless)


def full_reference(source: Source) -> str:
    """Return a source in full as Markdown: authors, title, journal, year, link."""
    where = ", ".join(str(part) for part in (source.where, source.year) if part)
    names = {"doi ": source.doi, "PMID ": source.pmid, "": source.pmcid}
    ids = "; ".join(f"{name}{value}" for name, value in names.items() if value)
    link = f" [{ids or 'page'}]({source.link})" if source.link else ""
    sentences = [part.rstrip(".") for part in (source.byline, source.title, where) if part]
    return " ".join(f"{part}{'' if part.endswith('?') else '.'}" for part in sentences) + link
