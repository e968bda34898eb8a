"""The types of the scripts are checked, and a fault in them is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nbfolio.html import npm
from nbfolio.html.npm import PackageError
from tools import scripts
from tools.scripts import DECKS, SETTINGS, checked

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.parametrize("settings", [SETTINGS, DECKS], ids=lambda file: file.name)
def test_the_scripts_have_sound_types(settings: Path) -> None:
    done = checked(settings)

    assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ('const number = Math.min("3", 4);', "not assignable to parameter of type 'number'"),
        ("const box = document.querySelector('p').hidden;", "possibly 'null'"),
        ("const word = wrods;", "Cannot find name 'wrods'"),
        ("(() => { const idle = 1; })();", "'idle' is declared but its value is never read"),
        ("(() => { return 1; alert(2); })();", "Unreachable code"),
        # the oldest browsers that pages are made for lack it
        ("const end = [1].at(-1);", "Property 'at' does not exist"),
    ],
)
def test_a_fault_is_found(script: str, said: str, tmp_path: Path) -> None:
    settings = json.loads(SETTINGS.read_text("utf-8"))
    (tmp_path / "wrong.js").write_text(script)
    (tmp_path / "tsconfig.json").write_text(json.dumps({**settings, "include": ["*.js"]}))

    done = checked(tmp_path / "tsconfig.json")

    assert done.returncode
    assert said in done.stdout


def test_all_scripts_of_pages_decks_and_tools_are_checked() -> None:
    listed = [json.loads(file.read_text("utf-8"))["include"] for file in (SETTINGS, DECKS)]
    patterns = [each for some in listed for each in some]
    found = {path.resolve() for each in patterns for path in SETTINGS.parent.glob(each)}

    assert found >= {*ROOT.glob("src/**/*.js"), *ROOT.glob("tools/*.js")}


@pytest.mark.parametrize(("ci", "status"), [("true", 1), ("", 0)])
def test_without_typescript_only_ci_fails(
    ci: str, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:  # fmt: skip
    def fail(*args: Any) -> Any:
        raise PackageError("npm cannot fetch it")

    monkeypatch.setattr(npm, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(npm.Package, "_fetch", fail)
    monkeypatch.setenv("CI", ci)

    assert scripts.main() == status
    assert "were not checked. npm cannot fetch it" in capsys.readouterr().err
