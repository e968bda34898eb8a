"""Repeated steps: what each makes of the one before, as a loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .array import Traced, handles, traced
from .errors import refused
from .node import Node, reachable
from .operations import as_float
from .plan import ARRAYS, needs_array
from .rearrange import along_loop


@handles("steps")
def _steps(first: Traced, step: Callable[[Any], Any], count: int) -> Traced:
    """Return a first value and what each of `count` steps makes of the one before.

    Parameters
    ----------
    first : Traced, shape ()
        The first value.
    step : callable
        Gets a value and returns the next one. It is called once, with a stand-in for all of them.
    count : int
        How many steps, at least 1.

    Returns
    -------
    Traced, shape (count + 1,)

    Raises
    ------
    Refused
        If a step looks at another one, or values are not single numbers.
    """
    if first.ndim:
        raise _refused(f"steps from an array of shape {first.shape}")
    tape, start = first.tape, as_float(first.node)
    state = tape.put("state", (), "float", count)
    following = traced(tape, step(Traced.of(state)))
    if following.ndim > 1 or following.cells.size > 1:
        raise _refused(f"steps to an array of shape {following.shape}")
    if _looks_around(following.node, state):
        raise _refused("a step that looks at other steps")
    next_ = along_loop(following, following.node)
    return Traced.of(tape.put("steps", (start, as_float(next_)), "float", count + 1))


def _refused(given: str) -> Exception:
    return refused(
        given, "steps from one number to the next, with arithmetic, numpy.where and the like",
        "write a loop over a range, which is written out",
    )  # fmt: skip


def _looks_around(node: Node, state: Node) -> bool:
    """Return whether values of the loop are used as an array within a step."""
    depends: set[Node] = {state}
    for each in reachable(node):
        for place, arg in enumerate(each.args):
            if arg in depends:
                depends.add(each)
                if each.op in ARRAYS or needs_array(each, place):
                    return True
    return False
