"""The distributions as they are installed: wheels built, unpacked, and put where no other is."""

from __future__ import annotations

import os
import re
import sys
import venv
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from zipfile import ZipFile

from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
ENGINE = ROOT / "src" / "nbfolio"


def unpacked(project: Path, folder: Path) -> list[str]:
    """Put into a folder what the wheel of a project holds; return the names of its files."""
    [wheel] = WheelBuilder(str(project)).build(directory=str(folder), versions=["standard"])
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
        names = archive.namelist()
    Path(wheel).unlink()
    return names


def alone(folder: Path, *extras: str) -> Path:
    """Return the Python of an environment with the engine's wheel and what it requires.

    Parameters
    ----------
    folder
        Where the environment is made.
    extras
        Extras of the engine whose requirements are there, too.
    """
    venv.create(folder, symlinks=os.name != "nt")
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    site = folder / ("Lib" if os.name == "nt" else f"lib/{version}") / "site-packages"
    unpacked(ENGINE, site)
    [home] = site.glob("nbfolio-*.dist-info")
    for each in _needed(Distribution.at(home), extras):
        _link(each, site)
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _needed(of: Distribution, extras: Iterable[str]) -> Iterator[Distribution]:
    """Give what a distribution requires, and what that requires, each once."""
    waiting = [(each, frozenset(extras)) for each in of.requires or ()]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        line, wanted = waiting.pop()
        required = Requirement(line)
        key = (re.sub(r"[-_.]+", "-", required.name).lower(), frozenset(required.extras))
        marker = required.marker
        applies = not marker or any(marker.evaluate({"extra": each}) for each in ("", *wanted))
        if applies and key not in seen:
            seen.add(key)
            found = distribution(required.name)
            waiting += [(each, key[1]) for each in found.requires or ()]
            yield found


def _link(installed: Distribution, site: Path) -> None:
    """Let a distribution that is installed here be found in another environment, too."""
    for file in installed.files or ():
        source = Path(str(installed.locate_file(file)))
        if file.parts[0] == "..":  # templates of nbconvert, say
            target = Path(os.path.normpath(site / file))
            if "share" not in file.parts:
                continue
        else:
            source = Path(str(installed.locate_file(file.parts[0])))
            target = site / file.parts[0]
        if source.exists() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(source)
