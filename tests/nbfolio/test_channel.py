"""An answer is seen at once, also where something is sent while it is waited for."""

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import zmq
import zmq.asyncio
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_client.session import Session

from nbfolio.execute.channel import WatchedChannel
from nbfolio.execute.kernel import own_kernel
from nbfolio.execute.worked_out import WorkOut

SOON, LATE = 1.0, 60.0
"""Seconds in which an answer is not seen that nobody looks for, and in which one is that is."""


@contextmanager
def connected(
    kind: type[AsyncZMQSocketChannel],
) -> Iterator[tuple[AsyncZMQSocketChannel, "zmq.Socket[bytes]"]]:
    """Give a channel to a kernel, and what the kernel sends by."""
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    kernel = context.socket(zmq.ROUTER)
    port = kernel.bind_to_random_port("tcp://127.0.0.1")
    ours = zmq.asyncio.Socket(context, zmq.DEALER)
    ours.identity = b"us"
    ours.connect(f"tcp://127.0.0.1:{port}")
    channel = kind(ours, Session(key=b""))
    yield channel, kernel
    channel.close()
    kernel.close(linger=0)
    context.term()


async def asked(channel: AsyncZMQSocketChannel, kernel: zmq.Socket[bytes], wait: float) -> str:
    """Ask, and send something else just when the answer has come; return what is seen in time."""
    session = channel.session
    channel.send(session.msg("execute_request"))
    kernel.recv_multipart()
    waiting = asyncio.ensure_future(channel.get_msg())
    await asyncio.sleep(0.1)  # it waits
    session.send(kernel, "execute_reply", ident=b"us")
    came = zmq.Poller()
    came.register(channel.socket.FD, zmq.POLLIN)
    assert came.poll(5000), "the answer did not come"  # and nobody has looked at it
    channel.send(session.msg("comm_msg"))
    await asyncio.wait([waiting], timeout=wait)
    seen = str(waiting.result()["msg_type"]) if waiting.done() else "nothing"
    waiting.cancel()
    return seen


def ran(waits: Coroutine[Any, Any, Any]) -> Any:
    """Run what waits in a thread of its own: the one of a test of a browser has a loop already."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, waits).result()


def test_an_answer_is_seen_that_came_while_something_was_sent() -> None:
    with connected(WatchedChannel) as (channel, kernel):
        assert ran(asked(channel, kernel, LATE)) == "execute_reply"


def test_without_looking_it_is_not_seen() -> None:
    """What `WatchedChannel` is for: once jupyter_client looks itself, it can go."""
    with connected(AsyncZMQSocketChannel) as (channel, kernel):
        assert ran(asked(channel, kernel, SOON)) == "nothing"


def test_each_run_of_a_notebook_looks(tmp_path: Path) -> None:
    async def channel() -> object:
        async with own_kernel(tmp_path) as (_, kernel):
            return kernel.shell_channel

    assert isinstance(ran(channel()), WatchedChannel)
    manager = WorkOut(kernel_name="python3").create_kernel_manager()
    manager.write_connection_file()
    assert isinstance(manager.client().shell_channel, WatchedChannel)
    manager.cleanup_connection_file()
