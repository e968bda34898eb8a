"""Time builds of the whole site beside those of an older commit: ``python -m bench.build_time``.

Both run with this Python's packages, each with its own code and content, in turn, so that what else
the computer does hits both alike. Processor time is that of all processes, browsers and kernels
among them; on Linux also of those whose parent did not wait for them.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

ROOT = Path(__file__).parents[1]
BEFORE = "8dc230d"
"""The commit before builds became incremental."""

SENTENCE = "content/pages/sections/02_fast_response.md"
"""A section in which a sentence is written for the last build."""

PATIENCE = 5
"""Seconds to wait for what a build has left behind to end."""

_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of Linux: children of children that ended become ours."""


@dataclass(frozen=True)
class Spent:
    """What a build took: seconds by the clock, and seconds of all processors."""

    wall: float
    processor: float


def main() -> None:
    """Build in turn, and print a table of medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", default=BEFORE, help="the commit to compare with")
    parser.add_argument("--turns", type=int, default=1, help="how often each is built")
    given = parser.parse_args()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    with TemporaryDirectory() as folder, checked_out(given.before, Path(folder)) as before:
        spent: dict[str, list[Spent]] = {}
        for turn in range(given.turns):
            work = Path(folder, f"{turn}")
            _note(spent, f"{given.before}, from nothing", _build(before, work / "before", work))
            now = _copy(work / "now")
            _note(spent, "now, from nothing", _build(now, work / "site", work))
            _note(spent, "now, nothing changed", _build(now, work / "site", work))
            with (now / SENTENCE).open("a", encoding="utf-8") as file:
                file.write("\nOne sentence more.\n")
            _note(spent, "now, one sentence changed", _build(now, work / "site", work))
            shutil.rmtree(work)
    print(_table(spent))


@contextmanager
def checked_out(commit: str, folder: Path) -> Iterator[Path]:
    """Give a work tree of a commit, and remove it again."""
    tree = folder / "tree"
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run([*git, "add", "--detach", str(tree), commit], check=True, capture_output=True)
    try:
        yield tree
    finally:
        subprocess.run([*git, "remove", "--force", str(tree)], check=True, capture_output=True)


def _copy(target: Path) -> Path:
    """Return a copy of what a build reads of this tree."""
    for name in ("src", "content", "notebooks"):
        shutil.copytree(ROOT / name, target / name)
    return target


def _build(root: Path, site: Path, work: Path) -> Spent:
    """Build the site of a tree with its own code; the cache is empty but for this turn's builds."""
    own = {"PYTHONPATH": str(root / "src"), "NBFOLIO_CACHE": str(work / "cache")}
    command = [sys.executable, "-m", "ketamine_explainer", "build", "--overdue", "--output"]
    before, start = _processor(), perf_counter()
    done = subprocess.run(
        [*command, str(site)], cwd=root, env=os.environ | own, check=False, stdout=subprocess.PIPE
    )
    wall = perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{root} was not built")
    spent = Spent(wall, _processor() - before)
    print(f"{root}: {spent.wall:.1f} s, {spent.processor:.1f} s of processors", file=sys.stderr)
    return spent


def _processor() -> float:
    """Return the processor time of all children that have ended, and of theirs."""
    until = perf_counter() + PATIENCE
    with suppress(ChildProcessError):
        while perf_counter() < until:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                sleep(0.1)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _note(spent: dict[str, list[Spent]], name: str, one: Spent) -> None:
    spent.setdefault(name, []).append(one)


def _table(spent: dict[str, list[Spent]]) -> str:
    wall = {name: median(each.wall for each in found) for name, found in spent.items()}
    used = {name: median(each.processor for each in found) for name, found in spent.items()}
    first = next(iter(spent))
    rows = [
        f"| {name} | {wall[name]:.1f} | {used[name]:.1f} | {wall[name] / wall[first]:.0%} | "
        f"{used[name] / used[first]:.0%} |"
        for name in spent
    ]
    head = "| build | seconds | of processors | of the first | likewise |"
    return "\n".join([head, "|---|--:|--:|--:|--:|", *rows])


if __name__ == "__main__":
    main()
