"""One browser for many documents, told what to do over the protocol of its developer tools."""

from __future__ import annotations

import asyncio
import json
from base64 import b64decode
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from tornado.websocket import WebSocketClientConnection, websocket_connect

LARGEST = 2**30
"""Bytes that a message of the browser's may have: a document comes in one."""

STARTED = "DevToolsActivePort"
"""The file of a profile in which a browser says where it listens."""

PAPER: Mapping[str, bool] = {
    "printBackground": True,
    "preferCSSPageSize": True,
    "generateTaggedPDF": True,
    "generateDocumentOutline": True,
    "displayHeaderFooter": False,
}
"""Tagged, with bookmarks; the document's own ``@page`` rules say the size."""


class SilentError(Exception):
    """A browser that ended or refused: says why, as far as it did."""


@dataclass
class Browser:
    """A browser that is at work.

    Parameters
    ----------
    socket
        What it is told through.
    """

    socket: WebSocketClientConnection
    _numbers: count[int] = field(default_factory=count)
    _asked: dict[int, asyncio.Future[dict[str, Any]]] = field(default_factory=dict)
    _loaded: dict[tuple[str, str], asyncio.Event] = field(default_factory=dict)

    async def pdf(self, address: str) -> bytes:
        """Return a document as PDF once it and its scripts are loaded.

        Raises
        ------
        SilentError
            If the browser ends or refuses.
        """
        page = (await self._ask("Target.createTarget", url="about:blank"))["targetId"]
        session = await self._ask("Target.attachToTarget", targetId=page, flatten=True)
        own = session["sessionId"]
        await self._ask("Page.enable", own)
        await self._ask("Page.setLifecycleEventsEnabled", own, enabled=True)
        loader = (await self._ask("Page.navigate", own, url=address)).get("loaderId", "")
        await self._load(own, loader).wait()
        printed = await self._ask("Page.printToPDF", own, **PAPER)
        await self._ask("Target.closeTarget", targetId=page)
        return b64decode(printed["data"])

    async def listen(self) -> None:
        """Take in what the browser says, until it ends."""
        while (message := await self.socket.read_message()) is not None:
            said = json.loads(message)
            if asked := self._asked.pop(said.get("id", -1), None):
                if not asked.done():
                    asked.set_result(said)
            elif said.get("method") == "Page.lifecycleEvent" and said["params"]["name"] == "load":
                self._load(said["sessionId"], said["params"]["loaderId"]).set()
        raise SilentError("It ended.")

    def _load(self, session: str, loader: str) -> asyncio.Event:
        return self._loaded.setdefault((session, loader), asyncio.Event())

    async def _ask(self, method: str, session: str = "", **given: Any) -> dict[str, Any]:
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": given}
        answer = self._asked[number] = asyncio.get_running_loop().create_future()
        await self.socket.write_message(
            json.dumps(message | ({"sessionId": session} if session else {}))
        )
        said = await answer
        if "error" in said:
            raise SilentError(f"{method}: {said['error'].get('message', 'refused')}")
        return dict(said["result"])


@asynccontextmanager
async def started(command: Sequence[str], profile: Path) -> AsyncIterator[Browser]:
    """Start a browser, and end it whatever happens.

    Parameters
    ----------
    command
        Its program and options.
    profile
        The folder of its profile, which is its own.

    Raises
    ------
    SilentError
        If it ends before it listens, or while it is at work.
    OSError
        If it cannot be started.
    """
    with (profile.parent / "said.txt").open("wb") as said:
        process = await asyncio.create_subprocess_exec(
            *command, stdin=asyncio.subprocess.DEVNULL, stdout=said, stderr=said
        )
    try:
        address = await _address(process, profile)
        socket = await websocket_connect(address, max_message_size=LARGEST)
        browser = Browser(socket)
        async with asyncio.TaskGroup() as group:
            listening = group.create_task(browser.listen())
            yield browser
            listening.cancel()
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


async def _address(process: asyncio.subprocess.Process, profile: Path) -> str:
    while process.returncode is None:
        with suppress(OSError, ValueError):
            port, path = (profile / STARTED).read_text(encoding="utf-8").split()
            return f"ws://127.0.0.1:{int(port)}{path}"
        await asyncio.sleep(0.02)
    raise SilentError("It ended before it listened.")
