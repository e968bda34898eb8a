"""File names that tell what is in a file and are short enough for any computer."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain, count

_MACHINE_MADE = re.compile(r"[0-9a-f]{8}(-[0-9a-f-]+)?|cell-\d+")
_TRAILING = re.compile(r"(?:-(?:a|an|by|in|of|on|the|those|to|with))+$")
_LEADING = re.compile(r"^(?:show|the)-(?=.)")


def slug(words: str) -> str:
    """Return words in lower case, in letters that every computer knows, joined by hyphens.

    >>> slug("Pöyhiä: 0.5 mg/kg")
    'poyhia-0.5-mg-kg'
    """
    ascii_ = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+(?:\.[0-9]+)*", ascii_.replace("%", " percent")))


def truncate_slug(words: str, most: int) -> str:
    """Return the first words of a slug, `most` letters at most where they are whole words.

    >>> truncate_slug("Time since start", 12)
    'time-since'
    """
    parts = slug(words).split("-")
    kept = parts[0][:most]
    for part in parts[1:]:
        if len(f"{kept}-{part}") > most:
            break
        kept = f"{kept}-{part}"
    return _TRAILING.sub("", kept) or "x"


def cell_name(ident: str, title: str) -> str:
    """Return what a cell is called: by its id where a person gave it, else by a title.

    >>> cell_name("show-timeline", "Two speeds"), cell_name("3f2a9c1e", "Two speeds")
    ('timeline', 'two-speeds')
    """
    if _MACHINE_MADE.fullmatch(ident):
        return truncate_slug(title, 40)
    return _LEADING.sub("", slug(ident)) or truncate_slug(title, 40)


def unique(name: str, taken: set[str]) -> str:
    """Return `name`, with a number where it is taken already, and take it."""
    others = (f"{name}-{place}" for place in count(2))
    free = next(each for each in chain([name], others) if each not in taken)
    taken.add(free)
    return free
