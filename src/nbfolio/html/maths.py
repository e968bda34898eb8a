"""TeX to MathML while the page is built, so that a browser shows it with no script."""

from __future__ import annotations

import re
from html import unescape

import mistune
from latex2mathml.converter import convert

from ..markup import element
from .tokens import tokens

_DISPLAY = (
    r"\$\$(?P<dollars>.+?)\$\$"
    r"|\\\\\[(?P<brackets>.+?)\\\\\]"
    r"|(?P<environment>\\begin\{(?P<its_name>[a-z]+\*?)\}.+?\\end\{(?P=its_name)\})"
)
_INLINE = (
    r"\\\\?\((?P<round>.+?)\\\\?\)"
    # so that $5 or $6 are no maths
    r"|(?<![\\$])\$(?!\$)(?P<dollar>\s[^$]+?\s|(?!\s)(?:[^$\\]|\\.)+?(?<!\s))\$(?!\d)"
)
_IN_PROSE = rf"(?s:{_DISPLAY}|{_INLINE})"
_BLOCK = rf"^ {{0,3}}(?s:{_DISPLAY})[ \t]*(?:\n|$)"
_IN_HTML = re.compile(rf"\\\[(?P<bracket>.+?)\\\]|{_DISPLAY}|{_INLINE}", re.DOTALL)
_KEPT = {"script", "style", "pre", "code", "textarea", "svg"}
"""Elements within which a dollar is a dollar."""

_SIGNS = re.compile(r"[$\\]")
_NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'  # HTML needs none
_ALONE = ("dollars", "brackets", "bracket", "environment")


def mathml(tex: str, display: bool = False) -> str:
    """Return TeX without its delimiters as MathML, or as it is where it cannot be read."""
    try:
        written = convert(tex.strip(), display="block" if display else "inline")
        return written.replace(_NAMESPACE, "")
    except Exception:  # the library's errors share no other base
        return element("code", tex.strip(), class_="tex")


def with_maths(html: str) -> str:
    r"""Return HTML whose ``\(…\)``, ``$…$``, ``\[…\]`` and ``$$…$$`` have become MathML."""
    if not _SIGNS.search(html):
        return html
    found, kept = [], ""
    for part in tokens(html):
        if part.kind == "start" and part.name in _KEPT and not part.raw.endswith("/>"):
            kept = kept or part.name
        outside = part.kind == "text" and not kept
        found.append(_IN_HTML.sub(_written, part.raw) if outside else part.raw)
        kept = "" if (part.kind, part.name) == ("end", kept) else kept
    return "".join(found)


def maths(md: mistune.Markdown) -> None:
    """Let a Markdown parser know TeX: a plugin of mistune."""
    md.block.register("tex_block", _BLOCK, _parse_block, before="list")
    md.inline.register("tex", _IN_PROSE, _parse, before="escape")
    if md.renderer:
        md.renderer.register("tex", lambda renderer, html: html)
        md.renderer.register("tex_block", lambda renderer, html: f"<p>{html}</p>\n")


def _parse(parser: mistune.InlineParser, match: re.Match[str], state: mistune.InlineState) -> int:
    state.append_token({"type": "tex", "raw": _written(match)})
    return match.end()


def _parse_block(
    parser: mistune.BlockParser, match: re.Match[str], state: mistune.BlockState
) -> int:
    state.append_token({"type": "tex_block", "raw": _written(match)})
    return match.end()


def _written(match: re.Match[str]) -> str:
    groups = match.groupdict()  # in a parser, those of its other rules too
    name = next(name for name in (*_ALONE, "round", "dollar") if groups.get(name) is not None)
    return mathml(unescape(groups[name]), display=name in _ALONE)
