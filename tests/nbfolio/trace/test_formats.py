"""Numbers in texts: the same to the letter as Python writes them."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from nbfolio.trace import Number, helpers, trace

from ...hostile import seeded
from .node import evaluated, script_number

Often = Callable[[int, int], int]
SPECS = (
    ".0f", ".1f", ".2f", ".3f", ".6f", ".12f", ",.0f", ",.1f", ",.3f", "+.1f", "+,.2f", "f",
    "g", ".1g", ".2g", ".3g", ".4g", ".0g", ".10g", ".17g", ",g", ",.3g", "+.2g",
    ".0%", ".1%", ".2%", "%", ",.0%", ".0e", ".2e", "e",
)  # fmt: skip
EDGES = (
    0.0, -0.0, float("nan"), float("inf"), float("-inf"), 0.5, 1.5, 2.5, -0.5, -1.5, 0.25, 0.125,
    0.375, 1e21, 1e22, 1.5e22, -1e23, 1e300, 5e-324, 1.7976931348623157e308, 999999.5, 9.5, 99.5,
    0.95, 9.995, 1e-5, 1e-4, 0.00012345, 0.00001, 123456.5, 1234567.5, 1e16, 2**53 + 0.0, 0.1, 0.2,
    1e5, 1e6, 150.0, 250.0, 350.0, 15.0, 25.0, 35.0, 1250.0, 9950.0, 0.045, 0.055, -1e-9, 1e-7,
)  # fmt: skip


def drawn(random: Random) -> float:
    """Return a number: an edge, a tie, one of few digits, any bits, or near a tie."""
    kind = random.randrange(6)
    if kind == 0:
        return float(random.choice(EDGES))
    if kind == 1:  # an exact tie of some decimal
        sign, odd = random.choice((-1.0, 1.0)), 2 * random.randrange(10**6) + 1
        return float(sign * odd / 2 ** random.randint(1, 8))
    if kind == 2:  # a tie of tens, hundreds and so on
        return float((2 * random.randrange(1000) + 1) * 5 * 10 ** random.randrange(12))
    if kind == 3:
        return float(round(random.uniform(-1000, 1000), random.randrange(6)))
    if kind == 4:
        found: float = struct.unpack("<d", random.randbytes(8))[0]
        return found
    tie = (2 * random.randrange(1000) + 1) / 20 ** random.randint(1, 3)
    return float(np.nextafter(tie, random.choice((0, 1e9))))


def test_twenty_thousand_formatted_numbers_are_as_python_writes_them(
    tmp_path: Path, often: Often
) -> None:
    programs = [
        trace(lambda x, spec=spec: {"said": format(x, spec)}, Number("x")) for spec in SPECS
    ]
    count = often(20_000, 200_000)
    with seeded("formats") as random:
        cases = [(drawn(random), random.randrange(len(SPECS))) for _ in range(count)]
        cases += [(edge, place) for edge in EDGES for place in range(len(SPECS))]
        names = {name for program in programs for name in program.helpers}
        functions = ",".join(program.script for program in programs)
        told = ",".join(f"f[{place}]({script_number(x)}).said" for x, place in cases)
        source = f"(()=>{{{helpers(names)}const f=[{functions}];return[{told}]}})()"

        found = evaluated(source, tmp_path)

        expected = [format(x, SPECS[place]) for x, place in cases]
        wrong = [
            (repr(x), SPECS[place], one, other)
            for (x, place), one, other in zip(cases, found, expected, strict=True)
            if one != other
        ]
        assert not wrong, f"{len(wrong)} wrong: {wrong[:5]}"


def test_python_rounds_to_decimals_in_the_page_too(tmp_path: Path, often: Often) -> None:
    program = trace(lambda x: {str(n): round(x, n) for n in range(4)}, Number("x"))
    with seeded("rounded") as random:
        given = [x for x in (drawn(random) for _ in range(often(3000, 20_000))) if abs(x) < 1e18]
        states = ",".join(map(script_number, given))
        found = evaluated(f"[{states}].map({program.standalone})", tmp_path)
        expected = [{str(n): round(x, n) for n in range(4)} for x in given]
        wrong = [
            (x, one, other)
            for x, one, other in zip(given, found, expected, strict=True)
            if str({n: float(y) for n, y in one.items()}) != str(other)
        ]
        assert not wrong, f"{len(wrong)} wrong: {wrong[:5]}"


def test_whole_numbers_are_written_without_a_point(tmp_path: Path) -> None:
    def said(n: Any, x: Any) -> dict[str, Any]:
        count = np.rint(x).astype(int)
        return {"n": f"{n:d} and {n:,d}", "x": f"{count:d}", "round": f"{round(x):d}"}

    program = trace(said, Number("n", whole=True), Number("x"))

    found = evaluated(f"({program.standalone})(1234567,2.5)", tmp_path)

    assert found == said(1234567, np.float64(2.5))
