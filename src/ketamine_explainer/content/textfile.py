"""Content files read as text; what is no readable text is refused before any parser sees it."""

from __future__ import annotations

import re
from pathlib import Path

from .errors import ContentError, Problem

LARGEST = 500_000
"""Bytes that a content file may have: eight times what the largest one has."""

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that stand for nothing a reader sees, and that XML, TeX or JSON refuse later."""


def read_text(path: Path, kind: str, start: str = "") -> str:
    """Return the text of a content file.

    Parameters
    ----------
    path : Path
        The file.
    kind : str
        What it should be, for messages: "a YAML file".
    start : str
        What a new one begins with, for messages.

    Raises
    ------
    ContentError
        If there is no such file, or it is a folder, a pipe or the like, cannot be read, is too
        large, is not UTF-8 or holds control characters.
    """
    text = _decoded(path, _bytes(path, kind, start))
    if odd := CONTROL.search(text):
        raise ContentError(
            [
                Problem(
                    path,
                    text.count("\n", 0, odd.start()) + 1,
                    "",
                    f"the control character U+{ord(odd[0]):04X}",
                    "text with tabs and line breaks",
                    "delete the character; type the line anew if it cannot be seen",
                )
            ]
        )
    return text


def _bytes(path: Path, kind: str, start: str) -> bytes:
    cure = f"create {path.name}{start}"
    try:
        if path.is_file():  # a pipe would be waited for without end
            if (size := path.stat().st_size) <= LARGEST:
                return path.read_bytes()
            given = f"{size / 1e6:.1f} MB"
            allowed, cure = f"at most {LARGEST / 1e6:.1f} MB", "take out what is not content"
        elif path.exists() or path.is_symlink():
            given, allowed = "a folder, a pipe or a link to nothing", kind
            cure = f"move it away and {cure}"
        else:
            given, allowed = "no such file", kind
    except OSError as error:
        given, allowed = f"a file that cannot be read: {error.strerror}", kind
        cure = "give yourself the right to read it"
    raise ContentError([Problem(path, None, "", given, allowed, cure)])


def _decoded(path: Path, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        given = f"byte {error.start} is not UTF-8"
        cure = "save the file as UTF-8"
        raise ContentError([Problem(path, line, "", given, "UTF-8 text", cure)]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
