"""A typeface inside a page: of the files that an installed package has, the letters that it needs.

Where matplotlib measures with the same files, what is laid out is what is shown.
"""

from __future__ import annotations

import io
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

from .notebook.extras import extra

_ALWAYS = frozenset(map(chr, range(0x20, 0x7F)))
"""Letters that every page brings: a reader may type them."""

_HIDDEN = re.compile(r"data:[\w/;+-]+,[^\"'\s>)]*")
"""What has letters that nobody sees."""

_ALLOWED, _STYLES = "img-src data:;", "<style>"


@dataclass(frozen=True)
class Typeface:
    """A family of letters.

    Slanted letters are not brought: browsers slant the upright ones, which keep their widths.

    Parameters
    ----------
    family
        Its name.
    regular, bold
        Its files, as TrueType or OpenType.
    """

    family: str
    regular: Path
    bold: Path

    @property
    def files(self) -> tuple[Path, Path]:
        """Both files."""
        return self.regular, self.bold


@cache
def installed(family: str) -> Typeface:
    """Return a family that a package brings: ``fontpkg-atkinson-hyperlegible`` and the like.

    Raises
    ------
    UnavailableError
        If fontpkg is not installed.
    FamilyNotInstalled
        If none of its packages has the family.
    """
    with extra("nbfolio[typeface]", f"The typeface {family}", "pages show letters of the system"):
        import fontpkg
    return Typeface(family, fontpkg.path(family), fontpkg.path(family, 700))


def typeset(html: str, typeface: Typeface | None) -> str:
    """Return a page that brings the letters it needs of a typeface, and allows itself to.

    Its stylesheet finds the family as ``var(--typeface)``; its policy says ``font-src data:``.
    Nothing changes where there is no typeface.

    Parameters
    ----------
    html
        A whole page of ours, with its policy and its stylesheets.
    typeface
        The typeface.
    """
    if typeface is None:
        return html
    letters = "".join(sorted(_ALWAYS | set(unescape(_HIDDEN.sub("", html)))))
    rules = "".join(_rules(typeface, letters))
    html = html.replace(_ALLOWED, f"{_ALLOWED} font-src data:;", 1)
    return html.replace(_STYLES, f"{_STYLES}{rules}", 1)


def _rules(typeface: Typeface, letters: str) -> Iterator[str]:
    for weight, file in zip((400, 700), typeface.files, strict=True):
        data = b64encode(_subset(file, letters)).decode()
        yield (
            f'@font-face{{font-family:"{typeface.family}";font-weight:{weight};'
            f'src:url(data:font/woff2;base64,{data}) format("woff2")}}'
        )
    yield f':root{{--typeface:"{typeface.family}"}}'


@cache
def _subset(file: Path, letters: str) -> bytes:
    """Return a font with these letters alone, as WOFF2."""
    with extra("nbfolio[typeface]", "A typeface inside a page", "pages show letters of the system"):
        import brotli  # noqa: F401  # fontTools compresses with it
        from fontTools.subset import Options, Subsetter, load_font, save_font

    options = Options(
        flavor="woff2",
        layout_features=["kern"],
        hinting=False,
        name_IDs=[1, 2, 4, 6],
        glyph_names=False,
    )
    written = io.BytesIO()
    with load_font(str(file), options) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        save_font(font, written, options)
    return written.getvalue()
