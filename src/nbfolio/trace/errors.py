"""What cannot be computed in a page: what was asked for, where, what is allowed, what to do."""

from __future__ import annotations

import ast
import linecache
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from dis import opname
from itertools import islice
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import numpy as np

_OURS = str(Path(__file__).parent)
_NUMPY = str(Path(np.__file__).parent)
_STANDARD = sysconfig.get_path("stdlib")


class Refused(TypeError):  # noqa: N818  # it is what happened: the author's function was refused
    """A construct of the author's function that no page can compute.

    Parameters
    ----------
    place : str
        Function, file and line, such as ``curve (levels.py, line 12)``.
    given, allowed, cure : str
        What stands there, what may stand there, and what to write instead.
    """

    def __init__(self, place: str, given: str, allowed: str, cure: str) -> None:
        super().__init__(f"{place}: given {given}; allowed: {allowed}; to do: {cure}")
        self.place, self.given, self.allowed, self.cure = place, given, allowed, cure


def refused(given: str, allowed: str, cure: str) -> Refused:
    """Return the refusal of what the author's function asks for at this moment."""
    return Refused(_here(), given, allowed, cure)


def refused_at(code: CodeType | None, given: str, allowed: str, cure: str) -> Refused:
    """Return the refusal of a whole function, such as of what it returned."""
    return Refused(_place(code, code.co_firstlineno) if code else "trace", given, allowed, cure)


@dataclass(frozen=True)
class Asked:
    """What the author's function does at this moment.

    Parameters
    ----------
    expression : ast.expr or None
        The expression that is being computed, where its source is known.
    stores : bool
        Whether an element of something is being set.
    names : mapping of str to Any
        What the names in it mean.
    """

    expression: ast.expr | None
    stores: bool
    names: Mapping[str, Any]

    @property
    def called(self) -> str:
        """The function that is called, such as ``math.exp``; empty if none is."""
        if not isinstance(self.expression, ast.Call):
            return ""
        name = ast.unparse(self.expression.func)
        home = getattr(self.names.get(name), "__module__", None)
        return f"math.{name}" if home == "math" else name


def asked() -> Asked:
    """Return what the author's function does at this moment, to word a cure after it."""
    frame = _author(sys._getframe(1))
    if not frame:
        return Asked(None, False, {})
    code = frame.f_code
    first, last, start, end = next(islice(code.co_positions(), frame.f_lasti // 2, None))
    stores = opname[code.co_code[frame.f_lasti]] == "STORE_SUBSCR"
    source = _source(code.co_filename, first, last, start, end)
    try:
        expression = ast.parse(f"({source})", mode="eval").body
    except (SyntaxError, ValueError):
        expression = None
    return Asked(expression, stores, {**frame.f_globals, **frame.f_locals})


def _source(
    file: str, first: int | None, last: int | None, start: int | None, end: int | None
) -> str:
    if first is None or last is None:
        return ""
    lines = [linecache.getline(file, number).encode() for number in range(first, last + 1)]
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][start:]
    return b"".join(lines).decode(errors="replace")


def _here() -> str:
    frame = _author(sys._getframe(1))
    return _place(frame.f_code, frame.f_lineno) if frame else "trace"


def _place(code: CodeType, line: int) -> str:
    return f"{code.co_qualname} ({Path(code.co_filename).name}, line {line})"


def _author(frame: FrameType | None) -> FrameType | None:
    """Return the innermost frame that is neither ours, nor numpy's, nor the standard library's."""
    while frame and not _is_authors(frame.f_code.co_filename):
        frame = frame.f_back
    return frame


def _is_authors(file: str) -> bool:
    if file.startswith((_OURS, _NUMPY, "<__array_function__", "<string>")):
        return False
    return "site-packages" in file or not file.startswith(_STANDARD)
