"""The stand-in for a number or an array: it records what numpy is asked to do with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from . import refusals
from .constants import lift, row_of
from .errors import refused
from .node import SMALL, Node, Tape
from .operations import TRUTHS, UFUNCS, Build, put

Handler = Callable[..., Any]
HANDLERS: dict[Any, Handler] = {}
"""What numpy's functions become, filled by `functions` and its neighbours."""

METHODS: dict[str, Handler] = {}
"""What methods of ufuncs become, such as ``reduce``; filled by `reductions`."""


def handles(*functions: Any) -> Callable[[Handler], Handler]:
    """Return a decorator that makes a function the answer to those of numpy."""

    def register(handler: Handler) -> Handler:
        HANDLERS.update(dict.fromkeys(functions, handler))
        return handler

    return register


class Traced(NDArrayOperatorsMixin):
    """A number or an array that is known only in the page.

    Parameters
    ----------
    cells : ndarray of Node
        Shape as the array's, but 1 along the looped axis.
    loop : tuple of int, optional
        The looped axis, counted from the end (-1 is the last one), and its length; nodes of
        `cells` have that length or are the same all along it.
    """

    __slots__ = ("cells", "loop")

    def __init__(self, cells: Any, loop: tuple[int, int] | None = None) -> None:
        self.cells = cells
        self.loop = loop

    @classmethod
    def of(cls, node: Node) -> Traced:
        """Return what holds one node: a number, or a looped array of one dimension."""
        cells = np.empty(() if node.length is None else (1,), dtype=object)
        cells[...] = node
        return cls(cells, None if node.length is None else (-1, node.length))

    @property
    def tape(self) -> Tape:
        """The tape on which its nodes stand."""
        tape: Tape = self.cells.flat[0].tape
        return tape

    @property
    def node(self) -> Node:
        """The one node of a number or a looped array of one dimension."""
        node: Node = self.cells.flat[0]
        return node

    @property
    def shape(self) -> tuple[int, ...]:
        """As of an array."""
        shape = list(self.cells.shape)
        if self.loop:
            shape[self.loop[0]] = self.loop[1]
        return tuple(shape)

    @property
    def ndim(self) -> int:
        """As of an array."""
        return int(self.cells.ndim)

    @property
    def size(self) -> int:
        """As of an array."""
        return int(np.prod(self.shape, dtype=int))

    @property
    def dtype(self) -> np.dtype[Any]:
        """``bool``, ``int`` or ``float``."""
        kinds = {cell.kind for cell in self.cells.flat}
        return np.dtype(float if "float" in kinds else int if "int" in kinds else bool)

    @property
    def T(self) -> Any:  # noqa: N802  # numpy's name
        """The transposed array."""
        return np.transpose(self)

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        if method != "__call__":
            if method not in METHODS:
                raise refusals.unknown(f"numpy.{ufunc.__name__}.{method}")
            return METHODS[method](ufunc, *inputs, **options)
        out = options.pop("out", None)
        if out is not None and not all(isinstance(each, Traced) and not each.ndim for each in out):
            raise refusals.in_place()
        if options:
            said = ", ".join(f"{name}=" for name in options)
            raise refusals.options(f"numpy.{ufunc.__name__}", said)
        if ufunc is np.divmod:
            return np.floor_divide(*inputs), np.remainder(*inputs)
        if ufunc is np.matmul:
            return HANDLERS[np.matmul](*inputs)
        return elementwise(_folding(ufunc, builder(ufunc.__name__, inputs)), *inputs)

    def __array_function__(self, function: Any, types: Any, args: Any, options: Any) -> Any:
        if function not in HANDLERS:
            raise refusals.unknown(f"numpy.{function.__name__}")
        try:
            return HANDLERS[function](*args, **options)
        except TypeError as error:
            if "keyword argument" in str(error):
                said = ", ".join(f"{name}=" for name in options)
                raise refusals.options(f"numpy.{function.__name__}", said) from error
            raise

    def __array__(self, *args: Any, **options: Any) -> NoReturn:
        raise refusals.conversion("an array")

    def __bool__(self) -> bool:
        return bool(HANDLERS[bool](self))

    def __float__(self) -> NoReturn:
        raise refusals.conversion("float")

    def __int__(self) -> NoReturn:
        raise refusals.conversion("int")

    def __complex__(self) -> NoReturn:
        raise refusals.conversion("complex")

    def __index__(self) -> NoReturn:
        raise refusals.conversion("an index")

    def __hash__(self) -> int:
        raise refusals.key()

    def __setitem__(self, index: Any, value: Any) -> NoReturn:
        raise refusals.conversion("an array")

    def __str__(self) -> str:
        raise refused(
            "str() of a value that is known only in the page",
            "formats such as {:g}, {:.1f}, {:,.0f} and {:.0%}",
            "give a format such as {:g}",
        )

    def __repr__(self) -> str:
        return f"<traced {self.dtype} of shape {self.shape}>"

    def __format__(self, spec: str) -> str:
        text: str = HANDLERS[format](self, spec)
        return text

    def __round__(self, digits: int | None = None) -> Any:
        return HANDLERS[round](self, digits)

    def __getitem__(self, index: Any) -> Any:
        return HANDLERS[Traced.__getitem__](self, index)

    def __len__(self) -> int:
        if not self.ndim:
            raise TypeError("object of type 'Traced' has no len(): it stands for a number")
        return self.shape[0]

    def __iter__(self) -> Iterator[Any]:
        return iter([self[place] for place in range(len(self))])

    def __getattr__(self, name: str) -> Any:
        """Answer to a method of arrays by the function of numpy of the same name."""
        if name.startswith("_"):
            raise AttributeError(name)
        return method(self, name)


def method(array: Traced, name: str) -> Any:
    """Return a method of arrays: the function of numpy that has its name."""
    if name in ("tolist", "item", "copy", "astype", "flatten", "steps"):
        handler = HANDLERS.get(name)
    else:
        handler = HANDLERS.get(getattr(np, name, None))
    if handler is None:
        if hasattr(np.ndarray, name):
            raise refusals.unknown(f"the method {name} of arrays")
        raise AttributeError(f"a traced array has no {name}")
    return lambda *args, **options: handler(array, *args, **options)


def is_traced(value: object) -> bool:
    """Return whether a value, or one within a list, a tuple or an array of them, is a stand-in."""
    if isinstance(value, Traced):
        return True
    if isinstance(value, np.ndarray):
        return value.dtype == object and any(map(is_traced, value.flat))
    return isinstance(value, (list, tuple)) and any(map(is_traced, value))


def traced(tape: Tape, value: Any) -> Traced:
    """Return a value as a stand-in, with constants on the tape.

    Raises
    ------
    Refused
        If it belongs to another trace, or is no array of numbers with at most one long axis.
    """
    if isinstance(value, Traced):
        if value.tape is not tape:
            raise refusals.kept("value")
        return value
    if isinstance(value, (list, tuple)) and is_traced(value):
        stacked: Traced = HANDLERS[np.stack]([traced(tape, each) for each in value])
        return stacked
    return Traced(*lift(tape, value))


def tape_of(values: Any) -> Tape:
    """Return the tape of the first stand-in among values, also within lists."""
    for value in values:
        if isinstance(value, Traced):
            return value.tape
        if isinstance(value, (list, tuple)) and is_traced(value):
            return tape_of(value)
    raise TypeError("no stand-in among the values")


def builder(name: str, inputs: tuple[Any, ...]) -> Build:
    """Return what records a ufunc.

    Raises
    ------
    Refused
        If pages do not know it, or know it for truth values only.
    """
    if name in TRUTHS or name == "invert":
        if any(_kind(value) != "b" for value in inputs):
            raise refused(
                f"numpy.{name} of numbers", "it of truth values", "compare the numbers first"
            )
        if name == "invert":
            return UFUNCS["logical_not"]
        return lambda a, b: put(TRUTHS[name], a, b, kind="bool")
    if name not in UFUNCS:
        raise refusals.unknown(f"numpy.{name}")
    return UFUNCS[name]


def _folding(ufunc: Any, build: Build) -> Build:
    """Return a builder that lets numpy compute what is constant, as in arrays with some of it."""

    def folded(*nodes: Node) -> Node:
        if any(node.op != "constant" for node in nodes):
            return build(*nodes)
        with np.errstate(all="ignore"):
            return nodes[0].tape.constant(ufunc(*(node.data for node in nodes)).item())

    return folded


def _kind(value: Any) -> str:
    return value.dtype.kind if isinstance(value, Traced) else np.asarray(value).dtype.kind


def elementwise(build: Build, *values: Any) -> Traced:
    """Return what an operation gives for each element, values broadcast as by numpy.

    Raises
    ------
    Refused
        If two different axes would be looped.
    """
    tape = tape_of(values)
    given = [traced(tape, value) for value in values]
    np.broadcast_shapes(*(each.shape for each in given))
    loop = common_loop(given)
    if loop:
        given = [_in_loop(each, loop) for each in given]
    spread = np.broadcast_arrays(*(each.cells for each in given))
    cells = np.empty(spread[0].shape, dtype=object)
    for place in np.ndindex(cells.shape):
        cells[place] = build(*(each[place] for each in spread))
    return Traced(cells, loop)


def _in_loop(array: Traced, loop: tuple[int, int]) -> Traced:
    """Return an array looped as those are with which it is used, if it was written out there."""
    axis, size = loop
    if array.loop or array.ndim < -axis or array.shape[axis] != size:
        return array
    rows = np.moveaxis(array.cells, axis, -1)
    cells = np.empty(rows.shape[:-1], dtype=object)
    for place in np.ndindex(cells.shape):
        cells[place] = row_of(list(rows[place]))
    return Traced(np.expand_dims(cells, axis), loop)


def common_loop(arrays: list[Traced]) -> tuple[int, int] | None:
    """Return the looped axis of arrays that are used together."""
    loops = {each.loop for each in arrays if each.loop}
    if len(loops) > 1:
        raise refusals.long_axes(f"two axes that are both longer than {SMALL}")
    return next(iter(loops), None)
