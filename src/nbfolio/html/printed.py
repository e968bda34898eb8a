"""What a program printed, as a terminal leaves it: lines written over, characters taken back."""

from __future__ import annotations

import re

_MOVES = re.compile(r"[\r\b]")
_PIECE = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|.", re.DOTALL)


def settled(words: str) -> str:
    r"""Return printed text without what was written over by ``\r`` and taken back by ``\b``.

    >>> settled("10 %\r99 %\ndone."), settled("abc\b\bd")
    ('99 %\ndone.', 'adc')
    """
    if not _MOVES.search(words):
        return words
    return "\n".join(map(_line, words.replace("\r\n", "\n").split("\n")))


def _line(line: str) -> str:
    if not _MOVES.search(line):
        return line
    cells: list[str] = []
    at, waiting = 0, ""
    for piece in _PIECE.findall(line):
        if piece == "\r":
            at = 0
        elif piece == "\b":
            at = max(at - 1, 0)
        elif piece.startswith("\x1b"):
            waiting += piece  # colours belong to the character that comes next
        else:
            cells[at : at + 1] = [waiting + piece]
            at, waiting = at + 1, ""
    return "".join(cells) + waiting
