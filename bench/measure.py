"""Measure pages in a real browser that has no network.

Time to interactive
    From the start of the navigation to the end of the first frame that shows another state. A
    script that runs before the page's own looks after each painted frame for the slider and moves
    it by a step: a native one by its value and the events ``input`` and ``change``, another by the
    event ``keydown`` of an arrow key, as that is what it listens to. A slider that has not
    answered is asked again after the next frame.

Key press
    From the time stamp that the browser gives a real press of the right arrow key to the end of
    the first frame after which the figure's moving part is another: script, style, layout, paint
    and what waiting there is for the screen. Of a picture that is the frame after which its
    address is another; that the browser may load it later favours those peers. The page is left
    alone for half a second before the first press. The end of a frame is when a message is
    delivered that was posted at its beginning; the compositor then has what it is to show. The
    browser's own Event Timing includes the compositor, but it counts in steps of 8 ms and not up
    to the frame that shows the change where a page changes later, so it is not used.

Script
    Bytes in ``<script>`` elements that the browser runs, data held as code included.

Offline
    Whether the page asked for nothing outside its file. The browser has no network in any case.

Named
    Whether the browser's accessibility tree has a name for the slider.

Each visit is in a fresh context. A page where a slider never answers, or that ends the browser's
tab, has no visit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from nbfolio.paper.browser import BrowserError, find_browser
from tests.conftest import ARGUMENTS

from . import build

PRESSES = 10
"""How often the key is pressed in a visit."""

PATIENCE = 120
"""How long a page may take to answer, in seconds."""

_SCRIPT = Path(__file__).with_name("visit.js").read_text(encoding="utf-8")
_ANY_NAME = re.compile(r"\S")
_SETTLE, _REST = 500, 100
"""Time before the first key press and before each, in milliseconds."""


@dataclass(frozen=True)
class Visit:
    """What one load of a page has shown.

    Parameters
    ----------
    interactive
        Time to interactive, in milliseconds.
    presses
        Time from each key press to its frame, in milliseconds.
    script
        Bytes of script.
    model
        Bytes of it that are modules of models; of our pages alone.
    asked
        How often it asked for something outside its file.
    named
        True where the slider has a name for those who do not see the page.
    """

    interactive: float
    presses: tuple[float, ...]
    script: int
    model: int
    asked: int
    named: bool


@contextmanager
def browser() -> Iterator[Browser]:
    """Give an installed Chromium or Chrome."""
    try:
        path = find_browser()
    except BrowserError as error:
        raise SystemExit(str(error)) from error
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


def visit(browser: Browser, page: build.Page) -> Visit | None:
    """Load a page, wait until its slider answers and press the arrow key a few times."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 720})
    asked = {"slider": page.peer.slider, "moving": page.peer.moving, "patience": 1000 * PATIENCE}
    context.add_init_script(f"({_SCRIPT})({json.dumps(asked)})")
    try:
        tab = context.new_page()
        rate = {"rate": page.peer.slowed}
        context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", rate)
        return _visit(tab, page.file.as_uri())
    except Error:
        return None
    finally:
        context.close()


def _visit(tab: Page, url: str) -> Visit:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(url, wait_until="commit", timeout=1000 * PATIENCE)
    interactive = tab.evaluate("bench.ready")
    tab.wait_for_timeout(_SETTLE)
    presses = [_press(tab) for _ in range(PRESSES)]
    named = tab.get_by_role("slider", name=_ANY_NAME).count() > 0
    script, model = tab.evaluate("[bench.script(), bench.model()]")
    outside = sum(not each.startswith((url, "data:", "blob:")) for each in asked)
    return Visit(interactive, tuple(presses), script, model, outside, named)


def _press(tab: Page) -> float:
    tab.wait_for_timeout(_REST)
    tab.evaluate("bench.arm()")
    tab.keyboard.press("ArrowRight")
    return float(tab.evaluate("bench.pressed"))
