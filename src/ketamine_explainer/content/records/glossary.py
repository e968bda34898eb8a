"""glossary.yaml: terms that pages explain where they first stand."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Entry, Identifier, Text
from .names import Key


class Term(Entry):
    """A term, as it is written, and what it means.

    Parameters
    ----------
    words
        How it is written, the usual form first; plurals and other spellings after it.
    means
        What it means, in a sentence or two without a number.
    """

    id: Annotated[Identifier, Key("term")]
    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    means: Annotated[str, Field(min_length=1, max_length=260)]
