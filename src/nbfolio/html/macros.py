r"""Commands that a notebook defines in its TeX (``\newcommand``, ``\def``), written out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_DEFINES = re.compile(
    r"\\(newcommand|renewcommand|providecommand|DeclareMathOperator|DeclarePairedDelimiter"
    r"|def|gdef|let)(?![A-Za-z])(\*?)\s*"
)
_NAME = re.compile(r"\{\s*\\([A-Za-z]+|.)\s*\}|\\([A-Za-z]+|.)")
_COUNT = re.compile(r"\s*\[\s*(\d)\s*\]")
_NUMBERS = re.compile(r"\s*((?:#\d)*)\s*")
_COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
_ENDS_IN_COMMAND = re.compile(r"\\[A-Za-z]+$")
_MOST, _LONGEST = 500, 50_000
"""Commands that are written out in one formula, and characters that it may have then."""


class EndlessError(ValueError):
    """Commands that stand for themselves, or for more than anybody can read."""


@dataclass(frozen=True)
class Macro:
    """What a command stands for.

    Parameters
    ----------
    body
        TeX in which ``#1`` is the first argument.
    count
        How many arguments it has.
    default
        What its first argument is where none is given in brackets; None where it must be given.
    """

    body: str
    count: int = 0
    default: str | None = None


def taken(tex: str, known: Mapping[str, Macro] | None = None) -> tuple[str, dict[str, Macro]]:
    r"""Return TeX without the definitions in it, and what they define.

    >>> taken(r"\def\R{\mathbb{R}} x")
    (' x', {'R': Macro(body='\\mathbb{R}', count=0, default=None)})
    """
    found: dict[str, Macro] = {}
    left, at = "", 0
    for definition in _DEFINES.finditer(tex):
        read = _defined(tex, definition) if definition.start() >= at else None
        if read is None:
            continue
        name, macro, end = read
        if definition[1] != "providecommand" or name not in {**(known or {}), **found}:
            found[name] = macro
        left, at = left + tex[at : definition.start()], end
    return left + tex[at:], found


def expanded(tex: str, macros: Mapping[str, Macro]) -> str:
    """Return TeX in which the commands of a notebook are what they stand for.

    Raises
    ------
    EndlessError
        If a command stands for itself.
    """
    written, rest = "", tex
    for _ in range(_MOST):
        command = next((at for at in _COMMAND.finditer(rest) if at[1] in macros), None)
        if command is None:
            return written + rest
        written += rest[: command.start()]
        rest = _with_arguments(macros[command[1]], rest[command.end() :])
        if len(written) + len(rest) > _LONGEST:
            break
    raise EndlessError(tex)


def _with_arguments(macro: Macro, rest: str) -> str:
    """Return what a command stands for, its arguments taken from what follows it, and the rest."""
    given: list[str] = []
    if macro.count and macro.default is not None:
        optional = _bracketed(rest)
        given.append(macro.default if optional is None else optional[0])
        rest = rest if optional is None else optional[1]
    while len(given) < macro.count:
        argument, rest = _argument(rest)
        given.append(argument)
    body = re.sub(
        r"#(\d)",
        lambda at: given[int(at[1]) - 1] if int(at[1]) <= len(given) else at[0],
        macro.body,
    )
    apart = " " if _ENDS_IN_COMMAND.search(body) and rest[:1].isalpha() else ""
    return body + apart + rest


def _defined(tex: str, definition: re.Match[str]) -> tuple[str, Macro, int] | None:
    """Return the name that a definition gives, what it stands for, and where it ends."""
    named = _NAME.match(tex, definition.end())
    if named is None:
        return None
    name, at = named[1] or named[2], named.end()
    match definition[1]:
        case "let":
            return _let(tex, name, at)
        case "DeclareMathOperator":
            body = _braced(tex, at)
            operator = f"\\operatorname{definition[2]}"
            return body and (name, Macro(f"{operator}{{{body[0]}}}"), body[1])
        case "DeclarePairedDelimiter":
            left = _braced(tex, at)
            right = _braced(tex, left[1]) if left else None
            if left is None or right is None:
                return None
            return name, Macro(f"\\left{left[0]} #1 \\right{right[0]}", 1), right[1]
        case "def" | "gdef":
            numbers = _NUMBERS.match(tex, at)
            count, at = (numbers[1].count("#"), numbers.end()) if numbers else (0, at)
            body = _braced(tex, at)
            return body and (name, Macro(body[0], count), body[1])
    return _new_command(tex, name, at)


def _new_command(tex: str, name: str, at: int) -> tuple[str, Macro, int] | None:
    count, default = 0, None
    if number := _COUNT.match(tex, at):
        count, at = int(number[1]), number.end()
        if optional := _bracketed(tex[at:]):
            default, at = optional[0], len(tex) - len(optional[1])
    body = _braced(tex, at)
    return body and (name, Macro(body[0], count, default), body[1])


def _let(tex: str, name: str, at: int) -> tuple[str, Macro, int] | None:
    other = re.compile(r"\s*=?\s*(\\[A-Za-z]+|\\.|\S)").match(tex, at)
    return (name, Macro(other[1]), other.end()) if other else None


def _braced(tex: str, at: int) -> tuple[str, int] | None:
    """Return what stands in the braces there, and where they end."""
    start = re.compile(r"\s*\{").match(tex, at)
    if start is None:
        return None
    depth, place = 0, start.end() - 1
    while place < len(tex):
        sign = tex[place]
        place += 1
        if sign == "\\":
            place += 1
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return tex[start.end() : place - 1], place
    return None


def _bracketed(tex: str) -> tuple[str, str] | None:
    """Return what stands in brackets first, and the rest."""
    found = re.match(r"\s*\[([^\[\]]*)\]", tex)
    return (found[1], tex[found.end() :]) if found else None


def _argument(tex: str) -> tuple[str, str]:
    """Return the first argument, in braces or one sign, and the rest."""
    if braced := _braced(tex, 0):
        return braced[0], tex[braced[1] :]
    sign = re.match(r"\s*(\\[A-Za-z]+|\\.|\S)", tex)
    return (sign[1], tex[sign.end() :]) if sign else ("", "")
