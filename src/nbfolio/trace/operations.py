"""Operations on single nodes: what numpy calls each of them, and what is recorded for it."""

from __future__ import annotations

from collections.abc import Callable

from .node import Kind, Node, common_length

Build = Callable[..., Node]


def put(op: str, *args: Node, kind: Kind = "float", data: str | None = None) -> Node:
    """Record an operation that is done element by element."""
    return args[0].tape.put(op, args, kind, common_length(args), data)


def call(name: str, *args: Node, kind: Kind = "float") -> Node:
    """Record a call of a function of the script, such as ``Math.exp``."""
    return put("call", *args, kind=kind, data=name)


def constant(like: Node, value: float) -> Node:
    """Return a number on the tape of another node."""
    return like.tape.constant(value)


def truth(node: Node) -> Node:
    """Return whether a value counts as true: as in numpy, all but 0, NaN too."""
    return node if node.kind == "bool" else put("!=", node, constant(node, 0), kind="bool")


def number(node: Node) -> Node:
    """Return a truth value as 0 or 1, and a number as it is."""
    if node.op == "constant":
        return constant(node, node.data + 0) if node.kind == "bool" else node  # type: ignore[operator]
    return put("number", node, kind="int") if node.kind == "bool" else node


def as_float(node: Node) -> Node:
    """Return a value as a number that need not be whole."""
    if node.op == "constant":
        return constant(node, float(str(number(node).data)))
    return node if node.kind == "float" else put("number", node)


def as_whole(node: Node) -> Node:
    """Return a number without its fraction, as ``astype(int)`` does."""
    return call("Math.trunc", node, kind="int") if node.kind == "float" else number(node)


def joint(*nodes: Node) -> Kind:
    """Return the kind that holds values of several nodes."""
    kinds = {node.kind for node in nodes}
    return next(kind for kind in ("tree", "text", "float", "int", "bool") if kind in kinds)


def either(condition: Node, one: Node, other: Node) -> Node:
    """Return one value where a condition holds, and the other one elsewhere."""
    if one is other and common_length([condition]) is None:
        return one
    if condition.op == "constant":
        chosen = number(one) if condition.data else number(other)
        return as_float(chosen) if joint(one, other) == "float" else chosen
    if condition.op == "spread" and condition.args[0].op == "constant":
        chosen = one if condition.args[0].data else other
        chosen = as_float(chosen) if joint(one, other) == "float" else chosen
        size = condition.length
        return chosen if chosen.length else chosen.tape.put("spread", (chosen,), chosen.kind, size)
    kind = joint(one, other)
    one, other = (number(each) if kind in ("int", "float") else each for each in (one, other))
    return put("?:", truth(condition), one, other, kind=kind)


def _arithmetic(op: str) -> Build:
    truths = {"+": "||", "*": "&&"}

    def build(a: Node, b: Node) -> Node:
        kind = joint(a, b)
        if kind == "bool" and op in truths:
            return put(truths[op], a, b, kind="bool")
        return put(op, a, b, kind="int" if kind == "bool" else kind)

    return build


def _compared(op: str) -> Build:
    return lambda a, b: put(op, a, b, kind="bool")


def _both(op: str) -> Build:
    return lambda a, b: put(op, truth(a), truth(b), kind="bool")


def _function(name: str) -> Build:
    return lambda *args: call(name, *args)


def _keeping(name: str) -> Build:
    """Return the builder of a function that gives whole numbers for whole numbers."""
    return lambda *args: call(name, *map(number, args), kind=joint(*map(number, args)))


def _rounding(name: str) -> Build:
    return lambda a: a if a.kind == "int" else call(name, a)


def power(a: Node, b: Node) -> Node:
    """Return a power; where the exponent is no finite constant, by a helper that knows NaN."""
    kind = joint(number(a), number(b))
    if b.op == "constant" and abs(float(str(b.data))) < float("inf"):
        return put("**", a, b, kind=kind)
    return call("$p", a, b, kind=kind)


def _floor_divide(a: Node, b: Node) -> Node:
    whole = joint(number(a), number(b)) == "int"
    return call("$di" if whole else "$d", a, b, kind="int" if whole else "float")


def _remainder(a: Node, b: Node) -> Node:
    whole = joint(number(a), number(b)) == "int"
    return call("$ri" if whole else "$r", a, b, kind="int" if whole else "float")


def _square(a: Node) -> Node:
    return put("*", a, a, kind=joint(number(a)))


def _infinite(a: Node) -> Node:
    return put("==", put("/", constant(a, 1), a), constant(a, 0), kind="bool")


def _clip(a: Node, low: Node, high: Node) -> Node:
    return _keeping("Math.min")(_keeping("Math.max")(a, low), high)


def _scaled(factor: float) -> Build:
    return lambda a: put("*", a, constant(a, factor))


_MATH = {
    "exp": "exp", "expm1": "expm1", "log": "log", "log1p": "log1p", "log2": "log2",
    "log10": "log10", "sqrt": "sqrt", "cbrt": "cbrt", "sin": "sin", "cos": "cos", "tan": "tan",
    "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "arcsin": "asin", "arccos": "acos",
    "arctan": "atan", "arcsinh": "asinh", "arccosh": "acosh", "arctanh": "atanh",
    "hypot": "hypot", "arctan2": "atan2",
}  # fmt: skip

UFUNCS: dict[str, Build] = {
    **{name: _function(f"Math.{said}") for name, said in _MATH.items()},
    "add": _arithmetic("+"),
    "subtract": _arithmetic("-"),
    "multiply": _arithmetic("*"),
    "divide": lambda a, b: put("/", a, b),
    "negative": lambda a: put("-", a, kind=joint(number(a))),
    "positive": lambda a: a,
    "absolute": _keeping("Math.abs"),
    "fabs": _function("Math.abs"),
    "square": _square,
    "reciprocal": lambda a: put("/", constant(a, 1), a),
    "power": power,
    "float_power": lambda a, b: power(as_float(a), b),
    "exp2": lambda a: call("$p", constant(a, 2), a),
    "floor_divide": _floor_divide,
    "remainder": _remainder,
    "fmod": lambda a, b: put("%", a, b),
    "minimum": _keeping("Math.min"),
    "maximum": _keeping("Math.max"),
    "fmin": lambda a, b: either(
        put("!=", a, a, kind="bool"),
        b,
        either(put("!=", b, b, kind="bool"), a, UFUNCS["minimum"](a, b)),
    ),
    "fmax": lambda a, b: either(
        put("!=", a, a, kind="bool"),
        b,
        either(put("!=", b, b, kind="bool"), a, UFUNCS["maximum"](a, b)),
    ),
    "clip": _clip,
    "sign": _keeping("Math.sign"),
    "floor": _rounding("Math.floor"),
    "ceil": _rounding("Math.ceil"),
    "trunc": _rounding("Math.trunc"),
    "rint": lambda a: call("$n", a),
    "deg2rad": _scaled(0.017453292519943295),
    "radians": _scaled(0.017453292519943295),
    "rad2deg": _scaled(57.29577951308232),
    "degrees": _scaled(57.29577951308232),
    "less": _compared("<"),
    "less_equal": _compared("<="),
    "greater": _compared(">"),
    "greater_equal": _compared(">="),
    "equal": _compared("=="),
    "not_equal": _compared("!="),
    "logical_and": _both("&&"),
    "logical_or": _both("||"),
    "logical_xor": _both("!="),
    "logical_not": lambda a: put("!", truth(a), kind="bool"),
    "isnan": lambda a: put("!=", a, a, kind="bool"),
    "isinf": _infinite,
    "isfinite": lambda a: call("isFinite", a, kind="bool"),
}
"""What the ufuncs of numpy become, by name."""

TRUTHS = {"bitwise_and": "&&", "bitwise_or": "||", "bitwise_xor": "!="}
"""Those of the operators ``&``, ``|`` and ``^``, which are for truth values only."""
