"""The syntax tree of a front-end module, and what is asked of it; nothing is found by patterns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...notebook.extras import extra

with extra(
    "nbfolio[anywidget]",
    "A widget that brings its own front-end module (anywidget)",
    "notebooks with other widgets become pages and slides",
):
    import tree_sitter_javascript
    from tree_sitter import Language, Node, Parser, Query, QueryCursor

NETWORK = {"fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts"}
CODE = {"eval", "Function"}
MACHINERY = {"Worker", "SharedWorker", "WebAssembly"}

__all__ = [
    "Node", "awaits", "comments", "declared", "first_error", "is_literal", "listed", "metas",
    "names_in", "needs", "parse", "specifier", "words",
]  # fmt: skip

_LANGUAGE = Language(tree_sitter_javascript.language())
_NAMES = " ".join(f'"{name}"' for name in sorted(NETWORK | CODE | MACHINERY))
_USED = Query(
    _LANGUAGE,
    f"""
    ((identifier) @name (#any-of? @name {_NAMES}))
    ((property_identifier) @name (#any-of? @name {_NAMES}))
    ((shorthand_property_identifier_pattern) @name (#any-of? @name {_NAMES}))
    (call_expression function: (import)) @import
    [(jsx_element) (jsx_self_closing_element)] @jsx
    """,
)
_COMMENT = Query(_LANGUAGE, "(comment) @found")
_META = Query(_LANGUAGE, "(meta_property) @found")
_NAMED = Query(_LANGUAGE, "[(identifier) (shorthand_property_identifier)] @found")
_WHOLE = {"globalThis", "window", "self"}
_LITERAL = {"string", "template_string", "regex", "comment", "html_comment"}
_SCOPES = {
    "function_declaration", "function_expression", "generator_function", "arrow_function",
    "generator_function_declaration", "method_definition", "class_static_block", "field_definition",
}  # fmt: skip
_PARAMETERS = {"formal_parameters", "catch_clause", "array_pattern", "pair_pattern", "rest_pattern"}


@cache
def _parser() -> Parser:
    return Parser(_LANGUAGE)


def parse(source: bytes) -> Node:
    """Return the root of the syntax tree of a module."""
    return _parser().parse(source).root_node


def first_error(root: Node) -> int | None:
    """Return the line, counted from 1, of the first thing that is no JavaScript; None without."""
    if not root.has_error:
        return None
    node = root
    while not (node.is_error or node.is_missing):
        node = next(each for each in node.children if each.has_error or each.is_missing)
    return node.start_point[0] + 1


def comments(root: Node) -> list[Node]:
    """Return the comments below a node."""
    return QueryCursor(_COMMENT).captures(root).get("found", [])


def metas(root: Node) -> list[Node]:
    """Return each ``import.meta`` below a node, which only modules have."""
    found = QueryCursor(_META).captures(root).get("found", [])
    return [node for node in found if words(node).startswith("import")]


def names_in(root: Node) -> set[str]:
    """Return the names of variables below a node."""
    return set(map(words, QueryCursor(_NAMED).captures(root).get("found", [])))


def listed(statement: Node) -> list[Node]:
    """Return what an ``export { … }`` lists."""
    clauses = (each for each in statement.children if each.type == "export_clause")
    return [each for clause in clauses for each in clause.named_children]


def words(node: Node | None) -> str:
    """Return the text of a node."""
    return (node.text or b"").decode() if node else ""


def specifier(node: Node) -> str:
    """Return what an import or an export names as its source; empty where it names none."""
    source = node.child_by_field_name("source")
    return words(source)[1:-1]


def needs(root: Node, anyway: bool = False) -> list[str]:
    """Return by name what a module may use and a page never has, in the order of their use.

    Parameters
    ----------
    root
        Of the module.
    anyway
        Whether only what is used as it is loaded counts, and nothing within functions.

    Notes
    -----
    A name that the module gives to something of its own is not counted, nor is
    ``Function("return this")``, by which bundles look for what each browser has as ``globalThis``.
    """
    found = QueryCursor(_USED).captures(root)
    named = sorted(found.get("name", []), key=lambda node: node.start_byte)
    own = {words(node) for node in named if _is_bound(node)}
    used = (
        _use(node)
        for node in named
        if words(node) not in own and not (anyway and _waits_for_a_call(node))
    )
    imports = [each for each in found.get("import", []) if not (anyway and _waits_for_a_call(each))]
    aside = ["JSX"] * ("jsx" in found) + ["import()"] * bool(imports)
    return list(dict.fromkeys(filter(None, [*aside, *used])))


def _waits_for_a_call(node: Node) -> bool:
    """Return whether a node stands within a function, which may never be called."""
    around = node.parent
    while around:
        if around.type in _SCOPES:
            return True
        around = around.parent
    return False


def _use(name: Node) -> str:
    """Return what a name is used for, where that is nothing a page has; else nothing."""
    is_property = name.type == "property_identifier" and name.parent is not None
    node = name.parent if is_property and name.parent else name  # window.fetch
    if is_property and words(node.child_by_field_name("object")) not in _WHOLE:
        return ""
    word, use = words(name), node.parent
    if use is None:
        return ""
    if use.type == "call_expression" and use.child_by_field_name("function") == node:
        given = words(use.child_by_field_name("arguments"))
        if word == "Function":
            return "" if given[2:-2] == "return this" else "new Function"
        return word if word in NETWORK | CODE else ""
    if use.type == "new_expression" and use.child_by_field_name("constructor") == node:
        made = NETWORK | MACHINERY
        return "new Function" if word == "Function" else word if word in made else ""
    is_object = use.type == "member_expression" and use.child_by_field_name("object") == node
    return word if is_object and word == "WebAssembly" else ""


def _is_bound(node: Node) -> bool:
    """Return whether a node is the name of something that the module declares."""
    if node.type == "shorthand_property_identifier_pattern":
        return True
    if node.type != "identifier" or (parent := node.parent) is None:
        return False
    if parent.type in _PARAMETERS:
        return True
    fields = ("name", "parameter", *(["left"] if parent.type == "assignment_pattern" else []))
    return any(parent.child_by_field_name(each) == node for each in fields)


def declared(statement: Node) -> list[str]:
    """Return the names that a statement at the top of a module declares."""
    if statement.type in ("lexical_declaration", "variable_declaration"):
        patterns = (each.child_by_field_name("name") for each in statement.named_children)
        return [name for pattern in patterns if pattern for name in _names(pattern)]
    name = statement.child_by_field_name("name")
    declares = statement.type.endswith("_declaration")
    return [words(name)] if name and declares else []


def _names(pattern: Node) -> Iterator[str]:
    if pattern.type in ("identifier", "shorthand_property_identifier_pattern"):
        yield words(pattern)
    elif pattern.type == "pair_pattern":
        value = pattern.child_by_field_name("value")
        yield from _names(value) if value else ()
    elif pattern.type in ("assignment_pattern", "object_assignment_pattern"):
        left = pattern.child_by_field_name("left")
        yield from _names(left) if left else ()
    elif pattern.type in ("object_pattern", "array_pattern", "rest_pattern"):
        for each in pattern.named_children:
            yield from _names(each)


def awaits(root: Node) -> bool:
    """Return whether a module awaits something at its top."""
    waiting = list(root.children)
    while waiting:
        node = waiting.pop()
        loops = node.type == "for_in_statement" and any(c.type == "await" for c in node.children)
        if node.type == "await_expression" or loops:
            return True
        if node.type not in _SCOPES:
            waiting.extend(node.children)
    return False


def is_literal(root: Node, start: int, end: int) -> bool:
    """Return whether bytes stand within a string, a template, a regular expression, a comment."""
    node = root.descendant_for_byte_range(start, end)
    while node:
        if node.type in _LITERAL:
            return True
        if node.type == "template_substitution":
            return False
        node = node.parent
    return False
