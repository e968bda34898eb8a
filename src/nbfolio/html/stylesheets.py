"""Stylesheets that come with content: they reach content, and nothing of the page around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

from .tokens import tokens

_FOR_LAB = "ke-lab"
"""Class of a stylesheet that is for JupyterLab alone."""

_NESTS = {"media", "supports", "layer", "container"}
_OURS = re.compile(
    r"w-[\w-]+|widget|output|prose|stream|tools|scroll|reveal|slides|present|notes|fragment|unseen"
    r"|skip|home|turn|contents|bar|live|overdue|draft|crisis|disclaimer|said|clock|speaking|old|references"
)
"""Classes that pages and decks are laid out by."""

_CLASS = re.compile(r"\.([\w-]+)")
_BARE = re.compile(r"(?<=[\w)\]*-])\s+(?=:)")
_BEGINS = re.compile(r"[\w*|-]*\.([\w-]+)")
_WHOLE = re.compile(r"^(?::root|html|body)(?![\w-])", re.IGNORECASE)
_PLACES = ":where(main,.slides,[popover])"
_FALLS_SHORT = {"static", "relative", "inherit", "initial", "unset"}
_HIDES = {"display", "visibility", "opacity", "pointer-events", "clip-path", "content-visibility"}


def confined(html: str) -> str:
    """Return clean HTML whose stylesheets, but for JupyterLab's, reach nothing but content."""
    if "<style" not in html:
        return html
    kept, inside = [], None
    for part in tokens(html):
        if part.kind == "start" and part.name == "style":
            inside, sheet = part, ""
        elif inside and part.kind == "text":
            sheet = part.raw
        elif inside and part.name == "style":
            lab = inside.attribute("class") == _FOR_LAB
            kept.append("" if lab else _element(sheet))
            inside = None
        else:
            kept.append(part.raw)
    return "".join(kept)


def _element(sheet: str) -> str:
    css = "" if "<" in sheet else confined_css(sheet.replace("&gt;", ">"))
    return f"<style>{css}</style>" if css else ""


@lru_cache(maxsize=512)
def confined_css(css: str) -> str:
    """Return a stylesheet without what hides, covers or asks for anything outside of content.

    Rules that begin with a class of their own stay as they are; the others hold inside content
    only, and hide nothing there. Nothing is imported, no font brought, nothing fixed over a page.
    """
    return "\n".join(_RULES.of(tinycss2.parse_stylesheet(css, True, True)))


@dataclass(frozen=True)
class Rules:
    """What becomes of the rules of a stylesheet.

    Parameters
    ----------
    rule
        Returns what is left of a rule.
    nests
        At-rules of which each rule within is written so; without any, nothing is left of them.
    kept
        The other at-rules that stay, each with what returns what stands between its braces.
    """

    rule: Callable[[QualifiedRule], Iterable[str]]
    nests: Collection[str]
    kept: Mapping[str, Callable[[Sequence[Node]], str]]

    def of(self, nodes: Iterable[Node]) -> Iterator[str]:
        """Give what is left of rules, one by one."""
        for node in nodes:
            if isinstance(node, QualifiedRule):
                yield from self.rule(node)
            elif isinstance(node, AtRule) and node.content is not None:
                yield from self._at_rule(node, head(node))

    def _at_rule(self, node: AtRule, begins: str) -> Iterator[str]:
        if node.lower_at_keyword in self.nests:
            inner = "\n".join(self.of(tinycss2.parse_rule_list(node.content, True, True)))
            if inner:
                yield f"{begins} {{ {inner} }}"
        elif block := self.kept.get(node.lower_at_keyword):
            yield f"{begins} {{{block(node.content)}}}"


def head(node: AtRule) -> str:
    """Return an at-rule up to its brace."""
    return f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}".rstrip()


def _rule(node: QualifiedRule) -> Iterator[str]:
    selectors = [_starred(each.strip()) for each in parted(tinycss2.serialize(node.prelude))]
    declared = [
        each for each in tinycss2.parse_blocks_contents(node.content, True, True)
        if isinstance(each, Declaration) and not asks(each) and not _covers(each)
    ]  # fmt: skip
    named = [each for each in selectors if _is_own(each)]
    rest = [each for each in selectors if not _is_own(each) and not _names_ours(each)]
    yield from _written(named, declared)
    yield from _written(map(_inside, rest), [each for each in declared if not _hides(each)])


_RULES = Rules(_rule, _NESTS, {"keyframes": tinycss2.serialize})


def _starred(selector: str) -> str:
    """Return a selector with the ``*`` that may be left out before a colon.

    What shortens stylesheets takes ``.a :is(b)`` in a query for a name and its value.
    """
    return selector if '"' in selector or "'" in selector else _BARE.sub(" *", selector)


def parted(selectors: str) -> list[str]:
    """Part a list of selectors at the commas that stand in no brackets."""
    parts, depth = [""], 0
    for letter in selectors:
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _names_ours(selector: str) -> bool:
    return any(_OURS.fullmatch(name) for name in _CLASS.findall(selector)) or "\\" in selector


def _is_own(selector: str) -> bool:
    return bool(_BEGINS.match(selector)) and not _names_ours(selector)


def _inside(selector: str) -> str:
    if whole := _WHOLE.match(selector):
        return f"{_PLACES}{selector[whole.end() :]}"
    return f"{_PLACES} {selector}"


def _value(declaration: Declaration) -> str:
    return str(tinycss2.serialize(declaration.value)).strip()


def asks(declaration: Declaration) -> bool:
    """Return whether a value names a file: ``url(#part)`` and pictures inside are none."""
    return any(map(_names_file, declaration.value))


def _names_file(node: Node) -> bool:
    if node.type == "url":
        return not node.value.strip().lower().startswith(("#", "data:image/"))
    if node.type != "function":
        return node.type in ("[] block", "{} block", "() block") and any(
            map(_names_file, node.content)
        )
    if node.lower_name in ("url", "src", "image", "image-set", "-webkit-image-set"):
        words = [each.value for each in node.arguments if each.type == "string"]
        inside = [word.strip().lower().startswith(("#", "data:image/")) for word in words]
        return not words or not all(inside)
    return any(map(_names_file, node.arguments))


def _covers(declaration: Declaration) -> bool:
    name = declaration.lower_name
    return name == "position" and _value(declaration).lower() not in _FALLS_SHORT


def _hides(declaration: Declaration) -> bool:
    return declaration.lower_name in _HIDES


def _written(selectors: Iterable[str], declared: Iterable[Declaration]) -> Iterator[str]:
    words = "; ".join(
        f"{each.name}: {_value(each)}{' !important' if each.important else ''}" for each in declared
    )
    listed = ", ".join(selectors)
    if listed:
        yield f"{listed} {{ {words} }}" if words else f"{listed} {{}}"
