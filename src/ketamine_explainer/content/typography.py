"""Quotation marks and apostrophes as they are printed, from those on a keyboard."""

from __future__ import annotations

import re

_AS_TYPED = r"`[^`]*`|https?://\S+|</?[a-z][^>]*>|\$[^$\n]+\$"
"""Code, addresses, tags and TeX: they keep what was typed."""

_MARK = re.compile(
    rf"{_AS_TYPED}"
    r"|(?P<opens>(?<![\w.,;:!?)}\]”’])[\"'](?=[\w*{\[(…]))"
    r"|(?P<closes>[\"'])"
)
_OPENING = {'"': "“", "'": "‘"}
_CLOSING = {'"': "”", "'": "’"}


def typographic(text: str) -> str:
    """Return text with printed quotation marks and apostrophes.

    >>> typographic('''The trial's "first *hour*", the trials' ('last') one''')
    'The trial’s “first *hour*”, the trials’ (‘last’) one'
    """
    return _MARK.sub(_printed, text)


def _printed(found: re.Match[str]) -> str:
    if found["opens"]:
        return _OPENING[found[0]]
    return _CLOSING[found[0]] if found["closes"] else found[0]
