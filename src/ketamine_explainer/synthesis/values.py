"""Values of the evidence within text: each is a button that opens its card."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from nbfolio.markup import element

from ..content import Content
from ..content.mentions import mentioned, with_mentions
from .mentions import mention_text


def with_values(content: Content, html: str) -> str:
    """Return HTML or Markdown with each mention of an estimate as a button that opens its card.

    A value and its punctuation stay on one line: between a button and text a line may break.
    """
    return with_mentions(html, partial(value_button, content), on_one_line)


def on_one_line(*html: str) -> Markup:
    """Return pieces of HTML as one that stays on a line, as a button and its punctuation do."""
    return element("span", *map(Markup, html), class_="ke-hold")


def with_words(content: Content, text: str) -> str:
    """Return plain text with each mention of an estimate in words."""
    return with_mentions(text, lambda id_, form: mention_text(content.evidence, id_, form))


def with_spans(content: Content, text: str) -> str:
    """Return HTML or Markdown with each mention of an estimate in words that name it.

    It is for what is said or printed, where no card opens.
    """
    return with_mentions(text, partial(value_span, content))


def value_span(content: Content, id_: str, form: str = "value") -> Markup:
    """Return a value in words that name its estimate."""
    return element("span", mention_text(content.evidence, id_, form), data_estimate=id_)


def value_button(content: Content, id_: str, form: str = "value") -> Markup:
    """Return a value as a button that opens the card of its estimate, with no script."""
    return card_button(content, id_, mention_text(content.evidence, id_, form))


def card_button(content: Content, id_: str, words: str) -> Markup:
    """Return a button with those words that opens the card of an estimate, with no script."""
    target = anchor(content, id_)
    return element("button", words, class_="ke-value", popovertarget=target)


def mentioned_in(text: str) -> str:
    """Return the ids of all that a text mentions, apart by blanks."""
    return " ".join(id_ for id_, _ in mentioned(text))


def anchor(content: Content, id_: str) -> str:
    """Return the id, in a page, of the card of an estimate: that of the first in its card."""
    estimate = content.evidence.estimates.get(id_)
    first = content.evidence.beside(estimate)[0].id if estimate else id_
    return f"estimate-{first}"
