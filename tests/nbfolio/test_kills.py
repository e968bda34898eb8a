"""Killed at each step and at any moment: a whole site is there, the next call mends the rest."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ketamine_explainer.stopping import STOPPED
from nbfolio.publish import exchange as swapping
from nbfolio.publish import swap
from nbfolio.publish.ledger import (
    Ledger,
    entry,
    read_ledger,
    take_over,
    unaltered,
    write_ledger,
)
from nbfolio.publish.swap import MARKER, replace_dir_atomically
from tests.hostile import seeded

FILES = 12
KILLS = 60

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")


def build(site: Path, number: int) -> None:
    """Write a site whose files all say the same number."""
    with replace_dir_atomically(site) as folder:
        (folder / "part").mkdir()
        for place in range(FILES):
            (folder / "part" / f"{place}.html").write_text(f"{number}")


def number_of(site: Path) -> int:
    """Return the number that a whole site says."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path.name != MARKER)
    said = {path.read_text() for path in files}
    assert len(files) == FILES
    assert len((site / MARKER).read_text().splitlines()) == FILES + 1
    [number] = said
    return int(number)


def in_a_process(work: Callable[[], object]) -> int:
    """Begin work in a process of its own, which it never leaves; return its id."""
    if pid := os.fork():
        return pid
    try:
        work()
        os._exit(0)
    finally:
        os._exit(1)


def code_of(pid: int) -> int:
    """Return how a process ended: its code, or less than 0 for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def only_the_site(site: Path) -> bool:
    return [path.name for path in site.parent.iterdir()] == [site.name]


def mended(site: Path) -> int:
    """Return the number of the site that a next call finds before it has done anything."""
    try:
        with replace_dir_atomically(site):
            found = number_of(site)
            raise InterruptedError
    except InterruptedError:
        return found


STEPS = ("mkdir", "link", "rename", "rmdir", "remove", "open", "scandir", "exchange")


def die_at(step: int, one_step: bool) -> None:
    """Let this process end, as if killed, at a step of what it does to files."""
    left = iter(range(step, -1, -1))

    def count(event: str, arguments: tuple[object, ...]) -> None:
        if event.rpartition(".")[2] in STEPS and next(left, 0) == 0:
            os._exit(9)

    exchange = swapping.exchange

    def counted(one: Path, other: Path) -> bool:
        count("os.exchange", ())
        done = exchange(one, other) if one_step else False
        count("os.exchange", ())
        return done

    vars(swap)["exchange"] = counted
    sys.addaudithook(count)


@pytest.mark.parametrize("one_step", [True, False])
def test_killed_at_each_step_of_replacing_it_a_whole_site_is_there(
    tmp_path: Path, one_step: bool
) -> None:
    site = tmp_path / "site"
    build(site, 1)
    for step in range(1000):

        def work(step: int = step) -> None:
            die_at(step, one_step)
            build(site, 2)

        if code_of(in_a_process(work)) == 0:
            break
        if one_step:
            assert number_of(site) in {1, 2}  # at once, before anything is mended
        assert mended(site) in {1, 2}
        assert only_the_site(site)
        build(site, 1)
        assert only_the_site(site)

    assert step > 3 * FILES
    assert number_of(site) == 2


def rebuild(site: Path, number: int) -> None:
    """Take half of a site over, and write the other half anew."""
    ledger, names = read_ledger(site), [f"{place}.html" for place in range(FILES)]
    half = names[: FILES // 2]
    with replace_dir_atomically(site) as folder:
        kept = take_over(site, folder, ledger, [name for name in half if name in ledger.files])
        for name in names:
            if name not in kept:
                (folder / name).write_text(f"{number}")
        entries = {name: entry(folder / name, "key") for name in names}
        write_ledger(folder, Ledger(entries))


def number_of_half(site: Path) -> int:
    """Return the number that the half says which is not taken over; all is as it was written."""
    ledger = read_ledger(site)
    assert unaltered(site, ledger) == {f"{place}.html" for place in range(FILES)}
    assert {(site / f"{place}.html").read_text() for place in range(FILES // 2)} == {"1"}
    [number] = {(site / f"{place}.html").read_text() for place in range(FILES // 2, FILES)}
    return int(number)


def test_killed_at_each_step_of_taking_over_a_whole_site_is_there(tmp_path: Path) -> None:
    site = tmp_path / "site"
    rebuild(site, 1)
    for step in range(1000):

        def work(step: int = step) -> None:
            die_at(step, one_step=True)
            rebuild(site, 2)

        if code_of(in_a_process(work)) == 0:
            break
        assert number_of_half(site) in {1, 2}
        rebuild(site, 1)
        assert only_the_site(site)

    assert step > FILES
    assert number_of_half(site) == 2


@pytest.mark.slow
def test_killed_at_random_a_whole_site_is_there(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, 0)

    def work() -> None:
        for number in range(1, 1_000_000):
            build(site, number)

    began = time.monotonic()
    assert code_of(in_a_process(lambda: build(site, 1))) == 0
    some = 3 * (time.monotonic() - began)  # builds, on a machine as busy as it is
    seen = set()
    with seeded("kills") as random:
        for _ in range(KILLS):
            pid = in_a_process(work)
            time.sleep(random.uniform(0, some))
            os.kill(pid, signal.SIGKILL)
            assert code_of(pid) == -signal.SIGKILL
            seen.add(number_of(site))

    build(site, 0)
    assert only_the_site(site)
    assert len(seen) > 2


BEGIN = """
from ketamine_explainer import start
listen = start.listen
start.listen = lambda: (listen(), print("ready", flush=True))
start.main()
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("order", "seconds"),
    [
        (signal.SIGINT, 0), (signal.SIGTERM, 0), (signal.SIGHUP, 0), (signal.SIGINT, 0.2),
        (signal.SIGTERM, 0.5), (signal.SIGINT, 1), (signal.SIGHUP, 2), (signal.SIGTERM, 3),
        (signal.SIGINT, 4),
    ],
)  # fmt: skip
def test_an_order_to_stop_is_answered_once_and_leaves_nothing(
    tmp_path: Path, order: signal.Signals, seconds: float
) -> None:
    site, temporary = tmp_path / "site", tmp_path / "temporary"
    temporary.mkdir()
    arguments = [sys.executable, "-c", BEGIN, "build", "--overdue", "--only", "pages"]
    command = subprocess.Popen(
        [*arguments, "--output", str(site)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"TMPDIR": str(temporary), "JUPYTER_RUNTIME_DIR": str(temporary)},
    )  # fmt: skip
    assert command.stdout
    assert command.stdout.readline() == "ready\n"
    time.sleep(seconds)
    command.send_signal(order)
    said, complained = command.communicate(timeout=60)

    assert (said, complained) == ("", f"{STOPPED}\n")
    assert command.returncode == 128 + order
    assert [path.name for path in tmp_path.iterdir()] == ["temporary"]
    assert list(temporary.rglob("*.json")) == []
