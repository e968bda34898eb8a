"""What the page computes is what numpy computes: number by number, and letter by letter."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

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


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_script_gives_what_numpy_gives_to_the_letter(
    name: str, often: Callable[[int, int], int], tmp_path: Path
) -> None:
    asked = states(live(name), often(10_000, 20_000))
    _run_by_node(live(name), asked, tmp_path / "model")

    words = json.loads((tmp_path / "model.words").read_text("utf-8"))
    _compare(live(name), asked, words, np.fromfile(tmp_path / "model.numbers"))


def _run_by_node(shown: Live, asked: list[State], file: Path) -> None:
    program = shown.model.program
    given = [shown.given(state) for state in asked]
    file.with_suffix(".in").write_text(json.dumps(given), encoding="utf-8")
    script = file.with_suffix(".js")
    write = f"write({json.dumps(str(file))},{program.script});"
    script.write_text("\n".join([FLATTEN, helpers(program.helpers), write]), encoding="utf-8")
    done = subprocess.run([*node(), str(script)], capture_output=True, text=True, check=False)
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
