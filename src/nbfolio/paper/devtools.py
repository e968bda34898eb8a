"""One browser for many documents, told what to do over the protocol of its developer tools."""

from __future__ import annotations

import asyncio
import json
from base64 import b64decode
from collections.abc import AsyncIterator, Awaitable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from ..notebook.extras import extra

with extra("nbfolio[print]", "Printing", "pages and slides work without"):
    from tornado.websocket import (
        WebSocketClientConnection,
        WebSocketClosedError,
        websocket_connect,
    )

LARGEST = 2**30
"""Bytes that a message of the browser's may have: a document comes in one."""

STARTED = "DevToolsActivePort"
"""The file of a profile in which a browser says where it listens."""

LISTENS = ("--remote-debugging-port=0", "--remote-debugging-address=127.0.0.1")
"""Options with which it does: on a free port that only this computer reaches."""

PAPER: Mapping[str, bool] = {
    "printBackground": True,
    "preferCSSPageSize": True,
    "generateTaggedPDF": True,
    "generateDocumentOutline": True,
    "displayHeaderFooter": False,
}
"""Tagged, with bookmarks; the document's own ``@page`` rules say the size."""

PATIENCE = 10
"""Seconds that a browser has to end when it is told to."""


class SilentError(Exception):
    """A browser that ended or refused."""


@dataclass
class Browser:
    """A browser that is at work.

    Parameters
    ----------
    socket
        What it is told through.
    """

    socket: WebSocketClientConnection
    _numbers: Iterator[int] = field(default_factory=count)
    _asked: dict[int, asyncio.Future[dict[str, Any]]] = field(default_factory=dict)
    _loaded: dict[tuple[str, str], asyncio.Event] = field(default_factory=dict)

    async def pdf(self, address: str) -> bytes:
        """Return a document as PDF once it is loaded.

        Raises
        ------
        SilentError
            If the browser refuses.
        """
        page = (await self._ask("Target.createTarget", url="about:blank"))["targetId"]
        attached = await self._ask("Target.attachToTarget", targetId=page, flatten=True)
        session = attached["sessionId"]
        await self._ask("Page.enable", session)
        await self._ask("Page.setLifecycleEventsEnabled", session, enabled=True)
        loading = await self._ask("Page.navigate", session, url=address)
        await self._load(session, loading["loaderId"]).wait()
        printed = await self._ask("Page.printToPDF", session, **PAPER)
        await self._ask("Target.closeTarget", targetId=page)
        return b64decode(printed["data"])

    async def during(self, work: Awaitable[object]) -> None:
        """Take in what the browser says until some work with it is done.

        Raises
        ------
        SilentError
            If the browser ends before.
        """
        parts = {asyncio.ensure_future(work), asyncio.ensure_future(self._listen())}
        try:
            for done in (await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED))[0]:
                done.result()
        finally:
            for part in parts:
                part.cancel()
            await asyncio.gather(*parts, return_exceptions=True)

    async def _listen(self) -> None:
        while (message := await self.socket.read_message()) is not None:
            said = json.loads(message)
            if asked := self._asked.pop(said.get("id", -1), None):
                if not asked.done():
                    asked.set_result(said)
            elif said.get("method") == "Page.lifecycleEvent" and said["params"]["name"] == "load":
                self._load(said["sessionId"], said["params"]["loaderId"]).set()
        raise SilentError("it ended")

    def _load(self, session: str, loader: str) -> asyncio.Event:
        return self._loaded.setdefault((session, loader), asyncio.Event())

    async def _ask(self, method: str, session: str = "", **given: Any) -> dict[str, Any]:
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": given}
        answer = self._asked[number] = asyncio.get_running_loop().create_future()
        try:
            await self.socket.write_message(
                json.dumps(message | ({"sessionId": session} if session else {}))
            )
        except WebSocketClosedError:
            raise SilentError("it ended") from None
        said = await answer
        if "error" in said:
            raise SilentError(f"{method}: {said['error'].get('message', 'refused')}")
        return dict(said["result"])


@asynccontextmanager
async def started(command: Sequence[str], profile: Path, said: Path) -> AsyncIterator[Browser]:
    """Start a browser, and end it whatever happens.

    Parameters
    ----------
    command
        Its program and options.
    profile
        The folder of its profile, which is its own.
    said
        The file into which what it says is written.

    Raises
    ------
    SilentError
        If it cannot be started, or ends before it listens.
    """
    with said.open("wb") as log:
        try:
            process = await asyncio.create_subprocess_exec(
                *command, *LISTENS, stdin=asyncio.subprocess.DEVNULL, stdout=log, stderr=log
            )
        except OSError as error:
            raise SilentError(str(error)) from error
    try:
        address = await _address(process, profile / STARTED)
        yield Browser(await websocket_connect(address, max_message_size=LARGEST))
    finally:
        await _end(process)


async def _address(process: asyncio.subprocess.Process, file: Path) -> str:
    while process.returncode is None:
        with suppress(OSError, ValueError):
            port, path = file.read_text(encoding="utf-8").split()
            return f"ws://127.0.0.1:{int(port)}{path}"
        await asyncio.sleep(0.02)
    raise SilentError("it ended before it listened")


async def _end(process: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), PATIENCE)
    except TimeoutError:
        process.kill()
        await process.wait()
