"""The language of a page, and the direction in which it is read."""

from __future__ import annotations

import unicodedata

from markupsafe import Markup

from ..markup import element

ENGLISH = "en"
_TO_THE_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"}


def spoken(language: str) -> Markup:
    """Return the attributes of ``<html>`` that say its language, English where nobody says."""
    language = language or ENGLISH
    left = language.partition("-")[0].lower() in _TO_THE_LEFT
    return _attributes(lang=language, dir="rtl" if left else None)


def in_english(language: str) -> Markup:
    """Return the attributes of our own words on a page in another language; nothing on ours."""
    if (language or ENGLISH).partition("-")[0].lower() == ENGLISH:
        return Markup()
    return _attributes(lang=ENGLISH, dir="ltr")


def direction(words: str) -> str | None:
    """Return ``auto`` for words of which some are read to the left: each block finds its own."""
    if words.isascii():
        return None
    return "auto" if any(unicodedata.bidirectional(each) in ("R", "AL") for each in words) else None


def _attributes(**named: str | None) -> Markup:
    tag = element("i", **named)
    return Markup(tag.removeprefix("<i").removesuffix("></i>"))
