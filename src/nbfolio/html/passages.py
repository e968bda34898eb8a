"""Panes of a page that wait, kept together: what stood before is not written again."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

BETWEEN = "\x01"  # which no HTML holds
_LENGTHS = range(0x500, 0x780)
"""Letters for lengths: two bytes each, of scripts that hardly any page is written in."""

_BEYOND, _HALF = re.compile("[\U00010000-\U0010ffff]"), re.compile("[\ud800-\udfff]")

_FIRST_DIGIT = 63
_DIGITS = 64
_FARTHEST = _DIGITS**3 - 1
SHORTEST = 6
"""Fewer letters take no more room than the five bytes that say where they stood."""

_LONGEST = SHORTEST + len(_LENGTHS) - 1
_LATEST = 24
"""How many earlier places are compared: enough, and a deck takes no longer."""


def together(panes: Sequence[str]) -> str:
    """Return waiting panes as JSON that may stand in a ``<script>``: ``kept``, and its ``size``.

    What stood there before is a letter for its length, then three digits to the base of 64 for
    how far back it stood, both counted as scripts do: a letter beyond U+FFFF is two of them. The
    page's script writes it again when it first shows a pane.

    Parameters
    ----------
    panes
        The HTML of each.

    Returns
    -------
    str
        Empty where panes stay as they are: it would be no shorter, or they hold such letters.
    """
    text = _in_halves(BETWEEN.join(panes))
    if text.count(BETWEEN) != len(panes) - 1 or any(ord(each) in _LENGTHS for each in set(text)):
        return ""
    coded = json.dumps(_in_letters("".join(_coded(text))), ensure_ascii=False)
    whole = _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", coded)
    safe = whole.replace("</", "<\\/").replace("<!", "<\\u0021")
    return f'{{"kept":{safe},"size":{len(text)}}}' if len(safe) < len(text) else ""


def apart(coded: str) -> list[str]:
    """Return the panes that `together` wrote as JSON."""
    written: list[str] = []
    signs = iter(_in_halves(json.loads(coded)["kept"]))
    for sign in signs:
        if ord(sign) not in _LENGTHS:
            written.append(sign)
            continue
        back = 0
        for _ in range(3):
            back = back * _DIGITS + ord(next(signs)) - _FIRST_DIGIT
        start = len(written) - back
        written += written[start : start + ord(sign) - _LENGTHS[0] + SHORTEST]
    return _in_letters("".join(written)).split(BETWEEN)


def _in_halves(text: str) -> str:
    """Return text in which each letter that scripts count as two is two."""
    return _BEYOND.sub(lambda letter: _halves(letter[0]), text)


def _halves(letter: str) -> str:
    high, low = divmod(ord(letter) - 0x10000, 0x400)
    return chr(0xD800 + high) + chr(0xDC00 + low)


def _in_letters(text: str) -> str:
    """Return text in which each two halves that follow one another are one letter."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def _coded(text: str) -> Iterator[str]:
    """Give letters as they stand, or where so many stood before."""
    before: dict[str, list[int]] = defaultdict(list)
    at = 0
    while at < len(text):
        length, start = _best(text, at, before[text[at : at + SHORTEST]][-_LATEST:])
        after = _best(text, at + 1, before[text[at + 1 : at + 1 + SHORTEST]][-_LATEST:])[0]
        length = 0 if after > length + 1 else length  # a longer run begins one letter later
        if length:
            yield chr(_LENGTHS[0] + length - SHORTEST)
            back = at - start
            digits = (back // _DIGITS**2, back // _DIGITS % _DIGITS, back % _DIGITS)
            yield "".join(chr(_FIRST_DIGIT + digit) for digit in digits)
        else:
            yield text[at]
        for place in range(at, at + (length or 1)):
            before[text[place : place + SHORTEST]].append(place)
        at += length or 1


def _best(text: str, at: int, places: Sequence[int]) -> tuple[int, int]:
    """Return the length of the longest run of those at some places, and its place; 0 if none."""
    best, found = SHORTEST - 1, 0
    for place in reversed(places):
        most = min(_LONGEST, at - place, len(text) - at)
        if at - place > _FARTHEST or most <= best:
            continue
        if text[place : place + best + 1] == text[at : at + best + 1]:
            best, found = _alike(text, at, place, best + 1, most), place
    return (best, found) if best >= SHORTEST else (0, 0)


def _alike(text: str, at: int, place: int, known: int, most: int) -> int:
    """Return how many letters are alike, of which some are known to be."""
    length = known
    while length < most and text[at + length] == text[place + length]:
        length += 1
    return length
