r"""Equations as MathML shows them: rows that are aligned, numbers, and what refers to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_ENVIRONMENT = re.compile(r"\A\s*\\begin\{([a-zA-Z]+\*?)\}(.*)\\end\{\1\}\s*\Z", re.DOTALL)
_NUMBERED = {"equation", "align", "alignat", "flalign", "gather", "multline", "eqnarray"}
_WHOLE = {"equation", "multline"}
"""These have one number, whatever their rows."""

_LIKE_ALIGN = {"align", "aligned", "alignat", "alignedat", "flalign"}
_LIKE_GATHER = {"gather", "gathered", "multline", "multlined"}
_ANY = re.compile(r"\\(begin|end)\{([a-zA-Z]+)\*?\}(?:(?<=at\})\{\d+\}|(?<=at\*\})\{\d+\})?")
_LABEL = re.compile(r"\s*\\label\{([^{}]*)\}")
_TAG = re.compile(r"\s*\\tag(\*?)\{((?:[^{}]|\{[^{}]*\})*)\}")
_NO_TAG = re.compile(r"\s*\\(?:notag|nonumber)(?![A-Za-z])")
REFERENCE = re.compile(r"\\(?P<kind>eqref|ref)\{(?P<label>[^{}]+)\}")
_NEXT = r" \\ "
_STEP = re.compile(r"\\(begin|end)\{|\\\\(?:\[[^\]]*\])?|[{}]|\\.", re.DOTALL)


@dataclass(frozen=True)
class Row:
    """A row of an equation: its TeX, what stands in brackets beside it, what refers to it."""

    tex: str
    number: str = ""
    label: str = ""


def rows_of(tex: str, number: Callable[[], str] | None) -> tuple[str, list[Row]]:
    """Return the environment that TeX is, empty where it is none, and its rows.

    Parameters
    ----------
    tex
        What stands between two delimiters, or an environment.
    number
        Gives the next number; None where equations are not counted.
    """
    whole = _ENVIRONMENT.match(tex)
    name = whole[1] if whole else ""
    bare = name.removesuffix("*")
    if whole is None or bare not in _NUMBERED:
        return "", [_row(tex, None)]
    counted = None if name.endswith("*") else number
    inner = re.sub(r"\A\{\d+\}", "", whole[2]) if bare == "alignat" else whole[2]
    parts = [inner] if bare in _WHOLE else list(_parted(inner))
    return name, [_row(part, counted) for part in parts if part.strip()]


def written(name: str, rows: list[Row]) -> str:
    """Return an environment with these rows, as the library of MathML aligns them."""
    bare = name.removesuffix("*")
    if not bare or bare == "equation":
        return _aligned("".join(_beside(row) for row in rows))
    if bare in _LIKE_GATHER or bare == "multline":
        lines = (_beside(row) for row in rows)
        return _aligned(f"\\begin{{array}}{{c}}{_NEXT.join(lines)}\\end{{array}}")
    widest = max((_columns(row.tex) for row in rows), default=0)
    if bare == "eqnarray":
        numbers = "l" if any(row.number for row in rows) else ""
        start, end = f"\\begin{{array}}{{rcl{numbers}}}", "\\end{array}"
        widest = max(widest, 2)
    else:
        start, end = "\\begin{align*}", "\\end{align*}"
    filled = (
        row.tex + "&" * (widest + 1 - _columns(row.tex)) + _in_brackets(row) if row.number
        else row.tex
        for row in rows
    )  # fmt: skip
    return _aligned(f"{start}{_NEXT.join(filled)}{end}")


def _row(tex: str, number: Callable[[], str] | None) -> Row:
    label, tag = _LABEL.search(tex), _TAG.search(tex)
    bare = _NO_TAG.sub("", _TAG.sub("", _LABEL.sub("", tex)))
    if tag:
        said = tag[2] if tag[1] else f"({tag[2]})"
    elif number is None or _NO_TAG.search(tex):
        said = ""
    else:
        said = f"({number()})"
    return Row(bare.strip(), said, label[1].strip() if label else "")


def _beside(row: Row) -> str:
    return f"{row.tex} \\qquad {_in_brackets(row)}" if row.number else row.tex


def _in_brackets(row: Row) -> str:
    return f"\\text{{{row.number}}}"


def _columns(tex: str) -> int:
    """Return how many signs part columns in a row, those of inner environments left out."""
    depth = count = 0
    for step in re.finditer(r"\\(begin|end)\{|\\.|[{}&]", tex, re.DOTALL):
        sign = step[0]
        depth += (step[1] == "begin") - (step[1] == "end") + (sign == "{") - (sign == "}")
        depth += bool(step[1])  # the brace of its name is part of the step
        count += sign == "&" and depth <= 0
    return count


def _parted(tex: str) -> Iterator[str]:
    r"""Give the rows of an environment: what stands between ``\\`` that are in no other."""
    environments = braces = start = 0
    for step in _STEP.finditer(tex):
        sign = step[0]
        if step[1]:
            environments += 1 if step[1] == "begin" else -1
            braces += 1  # that of its name
        elif sign in "{}":
            braces += 1 if sign == "{" else -1
        elif sign.startswith("\\\\") and not environments and not braces:
            yield tex[start : step.start()]
            start = step.end()
    yield tex[start:]


def _aligned(tex: str) -> str:
    """Return TeX with environments of which the library knows the like."""

    def known(found: re.Match[str]) -> str:
        begins, name = found[1] == "begin", found[2]
        if name in _LIKE_ALIGN:
            return "\\begin{align*}" if begins else "\\end{align*}"
        if name in _LIKE_GATHER:
            return "\\begin{array}{c}" if begins else "\\end{array}"
        return found[0]

    return _ANY.sub(known, tex)
