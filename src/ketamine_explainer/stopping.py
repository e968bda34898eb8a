"""Orders to stop: Ctrl-C, the end of the terminal, the end of the session."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn

STOPPED = "Stopped. What was there before is as it was."

_ORDERS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]


class StoppedError(KeyboardInterrupt):
    """An order to stop.

    Parameters
    ----------
    number : int
        The signal's.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def listen() -> None:
    """Let each order to stop end what is at work as Ctrl-C does, so that it can clean up."""
    for order in _ORDERS:
        if signal.getsignal(order) is not signal.SIG_IGN:  # nohup wants that one passed over
            signal.signal(order, _stop)


def say_stopped() -> None:
    """Say once that the command was stopped."""
    with suppress(OSError):  # the terminal may have gone
        print(STOPPED, file=sys.stderr, flush=True)


def exit_code(order: KeyboardInterrupt) -> int:
    """Return the code that a shell expects of a command that was stopped so."""
    return 128 + int(getattr(order, "number", signal.SIGINT))


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    for order in _ORDERS:  # one is enough: what cleans up is left in peace
        signal.signal(order, signal.SIG_IGN)
    raise StoppedError(number)
