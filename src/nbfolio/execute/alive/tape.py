"""What code puts out while it runs, by the widget that it is put into, in its order."""

from __future__ import annotations

import base64
import io
import os
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from IPython.core.displaypub import DisplayPublisher
from ipywidgets import Output, Widget

from .widgets import all_widgets

Stored = dict[str, Any]

_OURS = ("ipywidgets", "nbfolio_alive", os.path.dirname(__file__))  # noqa: PTH120


class Tape:
    """Records what is put out; nothing of it reaches the notebook."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self.known = all_widgets()
        self._into: list[str] = []
        self.start()

    def start(self) -> None:
        """Forget all that was recorded."""
        self.outputs: dict[str, list[Stored]] = {}
        self.touched: dict[tuple[str, str], None] = {}
        self.unclear: set[str] = set()
        self._cleared: set[str] = set()

    def taken(self) -> dict[str, list[Stored]]:
        """Return what was put into each widget."""
        self._settle()
        return self.outputs

    @contextmanager
    def running(self) -> Iterator[Tape]:
        """Record what runs meanwhile."""
        with ExitStack() as stack:
            for owner, name, ours in self._replaced():
                stack.enter_context(_replaced(owner, name, ours))
            stack.enter_context(_plain_pictures())
            yield self

    def add(self, output: Stored) -> None:
        """Record an output."""
        ident = self._into[-1] if self._into else ""
        kept = self.outputs.setdefault(ident, [])
        if ident in self._cleared:
            self._cleared.discard(ident)
            kept.clear()
        last = kept[-1] if kept else {}
        same = "stream" == output["output_type"] == last.get("output_type")
        if same and last["name"] == output["name"]:
            last["text"] += output["text"]
        else:
            kept.append(output)

    def clear(self, wait: bool) -> None:
        """Forget what was put into the widget that is written to."""
        ident = self._into[-1] if self._into else ""
        self.unclear.discard(ident)
        if wait:
            self._cleared.add(ident)
        else:
            self.outputs[ident] = []

    def fail(self, kind: type[BaseException], error: BaseException, trace: Any) -> None:
        """Record a traceback: of the author's code, not of what calls it."""
        while trace and trace.tb_next and _is_ours(trace.tb_frame.f_code.co_filename):
            trace = trace.tb_next
        lines = self.shell.InteractiveTB.structured_traceback(kind, error, trace, tb_offset=0)
        self.add(
            {
                "output_type": "error",
                "ename": kind.__name__,
                "evalue": str(error),
                "traceback": list(lines),
            }
        )

    def _settle(self) -> None:
        """Give widgets that were made meanwhile what was put into them."""
        for ident in list(self._cleared):
            self.outputs[ident] = []
        self._cleared.clear()
        widgets = all_widgets()
        for ident in self.outputs.keys() - self.known.keys() - {""}:
            if ident in widgets:
                widgets[ident].outputs = tuple(self.outputs[ident])

    def _replaced(self) -> Iterator[tuple[Any, str, Any]]:
        tape, send = self, Widget.send_state

        def enter(widget: Any) -> Any:
            if widget.model_id not in tape.outputs.keys() | tape._cleared:
                tape.unclear.add(widget.model_id)
            tape._into.append(widget.model_id)
            return widget

        def leave(widget: Any, kind: Any, error: Any, trace: Any) -> bool:
            if kind is not None and not issubclass(kind, Exception):
                tape._into.pop()
                return False
            if kind is not None:
                tape.fail(kind, error, trace)
            tape._into.pop()
            return True

        def send_state(widget: Any, key: Any = None) -> None:
            if widget.model_id in tape.known:
                keys = [key] if isinstance(key, str) else key or widget.keys
                tape.touched.update(((widget.model_id, each), None) for each in keys)
            else:
                send(widget, key)

        yield Output, "__enter__", enter
        yield Output, "__exit__", leave
        yield Widget, "send_state", send_state
        yield sys, "stdout", _Stream("stdout", self.add)
        yield sys, "stderr", _Stream("stderr", self.add)
        yield self.shell, "display_pub", _Publisher(self)
        yield self.shell, "showtraceback", self._show_traceback

    def _show_traceback(self, exc_tuple: Any = None, *args: Any, **kwargs: Any) -> None:
        self.fail(*(exc_tuple or sys.exc_info()))


class _Publisher(DisplayPublisher):
    def __init__(self, tape: Tape) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.tape = tape

    def publish(
        self, data: Any, metadata: Any = None, *args: Any, update: bool = False, **kwargs: Any
    ) -> None:
        if update:
            return
        forms = {mime: _text(form) for mime, form in data.items()}
        self.tape.add(
            {"output_type": "display_data", "data": forms, "metadata": dict(metadata or {})}
        )

    def clear_output(self, wait: bool = False) -> None:
        self.tape.clear(wait)


class _Stream(io.TextIOBase):
    def __init__(self, name: str, add: Callable[[Stored], None]) -> None:
        self._name, self._add = name, add

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if text:
            self._add({"output_type": "stream", "name": self._name, "text": str(text)})
        return len(text)


def _text(form: Any) -> Any:
    return base64.b64encode(form).decode() if isinstance(form, bytes) else form


def _is_ours(file: str) -> bool:
    return any(f"{os.sep}{each}{os.sep}" in file or file.startswith(each) for each in _OURS)


@contextmanager
def _replaced(owner: Any, name: str, ours: Any) -> Iterator[None]:
    own = name in getattr(owner, "__dict__", {})
    before = getattr(owner, name)
    setattr(owner, name, ours)
    try:
        yield
    finally:
        if own or isinstance(owner, type | types.ModuleType):
            setattr(owner, name, before)
        else:
            try:
                delattr(owner, name)
            except AttributeError:
                setattr(owner, name, before)


@contextmanager
def _plain_pictures() -> Iterator[None]:
    """Let matplotlib write the same SVG each time."""
    matplotlib = sys.modules.get("matplotlib")
    known = os.environ.get("SOURCE_DATE_EPOCH")
    salt = matplotlib.rcParams["svg.hashsalt"] if matplotlib else None
    os.environ["SOURCE_DATE_EPOCH"] = known or "0"
    if matplotlib:
        matplotlib.rcParams["svg.hashsalt"] = salt or "nbfolio"
    try:
        yield
    finally:
        if matplotlib:
            matplotlib.rcParams["svg.hashsalt"] = salt
        if known is None:
            del os.environ["SOURCE_DATE_EPOCH"]
