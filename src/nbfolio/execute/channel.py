"""A connection to a kernel on which no answer is overlooked."""

from __future__ import annotations

from typing import Any

import zmq
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_client.manager import AsyncKernelManager
from traitlets import DottedObjectName, Type


class WatchedChannel(AsyncZMQSocketChannel):
    """A channel that looks for an answer after each message it sends.

    A socket of ZeroMQ tells once that something has come, and sending takes that in. jupyter_client
    sends past the socket that waits: an answer that came just before would not be seen until the
    wait is over. nbclient sends while it waits, to each ``Output`` widget that is written to.
    """

    def send(self, msg: dict[str, Any]) -> None:
        """Send a message, and wake who waits for one that is there already."""
        super().send(msg)
        if self.socket is not None:
            self.socket.get(zmq.EVENTS)  # the socket that waits handles what it is told here


class WatchedClient(AsyncKernelClient):
    """A client whose shell, where it sends and waits at a time, is watched."""

    shell_channel_class = Type(WatchedChannel)


class WatchedManager(AsyncKernelManager):
    """Starts kernels for clients that overlook no answer."""

    client_class = DottedObjectName(f"{__name__}.{WatchedClient.__name__}")
    client_factory = Type(klass=WatchedClient, config=True)
