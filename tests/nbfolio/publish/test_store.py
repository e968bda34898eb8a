import os
import time
from multiprocessing import get_context
from pathlib import Path

import pytest

from nbfolio.publish.store import VARIABLE, Store, cache_folder

DATA = b"what was made\nof two lines"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def test_what_was_put_is_got(store: Store) -> None:
    store.put("a", DATA)
    store.put("empty", b"")

    assert (store.get("a"), store.get("empty"), store.get("other")) == (DATA, b"", None)
    assert sorted(path.name for path in store.folder.iterdir()) == ["a", "empty"]


@pytest.mark.parametrize(
    "damaged",
    [b"", b"\n", DATA, b"0" * 64 + b"\n" + DATA, b"\xff\x00" * 50],
    ids=["empty", "line", "no digest", "wrong digest", "noise"],
)
def test_what_is_damaged_is_not_trusted_and_goes(store: Store, damaged: bytes) -> None:
    store.put("a", DATA)
    (store.folder / "a").write_bytes(damaged)

    assert store.get("a") is None
    assert not (store.folder / "a").exists()


@pytest.mark.parametrize("place", [0, 10, 64, 65, 70, -1])
def test_no_changed_bit_is_overlooked(store: Store, place: int) -> None:
    store.put("a", DATA)
    file = store.folder / "a"
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)

    assert store.get("a") is None


def test_where_a_folder_stands_in_the_way_nothing_is_kept_and_nothing_stops(store: Store) -> None:
    (store.folder / "a").mkdir(parents=True)

    store.put("a", DATA)

    assert store.get("a") is None
    assert [path.name for path in store.folder.iterdir()] == ["a"]


def test_where_the_cache_cannot_be_made_nothing_is_kept_and_nothing_stops(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    store = Store(tmp_path / "file")

    store.put("a", DATA)
    store.prune()

    assert store.get("a") is None


def test_a_fresh_build_passes_over_what_is_there_and_replaces_it(store: Store) -> None:
    store.put("a", b"old")
    fresh = Store(store.folder, fresh=True)

    assert fresh.get("a") is None
    fresh.put("a", DATA)
    assert store.get("a") == DATA


def test_it_is_bounded_and_what_is_of_use_stays(store: Store) -> None:
    for number in range(5):
        store.put(f"{number}", bytes(1000))
        os.utime(store.folder / f"{number}", (number, number))
    assert store.get("0") is not None  # of use just now
    small = Store(store.folder, limit=2500)

    small.prune()

    assert sorted(path.name for path in store.folder.iterdir()) == ["0", "4"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
def test_what_killed_builds_left_goes(store: Store) -> None:
    if not (pid := os.fork()):
        os._exit(0)
    os.waitpid(pid, 0)
    store.put("a", DATA)
    (store.folder / f"b.{pid}.tmp").write_text("half")
    (store.folder / f"c.{os.getppid()}.tmp").write_text("at work")

    store.prune()

    assert sorted(path.name for path in store.folder.iterdir()) == ["a", f"c.{os.getppid()}.tmp"]


def _put_often(folder: Path, byte: int) -> None:
    store, until = Store(folder), time.monotonic() + 1
    while time.monotonic() < until:
        store.put("a", bytes([byte]) * 100_000)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
def test_two_builds_at_once_never_see_half(store: Store) -> None:
    put = get_context("fork").Process
    builds = [put(target=_put_often, args=(store.folder, byte)) for byte in (1, 2)]
    for build in builds:
        build.start()
    seen = set()
    while any(build.is_alive() for build in builds):
        if (found := store.get("a")) is not None:
            seen.add(found)
    for build in builds:
        build.join()

    assert seen <= {bytes([byte]) * 100_000 for byte in (1, 2)}
    assert store.get("a") is not None
    assert [path.name for path in store.folder.iterdir()] == ["a"]


def test_the_user_can_name_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert cache_folder() == tmp_path
