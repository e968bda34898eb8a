"""Where the work begins: before the first cell, after each cell, and after the last."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import ModuleType
from typing import Any

from IPython import get_ipython

from .functions import Function, note_functions

_MODULE = "ipywidgets.widgets.interaction"


def start(calls: int, seconds: float, size: int, cells: Mapping[str, int | None]) -> None:
    """Note from now on which functions a notebook ties to controls.

    Parameters
    ----------
    calls, seconds, size
        How often functions of a cell may be called, how long that may take, and how many bytes
        all that they show may have.
    cells
        By the number of an execution: that of its cell, None where no page shows the cell.
    """
    global _work
    _work = _Work(get_ipython(), (calls, seconds, size), cells)
    _work.shell.events.register("post_run_cell", _work.after_cell)
    _when_loaded(_MODULE, lambda module: note_functions(module, _work.found))


def finish() -> None:
    """Store all functions as widgets that need no kernel."""
    _work.finish()


class _Work:
    def __init__(
        self, shell: Any, limits: tuple[int, float, int], cells: Mapping[str, int | None]
    ) -> None:
        self.shell, self.limits, self.cells = shell, limits, cells
        self.waiting: list[Function] = []
        self.answers: list[Any] = []
        self.axes: dict[Any, Any] = {}
        self.failed: list[tuple[Sequence[Function], Exception]] = []
        self.cell_of: dict[str, int | None] = {}
        self.heard: dict[Any, int] = {}

    def found(self, function: Function) -> None:
        """Note a function."""
        self.waiting.append(function)

    def after_cell(self, result: Any = None) -> None:
        """Call the functions that a cell has tied to controls."""
        functions, self.waiting = self.waiting, []
        count = getattr(result, "execution_count", None) or self.shell.execution_count
        cell = self.cells.get(str(count), 0)
        if _MODULE in sys.modules:
            self._note_widgets(cell)
        if functions and cell is not None:
            self._try(functions, partial(self._answer, functions, cell))

    def _note_widgets(self, cell: int | None) -> None:
        """Note in which cell widgets were made."""
        from .widgets import all_widgets

        for ident in all_widgets():
            self.cell_of.setdefault(ident, cell)

    def _try(self, functions: Sequence[Function], work: Callable[[], None]) -> None:
        """Do something with functions; where it fails, nothing of them moves, and that is said."""
        try:
            work()
        except Exception as error:
            self.failed.append((functions, error))

    def _answer(self, functions: Sequence[Function], cell: int) -> None:
        from .observers import handlers

        grid = self._grid(cell)
        try:
            answers = grid.answers(functions)
        finally:
            self.waiting = []  # those that a function made while it was called
        self.answers += answers
        for each in answers:
            self.heard.update((one, len(handlers(one))) for one in each.function.controls)

    def _grid(self, cell: int) -> Any:
        from .grid import Grid
        from .limits import Limits

        return Grid(self.shell, Limits(*self.limits), self.axes, cell)

    def finish(self) -> None:
        """Store what the functions put out, and what follows controls that are observed."""
        self.shell.events.unregister("post_run_cell", self.after_cell)
        if _MODULE not in sys.modules:
            return
        from .observers import follow_links
        from .weave import give_up

        follow_links()
        self._try([], self._observe)
        for group in _connected(self.answers):
            self._try([one.function for one in group], partial(self._weave, group))
        for functions, error in self.failed:
            give_up((each for one in functions for each in one.controls), error)

    def _observe(self) -> None:
        """Call observers of controls that no function is tied to."""
        from .observers import as_functions, observed

        tied = {each for one in self.answers for each in one.function.controls}
        found = [each for each in observed(tied) if self.cell_of.get(each.model_id) is not None]
        if not found:
            return
        for function in as_functions(self._grid(0).followers_of(found)):
            cell = self.cell_of[function.controls[0].model_id] or 0
            self._try([function], partial(self._answer, [function], cell))

    def _weave(self, group: Sequence[Any]) -> None:
        from .weave import weave

        controls = list(dict.fromkeys(each for one in group for each in one.function.controls))
        if any(self._is_changed(each) for each in controls):
            for each in controls:
                del self.axes[each]
            group = self._grid(group[0].cell).answers([one.function for one in group])
        weave(group, {each: self.axes[each] for each in controls})

    def _is_changed(self, control: Any) -> bool:
        """Return whether a control starts elsewhere, has other values or is observed by more."""
        from .observers import handlers
        from .stops import domain

        if self.heard[control] != len(handlers(control)):
            return True
        axis, now = self.axes[control], domain(control)
        if axis is None or now is None:
            return bool(axis) != bool(now) and bool(axis)
        was = axis.domain
        ends = [
            (each.count, each.start, each.at(0), each.at(each.count - 1)) for each in (was, now)
        ]
        return ends[0] != ends[1]


_work: _Work


def _connected(answers: Sequence[Any]) -> list[list[Any]]:
    from .grid import groups

    by_function = {each.function: each for each in answers}
    return [[by_function[one] for one in group] for group in groups(list(by_function))]


class _Finder(importlib.abc.MetaPathFinder):
    """Finds one module as all others do, and tells when it has been loaded."""

    def __init__(self, name: str, loaded: Callable[[ModuleType], None]) -> None:
        self.name, self.loaded = name, loaded

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        if name != self.name:
            return None
        sys.meta_path.remove(self)
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec and spec.loader:
            run = spec.loader.exec_module

            def exec_module(module: ModuleType) -> None:
                run(module)
                self.loaded(module)

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


def _when_loaded(name: str, loaded: Callable[[ModuleType], None]) -> None:
    if name in sys.modules:
        loaded(sys.modules[name])
    else:
        sys.meta_path.insert(0, _Finder(name, loaded))
