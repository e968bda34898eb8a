"""reveal.js: the release that decks are made with, and what of it stands in each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

from ...html.npm import Package

REVEAL = Package(
    "reveal.js",
    "6.0.2",
    "sha512-JYIg5D9aoxoaLeb84O+OvAwsKWdIavVgEDScxtYEXFCT6t6TQrhNtSgogcjdCpdLsWglhJn3zyE3fUOwiH5KEg==",
)
"""The one place that pins it; `npm view reveal.js version dist.integrity` tells of later ones."""


@cache
def reveal_script() -> str:
    """Return the script as it was released, with its notice of copyright.

    Raises
    ------
    PackageError
        If it is neither in the cache nor to be fetched.
    """
    return REVEAL.read("dist/reveal.js")


@cache
def reveal_style() -> str:
    """Return the stylesheet for its layout, without a theme, and without what no deck turns on."""
    sheet = tinycss2.parse_stylesheet(REVEAL.read("dist/reveal.css"), True, True)
    return "\n".join(_used(sheet))


_OFF = re.compile(
    r"\.(?:controls|navigate-|progress|slide-number|r-overlay|overlay|overview|jump-to-slide|cube"
    r"|page\b|concave|convex|zoom\b|reveal-scroll|scroll-page|scrollbar|reveal-print|print-pdf"
    r"|pdf-page)|data-transition|data-background-transition"
)
"""What start.js turns off: buttons, bars and windows of reveal.js, transitions, other views."""


def _used(nodes: Iterable[Node]) -> Iterator[str]:
    """Give the rules that can hold in a deck; frames of animations only where one is named."""
    for node in nodes:
        if isinstance(node, QualifiedRule):
            kept = [each for each in _selectors(node.prelude) if not _OFF.search(each)]
            if kept:
                yield f"{','.join(kept)}{{{tinycss2.serialize(node.content)}}}"
        elif isinstance(node, AtRule) and node.lower_at_keyword in ("media", "supports"):
            inner = "\n".join(_used(tinycss2.parse_rule_list(node.content or [], True, True)))
            if inner:
                yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{inner}}}"
        elif isinstance(node, AtRule) and not node.lower_at_keyword.endswith("keyframes"):
            yield node.serialize()


def _selectors(prelude: Sequence[Node]) -> Iterator[str]:
    """Give the selectors of a rule, which commas part."""
    one: list[Node] = []
    for node in prelude:
        if node == ",":
            yield tinycss2.serialize(one).strip()
            one = []
        else:
            one.append(node)
    yield tinycss2.serialize(one).strip()
