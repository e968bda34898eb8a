"""The functions of our scripts that touch no page, tested in Node."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tools.scripts import node

from ..npm import ACORN

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def acorn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("acorn") / "acorn.cjs"
    file.write_text(ACORN.read("dist/acorn.js"), encoding="utf-8")
    return file


@pytest.mark.parametrize("file", sorted(HERE.glob("*.test.mjs")), ids=lambda file: file.stem)
def test_in_node(file: Path, acorn: Path) -> None:
    done = subprocess.run(
        [*node(), "--test", "--test-reporter=tap", file.name],
        cwd=HERE,
        env={**os.environ, "ACORN": str(acorn)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    [passed] = re.findall(r"^# pass (\d+)$", done.stdout, flags=re.MULTILINE)
    assert int(passed) == len(re.findall(r"^test\(", file.read_text("utf-8"), flags=re.MULTILINE))
