"""The parts of the deck's script."""

from __future__ import annotations

import re
from pathlib import Path

from nbfolio.writers.deck import exporter
from nbfolio.writers.deck.exporter import PARTS, deck_script, deck_source

ASSETS = Path(exporter.__file__).parent / "assets"
DECLARED = re.compile(r"^(?:const|let) (\w+)", re.MULTILINE)


def test_each_part_is_in_the_script_once() -> None:
    assert sorted(PARTS) == sorted(each.stem for each in ASSETS.glob("deck/*.js"))
    source = deck_source()
    for name in PARTS:
        assert source.count(ASSETS.joinpath(f"deck/{name}.js").read_text(encoding="utf-8")) == 1


def test_what_a_part_declares_is_declared_once_and_used() -> None:
    source = deck_source()
    names = DECLARED.findall(source)
    assert len(names) == len({*names}) > 50
    assert [name for name in names if len(re.findall(rf"\b{name}\b", source)) < 2] == []


def test_the_script_is_of_one_function_that_older_browsers_leave_at_once() -> None:
    assert '(()=>{if(!CSS.supports("aspect-ratio: 1"))return;' in deck_script()
