"""The stylesheet that a front-end module brings: it asks for nothing, and begins inside widgets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

from ..stylesheets import Rules, asks, head, parted

ELEMENT = "[data-kind=module]"
_INSIDE = f":where({ELEMENT})"
_NESTS = {"media", "supports", "layer", "container", "scope", "starting-style"}
_KEEPS = ("keyframes", "-webkit-keyframes", "property")
_WHOLE = re.compile(r"^(?::root|:host|html|body)(?![\w-])", re.IGNORECASE)
_NAMED = re.compile(r"[.#\[&]")
_ENDS_STYLE = re.compile(r"<(?=[/!])")


@lru_cache(maxsize=64)
def module_style(css: str) -> str:
    """Return a module's stylesheet as a page may hold it.

    Imports, fonts and whatever names a file are left out. A rule that speaks of elements alone
    holds inside of widgets with modules, one of the whole document holds for their elements; what
    names a class or an id stays as it is, as the module may show it elsewhere.
    """
    sheet = "\n".join(_RULES.of(tinycss2.parse_stylesheet(css, True, True)))
    return _ENDS_STYLE.sub(r"\\3c ", sheet)


def _rule(node: QualifiedRule) -> Iterator[str]:
    selectors = ",".join(map(_scoped, parted(tinycss2.serialize(node.prelude))))
    yield f"{selectors}{{{_block(node.content)}}}"


def _block(content: Iterable[Node]) -> str:
    """Return what stands between braces, rules within rules as well."""
    return "".join(_declared(tinycss2.parse_blocks_contents(content, True, True)))


def _declared(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Declaration):
            if not asks(node):
                value = tinycss2.serialize(node.value).strip()
                yield f"{node.name}:{value}{'!important' if node.important else ''};"
        elif isinstance(node, QualifiedRule):
            yield f"{tinycss2.serialize(node.prelude)}{{{_block(node.content)}}}"
        elif isinstance(node, AtRule) and node.content is not None:
            yield f"{head(node)} {{{_block(node.content)}}}"


_RULES = Rules(_rule, _NESTS, dict.fromkeys(_KEEPS, _block))


def _scoped(selector: str) -> str:
    selector = selector.strip()
    if whole := _WHOLE.match(selector):
        return f"{ELEMENT}{selector[whole.end() :]}"
    return selector if _NAMED.search(selector) else f"{_INSIDE} {selector}"
