"""Our scripts and our styles as short as they can be."""

from __future__ import annotations

import re

import rcssmin
import rjsmin

from .rename import shorter

_KEPT = (
    r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|`(?:\\.|[^`\\])*`'
    r"|(?<=[(,=:\[!&|?{};])/(?![*/])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[])+/[a-z]*"
)
"""Strings, templates and regular expressions: none of ours holds another one of its kind."""

_TOKEN = re.compile(rf"(?P<kept>{_KEPT})|(?P<word>[\w$]+)|(?P<mark>[^\w$])", re.DOTALL)
_TIGHTER = [
    (re.compile(r",(?=[}\]])"), ""),
    (re.compile(r";(?=})"), ""),
    (re.compile(r"(?<![\w$])\((\w+)\)=>"), r"\1=>"),
]
_ZERO = re.compile(r"(?<![\w.\\])0(?=\.\d)")
"""What stands before the point of a fraction."""

_BESIDE = re.compile(r" ?([+~]) (?=[.*:\[]\D)")
"""What combines two selectors; in a sum blanks stay, and a number follows."""

_QUOTED = re.compile(r"""(/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\))""", re.DOTALL)
_APART = re.compile(f"({_KEPT})", re.DOTALL)


def minified(script: str) -> str:
    """Return a script without comments and idle signs, in which names of its own are short.

    Declarations with ``const`` that follow one another become one. An empty statement before a
    closing brace would be lost: our scripts have none.
    """
    parts = _APART.split(_joined(rjsmin.jsmin(script)))
    parts[::2] = map(_tightened, parts[::2])
    return shorter("".join(parts))


def minified_style(style: str) -> str:
    """Return a stylesheet without comments and idle signs, but with the notices of others."""
    parts = _QUOTED.split(str(rcssmin.cssmin(style, keep_bang_comments=True)))
    parts[::2] = (_ZERO.sub("", _BESIDE.sub(r"\1", part)) for part in parts[::2])
    return "".join(parts)


def _tightened(part: str) -> str:
    for pattern, short in _TIGHTER:
        part = pattern.sub(short, part)
    return part


def _joined(script: str) -> str:
    """Join each ``const`` to the one before it, where nothing stands between them."""
    written: list[str] = []
    first = [""]  # by level of brackets, the first word of the statement
    joins = joined = False
    for token in _TOKEN.finditer(script):
        sign = token[0]
        if joins and sign == "const":
            written[-1] = ","
        elif not (joined and sign == " "):
            written.append(sign)
        joined = joins and sign == "const"
        if sign.isspace():
            continue
        joins = sign == ";" and first[-1] == "const"
        first = _after(sign, first)
    return "".join(written)


def _after(sign: str, first: list[str]) -> list[str]:
    match sign:
        case "(" | "[" | "{":
            return [*first[:-1], first[-1] or sign, ""]
        case ")" | "]":
            return first[:-1]
        case "}":
            outer = first[:-1]
            return outer if outer[-1] == "const" else [*outer[:-1], ""]
        case ";":
            return [*first[:-1], ""]
    return [*first[:-1], first[-1] or sign]
