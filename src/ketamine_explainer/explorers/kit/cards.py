"""Small pieces of HTML: cards, quotations, references."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from ...content import Content, to_html, to_text
from ...content.phrases import filled
from ...content.records import Claim
from .values import with_values, with_words


def card(rows: Sequence[tuple[str, str]]) -> str:
    """Return a description list of plain terms and their HTML; empty ones are left out."""
    items = "".join(f"<dt>{escape(term)}</dt><dd>{html}</dd>" for term, html in rows if html)
    return f"<dl class='ke-card'>{items}</dl>"


def bullets(items: Iterable[str], kind: str = "") -> str:
    """Return an HTML list, or nothing where there is nothing to list."""
    lines = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul class='{kind}'>{lines}</ul>" if lines else ""


def quoted(claims: Iterable[Claim]) -> str:
    """Return the words of claims, in quotation marks, as an HTML list."""
    return bullets(f"“{escape(claim.quote)}”" for claim in claims)


def claims_of(content: Content, ids: Iterable[str]) -> list[Claim]:
    """Return the claims of those ids, in that order."""
    return [content.article.claims[claim_id] for claim_id in ids]


def html(content: Content, markdown: str) -> str:
    """Return Markdown of a content file as HTML, citations linked."""
    return with_values(content, to_html(markdown, content.sources))


def phrase(content: Content, sentence: str, **values: object) -> str:
    """Return a sentence of the content as HTML, its places filled with values that are HTML."""
    return filled(html(content, sentence), **values)


def plain(content: Content, markdown: str) -> str:
    """Return Markdown of a content file as plain text."""
    return with_words(content, to_text(markdown, content.sources))
