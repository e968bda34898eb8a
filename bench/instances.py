"""Make a widget of each class of a package that brings a front-end module; write their states.

Run by `bench.anywidgets` in a process of its own, with the unpacked package on the path: what a
stranger's package does as it is imported stays there. A module that is not installed here is stood
in for, so that classes can be made whose front end is what is looked at. A class that asks for
arguments is made without its constructor.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator, MutableSequence, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import MagicMock

from anywidget import AnyWidget
from ipywidgets import Widget

_FIRST = ("numpy", "pandas", "matplotlib", "pydantic", "IPython")
"""These look for others themselves, and should find none that stand in."""

_ASIDE = {"tests", "test", "docs", "examples", "example", "__main__", "setup", "conftest"}


class _Stand(ModuleType):
    """A module that has whatever is asked of it."""

    __path__: MutableSequence[str] = []  # noqa: RUF012

    def __getattr__(self, name: str) -> Any:
        if name == "__version__":
            return "99.0.0"
        if name.startswith("__"):
            raise AttributeError(name)
        if name[:1].isupper():  # it may be a base, or asked for with isinstance
            return type(name, (_StandIn,), {})
        return MagicMock(name=f"{self.__name__}.{name}")


class _StandIn:
    """A class that takes whatever it is given."""

    def __init__(self, *given: Any, **named: Any) -> None:
        pass

    def __class_getitem__(cls, item: Any) -> type[_StandIn]:
        return cls


class _Lacking(MetaPathFinder, Loader):
    """Finds a stand-in for each module that nothing else finds."""

    def __init__(self, own: set[str]) -> None:
        self.own = own

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name.partition(".")[0] in self.own | set(sys.stdlib_module_names):
            return None
        return ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Stand(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Leave it as it is."""


def _modules(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        names = parts[:-1] if parts[-1] == "__init__" else parts
        if names and all(each.isidentifier() for each in names) and not _ASIDE & set(names):
            yield ".".join(names)


def _classes(folder: Path) -> dict[str, type[AnyWidget]]:
    own = {name.partition(".")[0] for name in _modules(folder)}
    for name in _FIRST:
        with suppress(ImportError):
            importlib.import_module(name)
    sys.meta_path.append(_Lacking(own))
    found: dict[str, type[AnyWidget]] = {}
    for name in _modules(folder):
        try:
            module = importlib.import_module(name)
        except BaseException:  # a stranger's module may do anything, exit too
            continue
        for each in vars(module).values():
            is_widget = isinstance(each, type) and issubclass(each, AnyWidget)
            if is_widget and each.__module__.partition(".")[0] in own:
                found[f"{each.__module__}.{each.__qualname__}"] = each
    return found


def _stored(make: type[AnyWidget]) -> tuple[str, Any] | None:
    """Return id and stored state of a widget, as a notebook keeps it; None where none can be."""
    Widget.close_all()
    try:
        widget = _made(make)
        if not getattr(widget, "_esm", ""):
            return None
        state = json.loads(json.dumps(Widget.get_manager_state(), allow_nan=False))
        return widget.model_id, state
    except BaseException:
        return None


def _made(make: type[AnyWidget]) -> AnyWidget:
    """Return a widget, with its traits as declared where its class asks for arguments."""
    try:
        return make()
    except Exception:
        Widget.close_all()
        widget: AnyWidget = make.__new__(make)
        AnyWidget.__init__(widget)
        return widget


def main(folder: Path, target: Path) -> None:
    """Write the widgets of the package in a folder, as JSON, by the names of their classes."""
    sys.path.insert(0, str(folder))
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        classes = _classes(folder)
        found = {name: stored for name, each in classes.items() if (stored := _stored(each))}
    target.write_text(json.dumps({"classes": len(classes), "widgets": found}), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
