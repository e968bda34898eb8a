import asyncio
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import pytest

from nbfolio.execute.apart import run_in_thread


async def give(value: int) -> int:
    await asyncio.sleep(0)
    return value


def test_gives_the_result() -> None:
    assert run_in_thread(give(3)) == 3


def test_gives_the_result_where_a_loop_runs_already() -> None:
    async def outer() -> int:
        return run_in_thread(give(3))

    with ThreadPoolExecutor() as thread:  # this one may have a loop of its own
        assert thread.submit(asyncio.run, outer()).result() == 3


def test_raises_what_the_work_raises() -> None:
    async def fail() -> None:
        raise ValueError("so it is")

    with pytest.raises(ValueError, match="so it is"):
        run_in_thread(fail())


@pytest.mark.parametrize("seconds", [0, 0.2])
def test_an_interrupt_lets_the_work_clear_up_at_once(seconds: float) -> None:
    cleared = []
    start = monotonic()

    async def work() -> None:
        try:
            await asyncio.sleep(seconds)
            os.kill(os.getpid(), signal.SIGINT)
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0.1)
            cleared.append(True)

    with pytest.raises(KeyboardInterrupt):
        run_in_thread(work())

    assert cleared == [True]
    assert monotonic() - start < 30


def test_what_is_left_running_is_stopped() -> None:
    async def work() -> asyncio.Task[None]:
        return asyncio.create_task(asyncio.sleep(60))

    assert run_in_thread(work()).cancelled()
