"""How much may be worked out: calls, seconds, bytes."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class OutOfTimeError(BaseException):
    """Ends a call; no ``except Exception`` of an author keeps it."""


class Limits:
    """What may be spent on one cell.

    Parameters
    ----------
    calls
        How often functions may be called.
    seconds
        How long that may take.
    size
        How many bytes all that they show may have.
    """

    def __init__(self, calls: int, seconds: float, size: int) -> None:
        self.calls, self.size, self.seconds = calls, size, seconds
        self.start()

    def start(self) -> None:
        """Begin to count the seconds."""
        self._end = time.monotonic() + self.seconds

    def left(self) -> float:
        """Return the seconds that are left."""
        return self._end - time.monotonic()

    def room(self, seconds: float, size: float) -> int:
        """Return for how many calls there is room, each as long and as large as that."""
        # a fifth of the time is kept for what takes longer than the first call
        timely = 0.8 * max(self.left(), 0) / max(seconds, 1e-4)
        return int(min(self.calls, timely, self.size / max(size, 1)))

    @contextmanager
    def watched(self) -> Iterator[None]:
        """End what runs meanwhile once there is no time left.

        Raises
        ------
        OutOfTimeError
            In the code that runs then.
        """
        left = self.left()
        if left <= 0:
            raise OutOfTimeError
        if threading.current_thread() is not threading.main_thread() or not hasattr(
            signal, "setitimer"
        ):
            yield
            return
        before = signal.signal(signal.SIGALRM, _end)
        signal.setitimer(signal.ITIMER_REAL, left)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)


def _end(*args: Any) -> None:
    raise OutOfTimeError
