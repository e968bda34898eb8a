"""A graph as script: what a loop does not change before it, what is used twice once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from .expressions import LOOP, expression
from .naming import Names, named
from .node import Node, reachable
from .plan import ARRAYS, Plan, needs_array, planned
from .syntax import ATOM, CALL, TIMES, Said, call, literal
from .tables import depends, in_table

_SHORT = 5


@dataclass
class Writer:
    """Writes one graph.

    Parameters
    ----------
    plan : Plan
        What of it becomes an array, and how often each part is used.
    inputs : mapping of str to str
        The names in the script of the reader's values.
    options : tuple of (str, int)
        The name in the script and the number of options of each choice, in order.
    names : Names
        Which are taken.
    """

    plan: Plan
    inputs: Mapping[str, str]
    options: Sequence[tuple[str, int]]
    names: Names
    said: dict[Node, Said] = field(default_factory=dict)
    before: list[str] = field(default_factory=list)

    def body(self) -> str:
        """Return the body of an arrow function that gives what the graph gives."""
        self._tables()
        aliases = self._aliases()
        for node in self.plan.nodes:
            if node.length is None or node in self.plan.whole:
                self._outside(node, aliases)
        root = self.said[self.plan.nodes[-1]]
        if not self.before:
            return f"({root.text})"
        return f"{{const{_after_word(','.join(self.before))};return{_after_word(root.text)}}}"

    def _tables(self) -> None:
        """Name what differs between options: a table for each set of choices that it depends on."""
        sizes = [size for _, size in self.options]
        tables: dict[tuple[int, ...], list[tuple[Node, dict[tuple[int, ...], Any]]]] = {}
        for node in self.plan.nodes:
            if node.op == "pick":
                axes, column = depends(node.data, sizes)  # type: ignore[arg-type]
                tables.setdefault(axes, []).append((node, column))
        for axes, columns in tables.items():
            rows = list(product(*(range(sizes[axis]) for axis in axes)))
            lines = [[in_table(column[row]) for _, column in columns] for row in rows]
            index = self._index(axes)
            if len(columns) == 1:
                table = ",".join(line[0] for line in lines)
                self._keep(columns[0][0], Said(f"[{table}][{index}]", CALL))
                continue
            names = [self.names.new() for _ in columns]
            table = ",".join(f"[{','.join(line)}]" if any(line) else "" for line in lines)
            self.before.append(f"[{','.join(names)}]=[{table}][{index}]")
            for (node, _), name in zip(columns, names, strict=True):
                self.said[node] = Said(name)

    def _index(self, axes: tuple[int, ...]) -> str:
        index = ""
        for axis in axes:
            name, size = self.options[axis]
            index = (
                f"({index})*{size}+{name}"
                if "+" in index
                else f"{index}*{size}+{name}"
                if index
                else name
            )
        return index

    def _aliases(self) -> dict[str, str]:
        """Return short names for functions of ``Math`` that are used several times."""
        used: dict[str, int] = {}
        for node in self.plan.nodes:
            name = str(node.data)
            if node.op == "call" and name.startswith("Math."):
                used[name] = used.get(name, 0) + 1
        often = {name: times for name, times in used.items() if times > 1}
        if sum((len(name) - 1) * times - len(name) + 2 for name, times in often.items()) <= 8:
            return {}
        aliases = {name: self.names.new() for name in often}
        parts = ",".join(f"{name[5:]}:{alias}" for name, alias in aliases.items())
        self.before.insert(0, f"{{{parts}}}=Math")
        return aliases

    def _outside(self, node: Node, aliases: Mapping[str, str]) -> None:
        if node in self.said:
            return
        if node.op == "input":
            self.said[node] = Said(self.inputs[str(node.data)])
        elif node.op == "steps":
            name = Names(self.names.at).new()
            step = self._loop(node.args[1], aliases, name)
            count = literal((node.length or 1) - 1)
            self._keep(node, call("$q", count, self.said[node.args[0]], step))
        elif node in self.plan.whole and node.op not in ARRAYS:
            self._keep(node, call("$m", literal(node.length), self._loop(node, aliases)))
        else:
            args = [self.said[each] for each in node.args]
            self._keep(node, expression(node, args, aliases))

    def _keep(self, node: Node, said: Said) -> None:
        """Give what was written a name, if it is used often enough or within a loop."""
        uses, size = self.plan.uses[node], len(said.text) + 2 * (said.binds < TIMES)
        looped = node in self.plan.inside and node.op != "constant" and not _is_short(said)
        if node.op == "tree" or not (looped or _worth_a_name(said.text, uses, size)):
            self.said[node] = said
            return
        name = self.names.new()
        self.before.append(f"{name}={said.text}")
        self.said[node] = Said(name)

    def _loop(self, root: Node, aliases: Mapping[str, str], state: str = "") -> Said:
        """Return a looped node as a function of its place, or of the step before and its place."""
        inner = self._inner(root)
        uses: dict[Node, int] = {}
        for node in inner:
            for place, each in enumerate(node.args):
                if not needs_array(node, place):
                    uses[each] = uses.get(each, 0) + 1
        here: dict[Node, Said] = {}
        consts: list[str] = []
        names = Names(self.names.at)
        if state:
            names.new()
        for node in inner:
            if node.op == "state":
                here[node] = Said(state)
                continue
            said = expression(node, [*self._inside(node, here)], aliases)
            size = len(said.text) + 2 * (said.binds < TIMES)
            if node is not root and _worth_a_name(said.text, uses[node], size):
                name = names.new()
                consts.append(f"{name}={said.text}")
                said = Said(name)
            here[node] = said
        body = here[root].text
        if body.startswith("{"):
            body = f"({body})"
        if consts:
            body = f"{{const {','.join(consts)};return{_after_word(body)}}}"
        parameters = f"({state},{LOOP})" if state else LOOP
        return Said(f"{parameters}=>{body}")

    def _inner(self, root: Node) -> list[Node]:
        """Return the looped nodes that are computed within the loop of `root`."""
        found, waiting = {root}, [root]
        while waiting:
            node = waiting.pop()
            for place, each in enumerate(node.args):
                if each.length is None or each in self.plan.whole or needs_array(node, place):
                    continue
                if each not in found:
                    found.add(each)
                    waiting.append(each)
        return sorted(found, key=lambda node: node.index)

    def _inside(self, node: Node, here: Mapping[Node, Said]) -> Iterator[Said]:
        for place, each in enumerate(node.args):
            if each in here:
                yield here[each]
            elif each in self.plan.whole and not needs_array(node, place):
                yield Said(f"{self.said[each].text}[{LOOP}]", CALL)
            else:
                yield self.said[each]


def _is_short(said: Said) -> bool:
    return said.binds in (ATOM, CALL) and len(said.text) <= _SHORT and "(" not in said.text


def _worth_a_name(text: str, uses: int, size: int) -> bool:
    """Return whether a name makes the script shorter, or spares it a call."""
    return uses > 1 and ("(" in text or uses * size > size + 3 + uses)


def _after_word(text: str) -> str:
    return text if text[0] in '{[("`!-+' else f" {text}"


def function_body(root: Node, inputs: Mapping[str, str], options: Sequence[tuple[str, int]]) -> str:
    """Return the body of an arrow function that gives what a graph gives.

    Parameters
    ----------
    root : Node
        Of the graph.
    inputs : mapping of str to str
        What all of the reader's values are called in the script, as `parameters` names them.
    options : sequence of (str, int)
        What choices are called there, and how many options each has.
    """
    body = Writer(planned(reachable(root)), inputs, options, Names()).body()
    return named(body, len(inputs))
