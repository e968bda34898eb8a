import json
import sys
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from nbfolio.execute.run import execute

pytestmark = pytest.mark.slow


def printed(source: str, folder: Path) -> str:
    """Return what a cell prints."""
    nb = execute(new_notebook(cells=[new_code_cell(source)]), folder)
    return str(nb.cells[0].outputs[0].text).strip()


def test_runs_this_python_whatever_kernel_the_user_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kernel = tmp_path / "kernels" / "python3" / "kernel.json"
    kernel.parent.mkdir(parents=True)
    kernel.write_text(json.dumps({"argv": ["false"], "display_name": "", "language": "python"}))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))

    assert printed("import sys; print(sys.executable)", tmp_path) == sys.executable


def test_draws_with_the_default_settings_of_matplotlib(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "matplotlibrc").write_text("figure.dpi: 33")
    monkeypatch.setenv("MATPLOTLIBRC", str(tmp_path))
    monkeypatch.setenv("MPLBACKEND", "tkagg")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    resolution = "import matplotlib; print(matplotlib.rcParams['figure.dpi'])"

    assert printed(resolution, elsewhere) == "100.0"


def test_a_question_to_the_user_is_refused(tmp_path: Path) -> None:
    source = "try: input()\nexcept Exception as error: print(type(error).__name__)"

    assert printed(source, tmp_path) == "StdinNotImplementedError"
