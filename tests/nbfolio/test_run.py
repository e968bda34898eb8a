import os
import signal
import threading
import time
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from nbfolio.execute.failures import ExecutionError
from nbfolio.execute.run import execute, execute_all

pytestmark = pytest.mark.slow

STATE = "application/vnd.jupyter.widget-state+json"


def notebook(*sources: str) -> NotebookNode:
    return new_notebook(cells=[new_code_cell(source) for source in sources])


def saved(path: Path, *sources: str) -> Path:
    nbformat.write(notebook(*sources), path)
    return path


def text(nb: NotebookNode, cell: int = 0) -> str:
    return str(nb.cells[cell].outputs[0].text).strip()


def test_keeps_outputs_and_widget_state(tmp_path: Path) -> None:
    done = execute(notebook("import ipywidgets\nipywidgets.HTML('here')"), tmp_path)

    states = done.metadata.widgets[STATE]["state"].values()
    assert "HTMLModel" in {state["model_name"] for state in states}


def test_leaves_the_given_notebook_alone(tmp_path: Path) -> None:
    nb = notebook("print(1)")

    execute(nb, tmp_path)

    assert nb.cells[0].outputs == []


def test_does_not_keep_the_times_of_a_run(tmp_path: Path) -> None:
    assert "execution" not in execute(notebook("1"), tmp_path).cells[0].metadata


def test_runs_in_the_folder(tmp_path: Path) -> None:
    nb = execute(notebook("import os; print(os.getcwd())"), tmp_path)

    assert Path(text(nb)) == tmp_path.resolve()


def test_a_failing_cell_is_named_with_its_error(tmp_path: Path) -> None:
    nb = notebook("a = 1", "b = a / 0\nc = 2")

    with pytest.raises(ExecutionError, match=r"deck\.ipynb, cell 2 does not run:\n    b = a / 0\n"):
        execute(nb, tmp_path, name="deck.ipynb")
    with pytest.raises(ExecutionError, match="ZeroDivisionError: division by zero\nMend what"):
        execute(nb, tmp_path)


def test_a_kernel_that_dies_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ExecutionError, match=r"cell 1 does not run.*\n.*\nKernel died"):
        execute(notebook("import os; os._exit(3)"), tmp_path)


def test_a_cell_that_takes_too_long_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nbfolio.execute.run.CELL_TIMEOUT", 1)

    with pytest.raises(ExecutionError, match="It took longer than 1 seconds"):
        execute(notebook("import time; time.sleep(60)"), tmp_path)


def test_results_come_in_the_order_of_the_paths(tmp_path: Path) -> None:
    slow = saved(tmp_path / "slow.ipynb", "import time; time.sleep(2); print('slow')")
    fast = saved(tmp_path / "fast.ipynb", "print('fast')")

    done: list[str] = []
    results = execute_all([slow, fast], progress=lambda path: done.append(path.stem))

    assert [text(nb) for nb in results] == ["slow", "fast"]
    assert done == ["fast", "slow"]


def test_one_failure_stops_the_others(tmp_path: Path) -> None:
    endless = saved(tmp_path / "endless.ipynb", "import time; time.sleep(60)")
    broken = saved(tmp_path / "broken.ipynb", "nothing_of_this_name")

    start = time.monotonic()
    with pytest.raises(ExecutionError, match=r"broken\.ipynb, cell 1"):
        execute_all([endless, broken])

    assert time.monotonic() - start < 30
    assert "notebooks" not in {thread.name for thread in threading.enumerate()}


def test_an_interrupted_run_leaves_no_kernel(
    tmp_path: Path,
) -> None:
    def interrupt(path: Path) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    source = "import os, pathlib; pathlib.Path('pid').write_text(str(os.getpid()))"
    endless = saved(tmp_path / "endless.ipynb", source, "import time; time.sleep(60)")
    pid = tmp_path / "pid"
    waiting = "import time, os\nwhile not os.path.exists('pid'): time.sleep(.1)"
    quick = saved(tmp_path / "quick.ipynb", waiting)

    with pytest.raises(KeyboardInterrupt):
        execute_all([endless, quick], progress=interrupt)

    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


def test_what_is_put_out_late_is_kept(tmp_path: Path) -> None:
    hurry = "sys.stdout.flush_timeout = sys.stderr.flush_timeout = 0.1"
    hold = "get_ipython().kernel.iopub_thread.schedule(lambda: time.sleep(6))"

    done = execute(notebook(f"import sys, time\n{hurry}\n{hold}\ndisplay('late')"), tmp_path)

    assert [each.data["text/plain"] for each in done.cells[0].outputs] == ["'late'"]


def test_nothing_is_dropped_where_outputs_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = NotebookClient.process_message

    def slow(self: NotebookClient, *given: Any) -> Any:
        time.sleep(0.001)
        return process(self, *given)

    monkeypatch.setattr(NotebookClient, "process_message", slow)

    done = execute(notebook("for _ in range(3000): display(20_000 * 'x')"), tmp_path)

    assert len(done.cells[0].outputs) == 3000
