"""Small pieces of HTML: cards, quotations, references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from nbfolio.markup import element, text

from ...content import Content, to_html, to_text
from ...content.phrases import filled
from ...content.records import Claim
from ...synthesis.values import on_one_line, with_values, with_words


def card(rows: Sequence[tuple[str, str]]) -> Markup:
    """Return a description list of terms and what is said of them; empty ones are left out."""
    items = (element("dt", term) + element("dd", said) for term, said in rows if said)
    return element("dl", *items, class_="ke-card")


def bullets(items: Iterable[str]) -> Markup:
    """Return an HTML list, or nothing where there is nothing to list."""
    lines = [element("li", item) for item in items]
    return element("ul", *lines) if lines else Markup()


def quoted(claims: Iterable[Claim]) -> Markup:
    """Return the words of claims, in quotation marks, as an HTML list."""
    return bullets(f"“{claim.quote}”" for claim in claims)


def claims_of(content: Content, ids: Iterable[str]) -> list[Claim]:
    """Return the claims of those ids, in that order."""
    return [content.article.claims[claim_id] for claim_id in ids]


def html(content: Content, markdown: str) -> Markup:
    """Return Markdown of a content file as HTML, citations linked."""
    return Markup(with_values(content, to_html(markdown, content.sources)))


def phrase(content: Content, sentence: str, **values: object) -> Markup:
    """Return a sentence of the content as HTML, its places filled with texts and HTML.

    A button and the punctuation after it stay on one line.
    """
    shown = {name: text(value) for name, value in values.items()}
    buttons = [name for name, each in shown.items() if "<button" in each]
    said = str(html(content, sentence))
    if buttons:
        places = rf"{{=(?:{'|'.join(buttons)})}}[).,;:?!”]+"
        said = re.sub(places, lambda found: on_one_line(found[0]), said)
    return Markup(filled(said, **shown))


def plain(content: Content, markdown: str) -> str:
    """Return Markdown of a content file as plain text."""
    return with_words(content, to_text(markdown, content.sources))
