"""TeX to MathML while the page is built, so that a browser shows it with no script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from itertools import count

import mistune
from latex2mathml.converter import convert

from ..markup import element
from .equations import REFERENCE, Row, rows_of, written
from .macros import Macro, expanded, taken
from .tokens import tokens

_DISPLAY = (
    r"\$\$(?P<dollars>.*?)\$\$"
    r"|\\\\\[(?P<brackets>.+?)\\\\\]"
    r"|(?P<environment>\\begin\{(?P<its_name>[a-z]+\*?)\}.+?\\end\{(?P=its_name)\})"
)
_INLINE = (
    r"\\\\?\((?P<round>.+?)\\\\?\)"
    # so that $5 or $6 are no maths: a blank at one side alone needs a sign of TeX between
    r"|(?<![\\$])\$(?!\$)(?P<dollar>\s[^$]+?\s|(?!\s)(?:[^$\\]|\\.)+?(?<!\s)"
    r"|(?=[^$]*[\\^_{}=])(?:[ \t]+(?:[^$\\\n]|\\.)+?|(?![\s\d])(?:[^$\\\n]|\\.)+?[ \t]+))\$(?!\d)"
)
_IN_PROSE = rf"(?s:{_DISPLAY}|{_INLINE}|{REFERENCE.pattern})"
_BLOCK = rf"^ {{0,3}}(?s:{_DISPLAY})[ \t]*(?:\n|$)"
_ALONE_IN_HTML = rf"\\\[(?P<bracket>.+?)\\\]|{_DISPLAY}"
_IN_HTML = re.compile(rf"{_ALONE_IN_HTML}|{_INLINE}|{REFERENCE.pattern}", re.DOTALL)
_DISPLAYED = re.compile(_DISPLAY, re.DOTALL)
_KEPT = {"script", "style", "pre", "code", "textarea", "svg"}
"""Elements within which a dollar is a dollar."""

_SIGNS = re.compile(r"[$\\]")
_FENCED = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1", re.DOTALL | re.MULTILINE)
_REQUIRES = re.compile(r"\\require\{\w*\}")
_UNREAD = re.compile(r"<mi>(?:\\(?=[A-Za-z])|&(?!#)|\$)")
"""How the library writes what it does not know."""

_NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'  # HTML needs none
_ALONE = ("dollars", "brackets", "bracket", "environment")
_LACKING = {"arg": Macro(r"\operatorname{arg}"), "nolimits": Macro("")}


class Tex:
    """The TeX of one notebook: the commands that it defines, its equations and their numbers.

    A command holds from where it is defined on, in all cells; equations in the environments of
    amsmath are numbered as nbconvert numbers them, so that what refers to them finds them.
    """

    def __init__(self) -> None:
        self._macros = dict(_LACKING)
        self._labels: dict[str, str] = {}
        self._known: dict[str, list[tuple[str, list[Row]]]] = {}

    def read(self, sources: Iterable[str]) -> None:
        """Learn what is defined and numbered in the Markdown of a notebook, in its order."""
        numbers = count(1)
        for source in sources:
            if "\\" not in source:
                continue
            said = _FENCED.sub("", source)
            self._macros |= taken(said, self._macros)[1]
            for found in _DISPLAYED.finditer(said):
                tex = (found["dollars"] or found["brackets"] or found["environment"] or "").strip()
                read = rows_of(tex, lambda: str(next(numbers)))
                self._known.setdefault(tex, []).append(read)
                self._labels |= {row.label: row.number for row in read[1] if row.label}

    def mathml(self, tex: str, display: bool = False) -> str:
        """Return TeX without its delimiters as MathML, or as it is where it cannot be read."""
        tex = tex.strip()
        if reference := REFERENCE.fullmatch(tex):
            return self.reference(reference)
        name, rows = self._rows(tex)
        bare, defined = taken(written(name, rows), self._macros)
        self._macros |= defined
        if not bare.strip():
            return ""
        try:
            maths = self._converted(bare, display)
        except Exception:  # the library's errors share no other base
            return element("code", tex, class_="tex")
        if _UNREAD.search(maths):
            return element("code", tex, class_="tex")
        return "".join(element("a", id=_ident(row.label)) for row in rows if row.label) + maths

    def reference(self, found: re.Match[str]) -> str:
        """Return a link to the equation that a label names; its TeX where there is none."""
        label = found["label"].strip()
        if not (number := self._number(found)):
            return element("code", found[0], class_="tex")
        return element("a", number, href=f"#{_ident(label)}")

    def plugin(self, md: mistune.Markdown) -> None:
        """Let a Markdown parser know TeX: a plugin of mistune."""

        def inline(
            parser: mistune.InlineParser, found: re.Match[str], state: mistune.InlineState
        ) -> int:
            state.append_token({"type": "tex_inline", "raw": self.found(found), "source": found[0]})
            return found.end()

        def alone(
            parser: mistune.BlockParser, found: re.Match[str], state: mistune.BlockState
        ) -> int:
            state.append_token({"type": "tex_block", "raw": self.found(found)})
            return found.end()

        md.block.register("tex_block", _BLOCK, alone, before="list")
        md.inline.register("tex_inline", _IN_PROSE, inline, before="escape")
        if md.renderer:
            md.renderer.register("tex_inline", lambda renderer, html: html)
            md.renderer.register("tex_block", lambda renderer, html: html and f"<p>{html}</p>\n")

    def found(self, match: re.Match[str]) -> str:
        """Return what stands between delimiters, or refers to an equation, as HTML."""
        groups = match.groupdict()  # in a parser, those of its other rules too
        if groups.get("label") is not None:
            return self.reference(match)
        name = next(name for name in (*_ALONE, "round", "dollar") if groups.get(name) is not None)
        return self.mathml(unescape(groups[name]), display=name in _ALONE)

    def _rows(self, tex: str) -> tuple[str, list[Row]]:
        """Return the rows of an equation; of several that are the same, each has its numbers."""
        known = self._known.get(tex)
        if not known:
            return rows_of(tex, None)
        return known.pop(0) if len(known) > 1 else known[0]

    def _converted(self, tex: str, display: bool) -> str:
        tex = _REQUIRES.sub("", REFERENCE.sub(self._in_tex, tex))
        maths = convert(expanded(tex, self._macros), display="block" if display else "inline")
        return maths.replace(_NAMESPACE, "")

    def _in_tex(self, found: re.Match[str]) -> str:
        number = self._number(found)
        return f"\\text{{{number}}}" if number else found[0]

    def _number(self, found: re.Match[str]) -> str:
        number = self._labels.get(found["label"].strip(), "")
        return number if found["kind"] == "eqref" else number.strip("()")


def mathml(tex: str, display: bool = False) -> str:
    """Return TeX without its delimiters as MathML, or as it is where it cannot be read."""
    return Tex().mathml(tex, display)


def with_maths(html: str, tex: Tex | None = None) -> str:
    r"""Return HTML whose ``\(…\)``, ``$…$``, ``\[…\]`` and ``$$…$$`` have become MathML."""
    if not _SIGNS.search(html):
        return html
    tex = tex or Tex()
    found, kept = [], ""
    for part in tokens(html):
        if part.kind == "start" and part.name in _KEPT and not part.raw.endswith("/>"):
            kept = kept or part.name
        outside = part.kind == "text" and not kept
        found.append(_IN_HTML.sub(tex.found, part.raw) if outside else part.raw)
        kept = "" if (part.kind, part.name) == ("end", kept) else kept
    return "".join(found)


def _ident(label: str) -> str:
    return "eq-" + re.sub(r"\s+", "-", label.strip())
