import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nbfolio.paper import browser
from nbfolio.paper.browser import BrowserError, find_browser

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Write a program at a place within the test's folder."""

    def program(*place: str) -> Path:
        file = tmp_path.joinpath(*place)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("#!/bin/sh\n", encoding="utf-8")
        file.chmod(0o755)
        return file

    return program


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Fake a system with no browser at all, whatever this one has."""
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(browser, "_LINUX", (str(tmp_path / "opt" / "chrome"),))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    for folder in browser._WINDOWS_FOLDERS:
        monkeypatch.delenv(folder, raising=False)


@pytest.mark.parametrize("name", browser.ON_PATH)
def test_finds_each_name_on_the_path(make: Make, name: str) -> None:
    program = make("bin", name)

    assert find_browser() == program


def test_takes_chromium_before_the_others(make: Make) -> None:
    make("bin", "microsoft-edge")
    chromium = make("bin", "chromium")

    assert find_browser() == chromium


def test_finds_what_is_installed_off_the_path(make: Make) -> None:
    program = make("opt", "chrome")

    assert find_browser() == program


@pytest.mark.parametrize("app", browser._MAC)
def test_finds_the_apps_of_macos(make: Make, monkeypatch: pytest.MonkeyPatch, app: str) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    program = make("Applications", *app.split("/"))

    assert find_browser() == program


@pytest.mark.parametrize("folder", browser._WINDOWS_FOLDERS)
@pytest.mark.parametrize("program", browser._WINDOWS)
def test_finds_the_programs_of_windows(
    make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str, program: str
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setenv(folder, str(tmp_path / "Programs"))
    installed = make("Programs", *program.split("/"))

    assert find_browser() == installed


def test_the_variable_comes_first(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    make("bin", "chromium")
    mine = make("mine", "my-chrome")
    monkeypatch.setenv(browser.VARIABLE, str(mine))

    assert find_browser() == mine


def test_the_variable_may_be_a_name_on_the_path(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = make("bin", "thorium")
    monkeypatch.setenv(browser.VARIABLE, "thorium")

    assert find_browser() == mine


def test_a_variable_that_leads_nowhere_is_said(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    make("bin", "chromium")
    monkeypatch.setenv(browser.VARIABLE, "/gone/chrome")

    with pytest.raises(BrowserError, match=r"names '/gone/chrome', and there is no such program"):
        find_browser()


def test_without_one_it_says_what_was_looked_for_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BrowserError) as error:
        find_browser()

    message = str(error.value)
    for name in (*browser.ON_PATH, str(tmp_path / "opt" / "chrome")):
        assert name in message
    assert "sudo apt install chromium" in message
    assert browser.VARIABLE in message
    assert "Only paper needs one" in message


@pytest.mark.parametrize(("platform", "cure"), [("darwin", "brew"), ("win32", "Edge")])
def test_each_system_has_its_own_cure(
    monkeypatch: pytest.MonkeyPatch, platform: str, cure: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(BrowserError, match=f"Install one: .*{cure}"):
        find_browser()
