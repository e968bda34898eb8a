"""How each operation is written, from what its arguments are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .node import Node
from .syntax import CALL, INFIX, Said, call, choice, infix, literal, prefix, template

LOOP = "i"
"""The name of the place in a loop."""

_IDLE = {("*", "1"), ("/", "1"), ("-", "0")}
_REDUCED = {
    "sum": "$S", "product": "$P", "max": "$M", "min": "$L", "cumsum": "$C",
}  # fmt: skip


def expression(node: Node, args: list[Said], aliases: Mapping[str, str]) -> Said:
    """Return what one operation is in the script, from what its arguments are."""
    if node.op in INFIX and len(args) == 2:
        left, right = args
        if (node.op, right.text) in _IDLE and node.args[0].kind != "bool":
            return left
        if (node.op, left.text) == ("*", "1") and node.args[1].kind != "bool":
            return right
        return infix(node.op, left, right)
    if node.op == "call":
        return _called(node, args, aliases)
    if node.op in _REDUCED:
        return call(_REDUCED[node.op], *args)
    said: Said = _WRITTEN[node.op](node, args)
    return said


def _called(node: Node, args: list[Said], aliases: Mapping[str, str]) -> Said:
    name = aliases.get(str(node.data), str(node.data))
    if node.data in ("Math.min", "Math.max"):  # the extreme of an extreme is one of more values
        args = [
            Said(arg.text[len(name) + 1 : -1])
            if each.op == "call" and each.data == node.data and arg.text.startswith(f"{name}(")
            else arg
            for each, arg in zip(node.args, args, strict=True)
        ]
    return call(name, *args)


def _minus(node: Node, args: list[Said]) -> Said:
    return prefix("-", args[0])


def _ramp(node: Node, args: list[Said]) -> Said:
    first, step, *stairs = args
    places = stairs[0] if stairs else Said(LOOP)
    if node.data:
        places = infix("-", places, literal(node.data))
    if step.text == "-1":
        return infix("-", first, places)
    if step.text != "1":
        places = infix("*", places, step)
    return places if first.text == "0" else infix("+", first, places)


def _slice(node: Node, args: list[Said]) -> Said:
    data: Any = node.data
    first, step = data
    sign = "-" if step < 0 else "+"
    places = LOOP if abs(step) == 1 else f"{LOOP}*{abs(step)}"
    if first or step < 0:
        places = f"{first}-{places}" if sign == "-" else f"{places}+{first}"
    return Said(f"{args[0].text}[{places}]", CALL)


def _indexed(node: Node, args: list[Said]) -> Said:
    return Said(f"{args[0].within(CALL)}[{args[1].text}]", CALL)


def _at(node: Node, args: list[Said]) -> Said:
    return Said(f"{args[0].within(CALL)}[{node.data}]", CALL)


def _list(node: Node, args: list[Said]) -> Said:
    return Said(f"[{','.join(each.text for each in args)}]")


def _joined(node: Node, args: list[Said]) -> Said:
    parts = (
        each.text if arg.length is None else f"...{each.text}"
        for arg, each in zip(node.args, args, strict=True)
    )
    return Said(f"[{','.join(parts)}]")


def _choose(node: Node, args: list[Said]) -> Said:
    return Said(f"[{','.join(each.text for each in args[1:])}][{args[0].text}]", CALL)


def _found(node: Node, args: list[Said]) -> Said:
    return call("$b", *args, *([literal(1)] if node.data == "right" else []))


def _farthest(node: Node, args: list[Said]) -> Said:
    return call("$A", *args, literal(1 if node.op == "argmax" else -1))


def _some(node: Node, args: list[Said]) -> Said:
    test = "some" if node.op == "any" else "every"
    return Said(f"{args[0].within(CALL)}.{test}(x=>x)", CALL)


def _format(node: Node, args: list[Said]) -> Said:
    data: Any = node.data
    kind, digits = data
    return call(f"${kind}", *args, literal(max(digits, 1) if kind == "g" else digits))


def _words(node: Node, args: list[Said]) -> Said:
    return template([
        str(each.data) if each.op == "constant" else said
        for each, said in zip(node.args, args, strict=True)
    ])  # fmt: skip


def _tree(node: Node, args: list[Said]) -> Said:
    names: Any = node.data
    if names is None:
        return _list(node, args)
    keys = (key if key.isidentifier() and key.isascii() else literal(key).text for key in names)
    return Said(
        f"{{{','.join(f'{key}:{said.text}' for key, said in zip(keys, args, strict=True))}}}"
    )


_WRITTEN = {
    "constant": lambda node, args: literal(node.data),
    "nothing": lambda node, args: Said("null"),
    "-": _minus,
    "!": lambda node, args: prefix("!", args[0]),
    "number": lambda node, args: args[0] if node.args[0].kind != "bool" else prefix("+", args[0]),
    "?:": lambda node, args: choice(*args),
    "spread": lambda node, args: args[0],
    "ramp": _ramp,
    "slice": _slice,
    "gather": _indexed,
    "at": _at,
    "list": _list,
    "concatenate": _joined,
    "choose": _choose,
    "search": _found,
    "argmax": _farthest,
    "argmin": _farthest,
    "any": _some,
    "all": _some,
    "interp": lambda node, args: call("$i", *args),
    "eigh": lambda node, args: call("$j", literal(node.data), _list(node, args)),
    "rounded": lambda node, args: call("$u", args[0], literal(node.data)),
    "format": _format,
    "text": _words,
    "tree": _tree,
}
