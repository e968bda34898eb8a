"""A front-end module as a classic script, which a page may hold and its policy name by a hash.

Exports are the only statements that change: a module becomes a function that returns them, called
once and kept under a short name in ``nbfolioModules``, where the page's host finds it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from .syntax import (  # first: it names the extra where that lacks
    Node,
    awaits,
    comments,
    declared,
    first_error,
    is_literal,
    listed,
    metas,
    names_in,
    needs,
    parse,
    specifier,
    words,
)

MODULES = "nbfolioModules"
SHARED_ABOVE = "// nbfolio: shared above"
"""The line below which a module is its own; what stands above it is kept once on a page."""

_DEFAULT = "nbfolio"
_NEW = f"({MODULES}=self.{MODULES}??{{}})"
"""Where modules are kept, by the script that may be the first one."""
_PLACE = '({url:"about:blank"})'
_ENDS_SCRIPT = re.compile(rb"<(?=/script)|<(?=!--)", re.IGNORECASE)
_NOTICE = re.compile(rb"/[/*]!|@license|@preserve|copyright", re.IGNORECASE)
_INDENT = re.compile(rb"\n[ \t]+")


class RefusedModuleError(Exception):
    """A module that no page can hold: what is wrong, and what to do."""

    def __init__(self, reason: str, cure: str) -> None:
        super().__init__(reason)
        self.reason, self.cure = reason, cure


class Edit(NamedTuple):
    """Bytes of a source and what takes their place."""

    start: int
    end: int
    text: bytes = b""


class Parts(NamedTuple):
    """A module's text: what it shares with others, and what is its own."""

    shared: str
    own: str


_BUNDLE = (
    "Bundle the module into one file (esbuild widget.js --bundle --format=esm --outfile=bundle.js) "
    "and give that file as _esm"
)
_TRY = (
    "If it names it and never uses it, name the widget: --FolioExporter.tried_modules=<its class>"
)
_WITHOUT = (
    "Write the module without it, or tag the cell 'remove-output' to leave it out of the page"
)


def parted(esm: str) -> Parts:
    """Return a module's text in its two parts, its lines ended as a browser ends them."""
    text = esm.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    marks = [at for at, line in enumerate(lines) if line.strip() == SHARED_ABOVE]
    if not marks:
        return Parts("", text)
    at = marks[0]
    return Parts("\n".join(lines[:at]).strip("\n"), "\n".join(lines[at + 1 :]))


@lru_cache(maxsize=256)
def checked(esm: str, tried: bool = False) -> None:
    """Stop at a module that a page cannot run.

    Parameters
    ----------
    esm
        Its text, or its address.
    tried
        Whether it may use what a page never has as it is loaded. What stands within functions may
        never be called: the page's policy refuses it, and says so, if it is.

    Raises
    ------
    RefusedModuleError
        If it is at an address, imports others, is no JavaScript, or wants as it is loaded what a
        page never has: the network, code from text, WebAssembly, a worker; or if it exports
        nothing to run.
    """
    if esm.startswith(("http://", "https://")):
        raise RefusedModuleError(
            f"its module is at {esm.strip()!r:.80}, and a page asks no network",
            "Keep the module in a file beside the notebook and give its path as _esm",
        )
    root = parse(_bytes(esm))
    wanted = needs(root, anyway=True)
    if "JSX" in wanted:
        raise RefusedModuleError("its module is JSX, which no browser reads", _BUNDLE)
    if (line := first_error(root)) is not None:
        reason = f"line {line} of its module is no JavaScript; TypeScript and JSX are none"
        raise RefusedModuleError(reason, _BUNDLE)
    if imported := sorted(set(filter(None, map(specifier, root.children)))):
        names = ", ".join(map(repr, imported))
        raise RefusedModuleError(f"its module imports {names:.120}", _BUNDLE)
    if "import()" in wanted and not tried:
        reason = "its module loads others with import()"
        raise RefusedModuleError(reason, f"{_BUNDLE}. {_TRY}")
    if wanted and not tried:
        raise RefusedModuleError(
            f"its module uses {', '.join(wanted)}, which a page without network and without code "
            "from text does not allow",
            f"{_WITHOUT}. {_TRY}",
        )
    _refuse_exports(*parted(esm))


@lru_cache(maxsize=256)
def asked(esm: str) -> tuple[str, ...]:
    """Return by name what a module may ask for and a page never gives."""
    return tuple(needs(parse(_bytes(esm))))


def _refuse_exports(shared: str, own: str) -> None:
    above = parse(_bytes(shared))
    if awaits(above) or any(each.type == "export_statement" for each in above.children):
        raise RefusedModuleError(
            f"its module exports or awaits something above the line {SHARED_ABOVE!r}",
            "Move that below the line",
        )
    exported = {name for name, _ in _exports(parse(_bytes(own)))[0]}
    if not exported & {"default", "render"}:
        raise RefusedModuleError(
            "its module has no default export", "End it with: export default { render }"
        )


@lru_cache(maxsize=256)
def module_script(own: str, name: str, shared: str = "", shared_name: str = "") -> str:
    """Return the script of a module's own part.

    Parameters
    ----------
    own
        The text of the part, `checked` before.
    name
        Under which it is kept.
    shared, shared_name
        The text that it shares with others, and the name under which that is kept. What is declared
        there are constants here.
    """
    source = _bytes(own)
    root = parse(source)
    exports, edits = _exports(root)
    used = names_in(root) if shared else set()
    known = [each for each in _declared(shared) if each in used]
    taken = f"const{{{','.join(known)}}}={MODULES}.{shared_name};\n" if known else ""
    given = f"return {{{','.join(_given(each, local) for each, local in exports)}}}"
    if last := _last_value(root):
        start = given.removesuffix(f"{_DEFAULT}}}")
        edits[-1:] = [edits[-1]._replace(text=start.encode()), Edit(*last, b"}")]
        given = ""
    body = f"{taken}{_light(source, root, edits)}\n{given}"
    modules = MODULES if shared else _NEW  # what is shared has made it
    return _kept(modules, name, body, awaits(root))


def _last_value(root: Node) -> tuple[int, int] | None:
    """Return where the value ends, and the statement, if the last one exports a default value."""
    last = [each for each in root.children if each.type != "comment"][-1]
    value = last.child_by_field_name("value") if last.type == "export_statement" else None
    if value is None or _export(last)[0] != [("default", _DEFAULT)]:
        return None
    return value.end_byte, last.end_byte


def _given(name: str, local: str) -> str:
    """Return an export as a property: as it is when it is asked for, where it may change."""
    if local == _DEFAULT:
        return f"{json.dumps(name)}:{local}"
    return f"get {json.dumps(name)}(){{return {local}}}"


def shared_script(shared: str, name: str) -> str:
    """Return the script of what modules share, which keeps all that it declares by name."""
    source = _bytes(shared)
    root = parse(source)
    body = f"{_light(source, root)}\nreturn {{{','.join(_declared(shared))}}}"
    return _kept(_NEW, name, body, False)


def _kept(modules: str, name: str, body: str, waits: bool) -> str:
    start = "async " if waits else ""
    return f'{modules}.{name}=({start}function(){{"use strict";{body}}})()'


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise RefusedModuleError("its module is no text of whole characters", _BUNDLE) from None


def _declared(shared: str) -> list[str]:
    return [name for statement in parse(_bytes(shared)).children for name in declared(statement)]


def _exports(root: Node) -> tuple[list[tuple[str, str]], list[Edit]]:
    """Return names and local names of what a module exports, and how its statements change."""
    exports: list[tuple[str, str]] = []
    edits: list[Edit] = []
    for node in root.children:
        if node.type == "export_statement":
            names, edit = _export(node)
            exports += names
            edits.append(edit)
    return exports, edits


def _export(node: Node) -> tuple[list[tuple[str, str]], Edit]:
    declaration = node.child_by_field_name("declaration")
    if default := next((each for each in node.children if each.type == "default"), None):
        value = node.child_by_field_name("value") or declaration
        if value and (name := "".join(declared(value))):  # export default function render() {}
            return [("default", name)], Edit(node.start_byte, value.start_byte)
        constant = f"const {_DEFAULT}=".encode()
        return [("default", _DEFAULT)], Edit(node.start_byte, default.end_byte, constant)
    if declaration:
        names = [(name, name) for name in declared(declaration)]
        return names, Edit(node.start_byte, declaration.start_byte)
    names = [_listed(each) for each in listed(node) if each.type == "export_specifier"]
    return names, Edit(node.start_byte, node.end_byte, b";")


def _listed(node: Node) -> tuple[str, str]:
    local, *other = (words(each) for each in node.children if each.type != "as")
    return (other or [local])[0].strip("\"'"), local


def _light(source: bytes, root: Node, edits: Iterable[Edit] = ()) -> str:
    """Return a source with these edits, without comments and indents, that ends no script."""
    every = [*edits, *_needless(source, root), *_places(source, root), *_ends(source, root)]
    written, at = [], 0
    for edit in sorted(every):
        if edit.start >= at:  # else within what another has replaced
            written += [source[at : edit.start], edit.text]
            at = max(edit.end, at)
    return b"".join([*written, source[at:]]).decode().strip("\n")


def _needless(source: bytes, root: Node) -> Iterator[Edit]:
    """Give comments, but for notices, and the indents of lines that begin in no literal."""
    for node in comments(root):
        if not _NOTICE.search(node.text or b""):
            lines = b"\n" if b"\n" in (node.text or b"") else b" "
            yield Edit(node.start_byte, node.end_byte, lines)
    for indent in _INDENT.finditer(source):
        if not is_literal(root, indent.start(), indent.start() + 1):
            yield Edit(indent.start() + 1, indent.end())


def _places(source: bytes, root: Node) -> Iterator[Edit]:
    """Give each ``import.meta``, which only modules have."""
    for node in metas(root) if b"import" in source else ():
        yield Edit(node.start_byte, node.end_byte, _PLACE.encode())


def _ends(source: bytes, root: Node) -> Iterator[Edit]:
    """Give what would end a script, or begin a comment, in HTML: with another spelling of it."""
    for found in _ENDS_SCRIPT.finditer(source):
        at = found.start()
        inside = is_literal(root, at, at + 1)
        yield Edit(at, at + 1, b"\\x3c" if inside else b"< ")
