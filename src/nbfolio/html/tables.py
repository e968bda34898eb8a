r"""Tables of Markdown whose cells hold a ``|`` that parts no cells: one of TeX, or of code."""

from __future__ import annotations

import re

_DELIMITER = re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_CODE = r"(?P<code>(?<!\\)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
_HELD = re.compile(rf"{_CODE}|(?<![\\$])\$(?! )(?P<tex>[^$]+?)\$(?!\d)")
HELD = "\ue17c"
"""Stands for a ``|`` in code until the table is written."""

_TEX = re.compile(r"[\\^_{}()=]")
_PARTS = re.compile(r"(?<!\\)\|")


def whole_rows(source: str) -> str:
    """Return Markdown in whose tables each row has as many cells as the first.

    A ``|`` within TeX is written as TeX writes it, and one within code as `HELD`; what a row has
    too much is left out, and what it lacks is empty, as in Jupyter.
    """
    if "|" not in source or "--" not in source:
        return source
    lines = source.split("\n")
    fence, at = "", 0
    while at < len(lines):
        opened = _FENCE.match(lines[at])
        if opened and fence in ("", opened[1]):
            fence = "" if fence else opened[1]
        if not fence and at + 1 < len(lines) and _begins(lines[at], lines[at + 1]):
            at = _mend(lines, at)
        at += 1
    return "\n".join(lines)


def _begins(head: str, below: str) -> bool:
    return "|" in head and "|" in below and bool(_DELIMITER.match(below))


def _mend(lines: list[str], at: int) -> int:
    """Mend the rows of the table that begins there; return the place of its last one."""
    count = len(_cells(lines[at + 1]))
    lines[at] = _held(lines[at])
    row = at + 2
    while row < len(lines) and lines[row].strip() and "|" in lines[row]:
        cells = _cells(_held(lines[row]))
        bare = lines[at].lstrip().startswith("|") and not lines[row].lstrip().startswith("|")
        if len(cells) != count or bare:
            lines[row] = f"| {' | '.join([*cells, *[''] * count][:count])} |"
        else:
            lines[row] = _held(lines[row])
        row += 1
    return row - 1


def _cells(line: str) -> list[str]:
    inner = re.sub(r"(?<!\\)\|\s*$", "", line.strip().removeprefix("|"))
    return [each.strip() for each in _PARTS.split(inner)]


def _held(line: str) -> str:
    def held(found: re.Match[str]) -> str:
        if found["code"]:
            return found[0].replace(r"\|", "|").replace("|", HELD)
        if " | " in found["tex"] and not _TEX.search(found["tex"]):
            return found[0]  # two prices, each in its cell
        tex = found["tex"].replace(r"\|", r"\Vert ")
        return f"${tex.replace('|', chr(92) + 'vert ')}$"

    return _HELD.sub(held, line) if "$" in line or "`" in line else line
