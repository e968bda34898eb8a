"""Run asynchronous work to its end from ordinary code, also where a loop runs already."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def run_in_thread(work: Coroutine[Any, Any, T]) -> T:
    """Run in a loop of its own thread, so that Ctrl-C reaches us and not nbclient.

    nbclient takes over the signals of the main thread and handles them for one notebook only.
    Cancelling instead ends every kernel.
    """
    loop = asyncio.new_event_loop()
    task = loop.create_task(work)
    ended = threading.Event()

    def turn() -> None:
        try:
            loop.run_until_complete(_end_of(task))
        finally:
            ended.set()

    thread = threading.Thread(target=turn, name="notebooks", daemon=True)
    try:
        thread.start()
        ended.wait()
    except BaseException:
        if thread.is_alive():
            loop.call_soon_threadsafe(task.cancel)
            ended.wait()
        raise
    finally:
        if ended.is_set():
            thread.join()
            loop.close()
    return task.result()


async def _end_of(task: asyncio.Task[T]) -> None:
    """Wait for the task, and stop what nbclient may leave running."""
    await asyncio.wait([task])
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for leftover in rest:
        leftover.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
