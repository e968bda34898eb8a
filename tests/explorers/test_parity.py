"""What the page computes is what numpy computes: number by number, and letter by letter."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from nbfolio.trace import helpers
from tests.nbfolio.trace.node import node

from .live_models import NAMES, Flat, Live, State, live

SEED = 20_261_129

FLATTEN = """
const fs = require("fs");
const told = (outputs) => {
  const numbers = [], words = [];
  const leaf = (value) => {
    if (typeof value == "string") words.push(value);
    else if (typeof value == "number") numbers.push(value);
    else for (const each of value) leaf(each);
  };
  for (const [name, each] of Object.entries(outputs)) {
    const before = numbers.length;
    leaf(each);
    words.push(`${name}: ${numbers.length - before}`);
  }
  return [numbers, words];
};
const write = (file, calculate) => {
  const found = JSON.parse(fs.readFileSync(`${file}.in`)).map((state) => told(calculate(...state)));
  fs.writeFileSync(`${file}.numbers`, new Float64Array(found.flatMap(([numbers]) => numbers)));
  fs.writeFileSync(`${file}.words`, JSON.stringify(found.map(([, words]) => words)));
};
"""
"""Numbers come back as they are, bit by bit: as text they would be gigabytes."""


def states(shown: Live, count: int) -> list[State]:
    """Return random states, all if there are no more, and as many values between options."""
    rng = np.random.default_rng(SEED)
    places = shown.places(rng, count)
    half = [shown.values(each) for each in places[: count // 2]]
    return [*half, *(shown.between(rng, each) for each in places[count // 2 :])]


def test_the_scripts_give_what_numpy_gives_to_the_letter(
    often: Callable[[int, int], int], tmp_path: Path
) -> None:
    asked = {name: states(live(name), often(10_000, 20_000)) for name in NAMES}
    _run_by_node(asked, tmp_path)

    for name, each in asked.items():
        words = json.loads((tmp_path / f"{name}.words").read_text("utf-8"))
        numbers = np.fromfile(tmp_path / f"{name}.numbers")
        _compare(live(name), each, words, numbers)


def _run_by_node(asked: dict[str, list[State]], folder: Path) -> None:
    programs = {name: live(name).model.program for name in asked}
    names = {each for program in programs.values() for each in program.helpers}
    source = [FLATTEN, helpers(names)]
    for name, program in programs.items():
        given = [live(name).given(state) for state in asked[name]]
        (folder / f"{name}.in").write_text(json.dumps(given), encoding="utf-8")
        source.append(f"write({json.dumps(str(folder / name))},{program.script});")
    file = folder / "parity.js"
    file.write_text("\n".join(source), encoding="utf-8")
    done = subprocess.run([*node(), str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]


@np.errstate(invalid="ignore")  # places that are not on a scale, in both
def _compare(shown: Live, asked: list[State], words: Any, numbers: Any) -> None:
    """Fail if a number is more than 1e-9 from that of numpy, or a letter another."""
    at = 0
    assert len(words) == len(asked)
    for state, said in zip(asked, words, strict=True):
        expected = Flat.of(shown.model._placed(**state))
        found = numbers[at : at + len(expected.numbers)]
        at += len(found)
        assert said == expected.words, state
        close = np.isclose(found, expected.numbers, rtol=1e-9, atol=1e-9, equal_nan=True)
        assert close.all(), (state, np.flatnonzero(~close)[:5])
    assert at == len(numbers)
