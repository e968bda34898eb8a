"""The Chromium that is installed here: Chromium itself, Chrome or Edge."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..notebook.mistakes import UnavailableError

VARIABLE = "NBFOLIO_BROWSER"
"""The environment variable that names a browser to take, as a path or as a name on the PATH."""

ON_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)

_MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_LINUX = ("/snap/bin/chromium", "/opt/google/chrome/chrome", "/usr/lib/chromium/chromium")

_INSTALL = {
    "linux": "sudo apt install chromium (Ubuntu: sudo snap install chromium)",
    "darwin": "brew install --cask chromium, or Chrome from Google",
    "win32": "Edge, which comes with Windows, or Chrome from Google",
}


class BrowserError(UnavailableError):
    """No browser that prints, or one that did not: says what was tried and what to do."""


def find_browser() -> Path:
    """Return the program of an installed Chromium, Chrome or Edge.

    What the environment variable `VARIABLE` names comes first, then what is on the PATH, then
    the places where installers put it.

    Raises
    ------
    BrowserError
        If there is none, or none where the variable says.
    """
    if named := os.environ.get(VARIABLE):
        return _named(named)
    on_path = [Path(found) for name in ON_PATH if (found := shutil.which(name))]
    installed = [place for place in usual_places() if place.is_file()]
    if programs := [*on_path, *installed]:
        return programs[0]
    raise BrowserError(
        f"No browser to print with: looked for {', '.join(ON_PATH)} on the PATH"
        f"{''.join(f', {place}' for place in usual_places())}.\n"
        f"Install one: {_INSTALL.get(sys.platform, _INSTALL['linux'])}; or name the program of "
        f"one in the environment variable {VARIABLE}.\n"
        "Only paper needs one: all else can be made without."
    )


@cache
def browser_version() -> str:
    """Return which browser prints: what it says of itself.

    On Windows a browser that is asked for its version opens, so there its file says it.

    Raises
    ------
    BrowserError
        If there is none.
    """
    program = find_browser()
    if sys.platform == "win32":
        found = program.stat()
        return f"{program} {found.st_size} {found.st_mtime_ns}"
    try:
        asked = [str(program), "--version"]
        return subprocess.run(asked, capture_output=True, check=True, timeout=60, text=True).stdout
    except (OSError, subprocess.SubprocessError):
        return str(program)  # printing will say what is wrong


def usual_places() -> Iterator[Path]:
    """Give the files where this system's installers put a browser."""
    if sys.platform == "darwin":
        folders = (Path("/Applications"), Path.home() / "Applications")
        yield from (folder / app for folder in folders for app in _MAC)
    elif sys.platform == "win32":
        found = filter(None, map(os.environ.get, _WINDOWS_FOLDERS))
        yield from (Path(folder, program) for folder in found for program in _WINDOWS)
    else:
        yield from map(Path, _LINUX)


def _named(name: str) -> Path:
    found = shutil.which(Path(name).expanduser())
    if found is None:
        raise BrowserError(
            f"The environment variable {VARIABLE} names {name!r}, and there is no such program. "
            "Give it the path of Chromium, Chrome or Edge, or unset it to look for one."
        )
    return Path(found)
