"""SVG as PNG, on any computer the same: with matplotlib's font and no other."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import local
from typing import Protocol

from ..notebook.extras import extra
from ..typeface import installed

with extra("nbfolio[pictures]", "A figure as PNG", "figures stay SVG"):
    import matplotlib as mpl
    import PIL
    import resvg_py

    from . import draw
    from .draw import draw as drawn_here

FONT_FILES = tuple(
    str(Path(mpl.get_data_path(), "fonts", "ttf", f"{name}.ttf"))
    for name in ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique", "DejaVuSans-BoldOblique")
)
"""Where matplotlib brings it along, so that a picture is the same on every computer."""

_NAMED = re.compile(r"""\bfont-family="'([^']+)'""")
"""The first family that a picture names: its root says it."""

SCALE = 2.0
"""Pixels for each unit of a figure: sharp on a projector and in print."""

AT_A_TIME = 2
"""How many pictures are drawn side by side."""


class Kept(Protocol):
    """Where pictures are kept that were drawn before."""

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a key."""

    def put(self, key: str, data: bytes) -> None:
        """Keep data under a key."""


def png(svg: str, scale: float = SCALE) -> bytes:
    """Return an SVG as PNG.

    Parameters
    ----------
    svg
        A whole SVG that needs nothing outside itself.
    scale
        Pixels for each unit of the SVG.
    """
    return drawn_here(svg, scale, fonts_for(svg))


def fonts_for(svg: str) -> tuple[str, ...]:
    """Return the files of the fonts of a picture: matplotlib's, and those that it names first.

    Raises
    ------
    FamilyNotInstalled
        If no package brings what it names.
    """
    named = _NAMED.search(svg)
    if named is None or named[1] == draw.FONT:
        return FONT_FILES
    return (*map(str, installed(named[1]).files), *FONT_FILES)


def png_all(svgs: Iterable[str], kept: Kept | None = None, scale: float = SCALE) -> Iterator[bytes]:
    """Give SVGs as PNG, as `png` does, in their order; a few are drawn side by side.

    Parameters
    ----------
    svgs
        Whole SVGs.
    kept
        Where those are looked for first, and put, which are drawn.
    scale
        Pixels for each unit of the SVGs.
    """
    own = local()
    with ExitStack() as started:

        def drawn(svg: str) -> bytes:
            key = _key(svg, scale)
            if kept and (found := kept.get(key)) is not None:
                return found
            if not hasattr(own, "worker"):
                own.worker = started.enter_context(_worker())
            data = _told(own.worker, svg, scale) or png(svg, scale)  # which says what is wrong
            if kept:
                kept.put(key, data)
            return data

        with ThreadPoolExecutor(AT_A_TIME) as threads:
            yield from threads.map(drawn, svgs)


@contextmanager
def _worker() -> Iterator[subprocess.Popen[bytes]]:
    """Start a process that draws; it ends when nobody can tell it anything any more."""
    pipe, program = subprocess.PIPE, [sys.executable, "-P", draw.__file__]
    with subprocess.Popen(
        program, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, start_new_session=True
    ) as worker:
        assert worker.stdin
        try:
            yield worker
        finally:
            with suppress(OSError):  # it ended before, and what it was told last is still to send
                worker.stdin.close()


def _told(worker: subprocess.Popen[bytes], svg: str, scale: float) -> bytes | None:
    """Return what a process draws; None where it could not."""
    assert worker.stdin
    assert worker.stdout
    line = json.dumps({"svg": svg, "scale": scale, "fonts": fonts_for(svg)}) + "\n"
    try:
        worker.stdin.write(line.encode())
        worker.stdin.flush()
    except OSError:
        return None
    data = worker.stdout.read(int.from_bytes(worker.stdout.read(8), "big"))
    return data or None


def _key(svg: str, scale: float) -> str:
    return hashlib.sha256(f"{_means()} {scale} {svg}".encode()).hexdigest()


@cache
def _means() -> str:
    """Return what a picture depends on beside its SVG."""
    versions = resvg_py.__version__, PIL.__version__, mpl.__version__
    return f"{versions} {Path(draw.__file__).read_text(encoding='utf-8')}"
