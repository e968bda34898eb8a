"""The functions that authors tie to controls: noted as `ipywidgets` ties them."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(eq=False)
class Function:
    """A function that is tied to controls.

    Parameters
    ----------
    code
        The author's function.
    controls
        Those that a reader moves, in the order in which they stand.
    out
        The ``Output`` that shows what it puts out; None where it only changes other widgets.
    call
        Calls it with what the controls say now, and puts out what it shows.
    button
        The button that calls it, if there is one.
    """

    code: Any
    controls: tuple[Any, ...]
    out: Any
    call: Callable[[], None]
    button: Any = None

    @property
    def name(self) -> str:
        """What it is called."""
        return str(getattr(self.code, "__name__", type(self.code).__name__))


class Paused:
    """Whether the functions are not called though their controls move."""

    def __init__(self) -> None:
        self.on = False

    def __enter__(self) -> None:
        self.on = True

    def __exit__(self, *error: object) -> None:
        self.on = False


PAUSED = Paused()


def show_figures() -> None:
    """Show the figures of matplotlib that wait for the end of the cell.

    `ipywidgets` knows the backend by a name that it has no more since matplotlib 3.9.
    """
    matplotlib = sys.modules.get("matplotlib")
    if matplotlib and "matplotlib.pyplot" in sys.modules and "inline" in matplotlib.get_backend():
        from matplotlib_inline.backend_inline import flush_figures

        flush_figures()  # type: ignore[no-untyped-call]


def note_functions(interaction: Any, found: Callable[[Function], None]) -> None:
    """Let ``interactive`` and what is made of it tell which functions are tied to which controls.

    Parameters
    ----------
    interaction
        The module of `ipywidgets` that has just been loaded.
    found
        Called with each function.
    """
    interaction.show_inline_matplotlib_plots = show_figures
    _note_interactive(interaction, found)
    interaction.interactive_output = _interactive_output(interaction, found)


def _note_interactive(interaction: Any, found: Callable[[Function], None]) -> None:
    kind = interaction.interactive
    make, update = kind.__init__, kind.update

    @functools.wraps(make)
    def init(self: Any, *given: Any, **named: Any) -> None:
        make(self, *given, **named)
        controls = (each for each in self.kwargs_widgets if hasattr(each, "comm"))
        button = self.manual_button if self.manual else None
        call = functools.partial(update, self)
        found(Function(self.f, tuple(controls), self.out, call, button))

    @functools.wraps(update)
    def unless_paused(self: Any, *given: Any) -> None:
        if not PAUSED.on:
            update(self, *given)

    kind.__init__, kind.update = init, unless_paused


def _interactive_output(interaction: Any, found: Callable[[Function], None]) -> Any:
    @functools.wraps(interaction.interactive_output)
    def interactive_output(f: Callable[..., Any], controls: Mapping[str, Any]) -> Any:
        out, shown = interaction.Output(), interaction.show_inline_matplotlib_plots

        def call() -> None:
            named = {name: control.value for name, control in controls.items()}
            shown()
            with out:
                interaction.clear_output(wait=True)
                f(**named)
                shown()

        def moved(change: object) -> None:
            if not PAUSED.on:
                call()

        for control in controls.values():
            control.observe(moved, "value")
        shown()
        call()
        moves = [each for each in controls.values() if hasattr(each, "comm")]
        found(Function(f, tuple(dict.fromkeys(moves)), out, call))
        return out

    return interactive_output
