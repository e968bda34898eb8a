"""What the README says of traced functions: its example runs, its list is whole, it is fast."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np

from nbfolio.trace import Number, Program, trace
from nbfolio.trace.array import HANDLERS
from nbfolio.trace.helpers import definitions, helpers
from nbfolio.trace.operations import TRUTHS, UFUNCS

from .node import evaluated

README = (Path(__file__).parents[3] / "src" / "nbfolio" / "README.md").read_text("utf-8")
SECTION = README.split("## The author's function in the page")[1].split("\n## ")[0]
QUICK_MS = 1.0
"""Milliseconds that a curve of 721 points and three exponentials may take."""


def known() -> set[str]:
    """Return what of numpy is answered."""
    names = {*UFUNCS, *TRUTHS, "invert", "divmod", "matmul"}
    for function in HANDLERS:
        module = str(getattr(function, "__module__", ""))
        if module.startswith("numpy"):
            part = module.removeprefix("numpy.") if "linalg" in module else ""
            names.add(f"{part}.{function.__name__}".lstrip("."))
    return names


def test_the_list_of_functions_is_whole() -> None:
    listed = SECTION.split("holds the list):")[1].split("\n\n")[0]

    assert set(re.findall(r"`([\w.]+)`", listed)) == known()


def test_the_example_is_what_it_says(tmp_path: Path) -> None:
    space: dict[str, Any] = {}
    exec(SECTION.split("```python\n")[1].split("```")[0], space)
    program: Program = space["program"]

    found = evaluated(f"{program.standalone}(0.2,6,1)", tmp_path)

    expected = space["growth"](0.2, 6, 5)
    assert np.allclose(found["curve"], expected["curve"], rtol=1e-12)
    assert found["said"] == expected["said"] == "3.3 times as much"


def test_a_curve_is_computed_quickly(tmp_path: Path) -> None:
    def level(dose: Any, minutes: Any) -> dict[str, Any]:
        t = np.linspace(0, 240, 721)
        given = [
            weight * -np.expm1(-rate * np.minimum(t, minutes)) / rate
            * np.exp(-rate * np.maximum(t - minutes, 0))
            for weight, rate in ((0.3, 0.4), (0.1, 0.05), (0.02, 0.004))
        ]  # fmt: skip
        return {"level": dose / minutes * sum(given)}

    program = trace(level, Number("dose"), Number("minutes"))
    source = (
        f"(()=>{{const f={program.standalone},times=[];"
        "for(let i=0;i<300;i++){const start=performance.now();f(35,40+i/100);"
        "times.push(performance.now()-start)}return times.sort((a,b)=>a-b)[150]})()"
    )

    assert evaluated(source, tmp_path) < QUICK_MS


def test_helpers_are_small_and_each_is_complete() -> None:
    known = definitions()

    assert len(helpers(known)) < 3500
    assert len(helpers(["$f"])) < 350
    for name in known:
        assert evaluated_names(helpers([name])) >= {name}


def evaluated_names(source: str) -> set[str]:
    """Return the helpers that a statement defines; all that it mentions are among them."""
    defined = set(re.findall(r"(?:const |,)(\$[A-Za-z]+)=", source))
    assert set(re.findall(r"\$[A-Za-z]+", source)) <= defined
    return defined
