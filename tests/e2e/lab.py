"""A real JupyterLab on a copy of the course, and what a reader does in it."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ipywidgets as w
from playwright.sync_api import Locator, Page

PATIENCE = 60_000
"""Milliseconds that JupyterLab may take to open or to run a notebook."""
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},  # all cells are there to be read
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
IDLE = """() => {
    const panel = window.jupyterapp?.shell.currentWidget;
    const kernel = panel?.sessionContext?.session?.kernel;
    return panel?.context?.isReady && kernel?.status === "idle";
}"""
DRAWN = """() => !document.querySelector(".jp-Notebook").innerText.includes("Loading widget")"""


@dataclass(frozen=True)
class Server:
    """A JupyterLab that runs, and the address of its notebooks."""

    address: str
    token: str
    root: Path

    def of(self, notebook: str) -> str:
        """Return where a notebook is opened, in a workspace of its own."""
        name = Path(notebook).stem
        return f"{self.address}/lab/workspaces/{name}/tree/{notebook}?token={self.token}&reset"


@contextmanager
def running(course: Path, folder: Path) -> Iterator[Server]:
    """Start JupyterLab as `ketamine-explainer lab` does on a copy of the course, then end it."""
    root = folder / "course"
    for part in ("content", "notebooks"):
        shutil.copytree(course / part, root / part, ignore=shutil.ignore_patterns(".*"))
    port, token = _free_port(), secrets.token_hex(8)
    # ours: -c, so that the checkout under test answers, however it was installed
    start = "from ketamine_explainer.cli import app; app()"
    command = [
        sys.executable, "-c", start, "lab", "--root", str(root), "--no-browser", "--allow-root",
        f"--port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}",
        "--LabApp.expose_app_in_browser=True",
    ]  # fmt: skip
    log = folder / "lab.log"
    with log.open("w") as out:
        server = subprocess.Popen(command, env=_environment(folder), stdout=out, stderr=out)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/api?token={token}", server, log)
        yield Server(address, token, root)
    finally:
        server.terminate()
        server.wait(timeout=30)


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment in which nothing of the user's is read or written."""
    homes = {
        name: str(folder / name.lower())
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR",
                     "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR")
    }  # fmt: skip
    for name, settings in SETTINGS.items():
        plugin = f"{name}.jupyterlab-settings"
        file = Path(homes["JUPYTERLAB_SETTINGS_DIR"], "@jupyterlab", plugin)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(settings), encoding="utf-8")
    return {**os.environ, **homes}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(400):
        try:
            urllib.request.urlopen(address).close()
        except (OSError, urllib.error.URLError):
            assert server.poll() is None, log.read_text(encoding="utf-8")
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"JupyterLab does not answer: {log.read_text(encoding='utf-8')}")


@dataclass(frozen=True)
class Notebook:
    """A notebook that is open in JupyterLab."""

    page: Page

    @classmethod
    def open(cls, page: Page, server: Server, notebook: str) -> Notebook:
        """Open a notebook and wait until its kernel is idle."""
        page.goto(server.of(notebook))
        page.wait_for_function(IDLE, timeout=PATIENCE)
        return cls(page)

    def run_all(self) -> None:
        """Choose Run > Run All Cells, and wait until everything is drawn."""
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        self.page.wait_for_function(
            "count => document.querySelectorAll('.jp-CodeCell').length === count && "
            "jupyterapp.shell.currentWidget.content.widgets.every(c => "
            "c.model.type !== 'code' || c.model.executionCount > 0)",
            arg=self.cells.count(),
            timeout=PATIENCE,
        )
        self.page.wait_for_function(IDLE, timeout=PATIENCE)
        self.page.wait_for_function(DRAWN, timeout=PATIENCE)

    @property
    def is_changed(self) -> bool:
        """True where JupyterLab asks to save before it closes the notebook."""
        return bool(self.page.evaluate("jupyterapp.shell.currentWidget.context.model.dirty"))

    @property
    def cells(self) -> Locator:
        """All code cells, in their order."""
        return self.page.locator(".jp-Notebook .jp-CodeCell")

    def output(self, ident: str) -> Locator:
        """Return what a cell shows below its code."""
        place = self.page.evaluate(
            "id => jupyterapp.shell.currentWidget.content.widgets"
            ".filter(c => c.model.type === 'code').findIndex(c => c.model.id === id)",
            ident,
        )
        assert place >= 0, ident
        return self.cells.nth(place).locator(".jp-Cell-outputWrapper")


def set_to(card: Locator, control: Any, place: int) -> None:
    """Move a control of the stock manager to an option, by pointer or by keys."""
    if isinstance(control, w.ToggleButtons):
        _named(card, "widget-toggle-buttons", control).locator("button").nth(place).click()
    elif isinstance(control, w.RadioButtons):
        _named(card, "widget-radio", control).locator("input").nth(place).check()
    elif isinstance(control, w.Dropdown):
        _named(card, "widget-dropdown", control).locator("select").select_option(index=place)
    else:
        handle = _named(card, "widget-hslider", control).locator(".noUi-handle")
        if place == 0:
            handle.press("Home")
        else:
            handle.press("ArrowRight")


def _named(card: Locator, kind: str, control: Any) -> Locator:
    """Return the visible control of a kind with that label."""
    exactly = re.compile(rf"^\s*{re.escape(control.description)}\s*$")
    label = card.page.locator(".widget-label", has_text=exactly)
    return card.locator(f".{kind}:visible", has=label).first
