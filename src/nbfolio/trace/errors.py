"""What cannot be computed in a page: what was asked for, where, what is allowed, what to do."""

from __future__ import annotations

import linecache
import sys
import sysconfig
from pathlib import Path
from types import CodeType, FrameType

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


def line_here() -> str:
    """Return the line of the author's that is being run, to word a cure after it."""
    frame = _author(sys._getframe(1))
    return linecache.getline(frame.f_code.co_filename, frame.f_lineno).strip() if frame else ""


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
