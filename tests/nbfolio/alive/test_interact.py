"""What functions of ``interact`` become in the stored state, and what is said of it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from traitlets.config import Config

from nbfolio import FolioExporter
from nbfolio.execute.run import execute
from tests.passages import whole

from .conftest import exported, models, notebook, notes

pytestmark = pytest.mark.slow
Written = Callable[..., str]
Run = Callable[..., NotebookNode]


def text(nb: NotebookNode, cell: int) -> str:
    """Return what a cell printed, counted from 1 after the imports."""
    return "".join(each.get("text", "") for each in nb.cells[cell + 1].outputs)


def outputs(nb: NotebookNode) -> list[str]:
    """Return what each pane prints."""
    return [
        "".join(each.get("text", "") for each in model["outputs"]) for model in models(nb, "Output")
    ]


def test_sliders_are_thinned_and_the_page_says_so(page_of: Written) -> None:
    html = page_of("@interact(n=(0, 100), m=(0., 1.))\ndef f(n=50, m=.5): print(n, m)", calls=60)
    assert notes(html) == ["7 of 101 values of n.", "7 of 11 values of m."]
    assert "50 0.5" in html
    assert "51 0.5" not in html


def test_where_all_values_fit_nothing_is_said(page_of: Written) -> None:
    html = whole(page_of("@interact(n=(0, 30))\ndef f(n): print('square', n * n)"))
    assert notes(html) == []
    assert all(f"square {n * n}\n" in html for n in range(31))


def test_never_many_more_calls_than_are_allowed(run: Run) -> None:
    nb = run(
        "from pathlib import Path\nlog = Path('log')\nlog.touch()",
        "def f(a, b, c):\n    log.write_text(log.read_text() + '.')\n"
        "interact(f, a=(0, 100), b=(0, 100), c=['x', 'y', 'z']);",
        "print(len(log.read_text()))",
        calls=200,
    )
    assert 100 < int(text(nb, 3)) <= 210  # the grid, and what tries its states once more


def test_a_slow_function_is_called_no_longer_than_allowed(page_of: Written) -> None:
    began = time.monotonic()
    html = page_of(
        "import time\n@interact(n=(0, 100))\ndef f(n):\n    time.sleep(.9); print('n is', n)",
        seconds=6,
    )
    assert time.monotonic() - began < 60  # all values take 90
    assert re.fullmatch(r"\d of 101 values of n\.", notes(html)[0])
    assert "n is 50" in html


def test_a_call_without_end_is_ended(page_of: Written) -> None:
    html = whole(
        page_of(
            "@interact(n=(0, 10))\ndef f(n):\n    print('n is', n)\n    while n == 7: pass",
            seconds=3,
        )
    )
    assert notes(html) == ["7 of 11 values of n."]
    assert "n is 6" in html
    assert "n is 7" not in html


def test_equal_outputs_are_stored_once(run: Run) -> None:
    nb = run("@interact(n=(0, 20), m=(0, 3))\ndef f(n, m): print('odd' if n % 2 else 'even')")
    assert sorted(outputs(nb)) == ["even\n", "odd\n"]


def test_a_page_holds_equal_pictures_once(page_of: Written) -> None:
    html = page_of(
        "import matplotlib.pyplot as plt\n"
        "@interact(n=(0, 9), m=(0, 4))\n"
        "def f(n, m): plt.plot([0, n % 3]); plt.show(); print(m)"
    )
    pictures = re.findall(r"data:image/png;base64,[\w+/=]+", html)
    assert len(set(re.findall(r"data:image/png;base64,[\w+/=]+", whole(html)))) == 3
    assert len(pictures) <= 4  # each once, and one that stands there from the start


def test_pictures_have_few_bytes_and_look_the_same(run: Run) -> None:
    import base64
    import io

    from PIL import Image, ImageChops

    draw = "import matplotlib.pyplot as plt\ndef f(n): plt.plot([0, n]); plt.show()\n"
    nb = run(draw + "f(2)", "interact(f, n=(1, 3));")
    large = nb.cells[2].outputs[0].data["image/png"]
    small = [each["outputs"][0]["data"]["image/png"] for each in models(nb, "Output")]
    assert max(map(len, small)) < 0.7 * len(large)
    pictures = [
        Image.open(io.BytesIO(base64.b64decode(each))).convert("RGBA") for each in (large, *small)
    ]
    differences: Any = [
        ImageChops.difference(pictures[0], each).getextrema() for each in pictures[1:]
    ]
    off = min(max(most for _, most in each) for each in differences)
    assert off <= 24


def test_random_numbers_are_the_same_in_each_build_and_said(page_of: Written) -> None:
    cell = (
        "import numpy as np\n"
        "@interact(n=(1, 3))\n"
        "def f(n): print('drawn', random.random(), np.random.rand(n))"
    )
    html, again = page_of(cell), page_of(cell)
    assert notes(html) == ["This draws random numbers: each state shows one draw, always the same."]
    assert html == again


def test_a_notebook_goes_on_as_if_no_more_had_been_drawn(run: Run) -> None:
    cells = ["random.seed(5)", "@interact(n=(1, 3))\ndef f(n): print(n)", "print(random.random())"]
    assert text(run(*cells), 3) == text(run(cells[0], "1", cells[2]), 3)


def test_what_differs_with_each_call_is_said(page_of: Written) -> None:
    html = page_of("import time\n@interact(n=(1, 3))\ndef f(n): print(time.perf_counter())")
    assert notes(html) == [
        "What is shown is not the same with each call: each state shows one call."
    ]


COUNTS = """\
count = 0
@interact(n=(1, 3))
def counts(n):
    global count
    count += 1
    print('called', count)
"""
AFTER = """\
was = []
def after(n):
    print('before this', was)
    was[:] = [n]
interact(after, n=(1, 3));
"""


@pytest.mark.parametrize(("cell", "name"), [(COUNTS, "counts"), (AFTER, "after")])
def test_what_depends_on_what_was_done_before_is_refused(run: Run, cell: str, name: str) -> None:
    nb = run(cell, "print(count if 'count' in globals() else was)")
    assert notes(exported(nb)) == [
        f"What “{name}” (cell 3) shows does not depend on its controls alone, but also on what was "
        "done before: it is shown as it starts.",
        "To move n, run the notebook: here it stays as it starts.",
    ]
    assert len(models(nb, "Stack")) == 0
    assert text(nb, 2) in ("1\n", "[2]\n")  # as it was before we called it


def test_a_memory_that_changes_nothing_is_no_reason(page_of: Written) -> None:
    html = whole(
        page_of(
            "known = {}\n@interact(n=(1, 3))\ndef f(n):\n"
            "    known[n] = known.get(n) or n * n\n    print('square', known[n])"
        )
    )
    assert notes(html) == []
    assert "square 9" in html


def test_authors_use_what_interactive_returns(run: Run) -> None:
    nb = run(
        "def f(x, y=2): return x * y\nit = interactive(f, x=(0, 4), y=fixed(3)); it",
        "print(it.kwargs, it.result, it.f is f, [type(each).__name__ for each in it.children])",
        "it.children[0].value = 4\nprint(it.kwargs, it.result)\nit.update()",
    )
    assert text(nb, 2) == "{'x': 2, 'y': 3} 6 True ['IntSlider', 'Output']\n"
    assert text(nb, 3) == "{'x': 4, 'y': 3} 12\n"
    assert [model["selected_index"] for model in models(nb, "Stack")] == [4]


@pytest.mark.parametrize(
    "source",
    [
        "@interact\ndef f(n: [1, 2]): print('n', n)",
        "@interact()\ndef f(n=[1, 2]): print('n', n)",
        "@interact(n=[1, 2])\ndef f(n): print('n', n)",
        "interact(lambda n: print('n', n), n={'one': 1, 'two': 2});",
        "interact.options(auto_display=False)(lambda n: print('n', n), n=iter([1, 2]));",
        "class C:\n    def m(self, n): print('n', n)\ninteract(C().m, n=[1, 2]);",
        "def f(**k): print('n', k['n'])\ninteract(f, n=w.Dropdown(options=[1, 2]));",
        "import functools\ninteract(functools.partial(print, 'n', sep=' ')) if 0 else 0\n"
        "display(interactive(lambda n, k: print(k, n), n=[1, 2], k=fixed('n')))",
    ],
)
def test_every_way_to_tie_a_function(run: Run, source: str) -> None:
    assert sorted(outputs(run(source))) == ["n 1\n", "n 2\n"]


def test_two_functions_share_a_control(page_of: Written) -> None:
    html = page_of(
        "x = w.IntSlider(2, min=1, max=3)\n"
        "a = interactive_output(lambda x: print('twice', 2 * x), {'x': x})\n"
        "b = interactive_output(lambda x: print('square', x * x), {'x': x})\n"
        "w.VBox([x, a, b])"
    )
    assert "twice 6" in whole(html)
    assert "square 9" in whole(html)
    assert notes(html) == []


def test_a_cell_that_no_page_shows_is_not_worked_out(tmp_path: Path) -> None:
    nb = notebook("@interact(n=(1, 3))\ndef f(n): print(n)")
    nb.cells[-1].metadata["tags"] = ["remove-output"]
    assert models(execute(nb, tmp_path), "Stack") == []


def test_the_options_of_the_exporter_bound_it(tmp_path: Path) -> None:
    nb = notebook("@interact(n=(0, 100))\ndef f(n): print('n is', n)")
    nb.metadata["explainer"] = {"widgets": "not stored"}  # so that it is run first
    config = Config({"FolioExporter": {"interact_calls": 11}})
    html, _ = FolioExporter(config=config).from_notebook_node(nb)
    assert notes(html) == ["11 of 101 values of n."]


def test_execute_of_nbconvert_works_it_out_too() -> None:
    nb = notebook("@interact(n=(0, 100))\ndef f(n): print('n is', n)")
    config = Config(
        {"ExecutePreprocessor": {"enabled": True}, "FolioExporter": {"interact_calls": 11}}
    )
    html, _ = FolioExporter(config=config).from_notebook_node(nb)
    assert notes(html) == ["11 of 101 values of n."]
    assert "n is 100" in whole(html)


def test_stored_state_is_shown_with_the_cure(tmp_path: Path) -> None:
    from nbclient import NotebookClient

    nb = notebook("@interact(n=(1, 3), word='hello')\ndef f(n, word): print('n is', n, word)")
    NotebookClient(nb, store_widget_state=True).execute()
    resources = {"metadata": {"name": "mine", "path": str(tmp_path)}}
    html, _ = FolioExporter().from_notebook_node(nb, resources)
    assert "n is 2 hello" in html
    assert "<b>n:</b> 2" in html
    assert "jupyter nbconvert --to folio --execute mine.ipynb" in html
    assert "<input" not in html


def test_the_notebook_stays_as_its_author_wrote_it(run: Run) -> None:
    nb = run("@interact(n=(1, 3))\ndef f(n): print(n)", "print(sorted(globals()))")
    assert [cell.source for cell in nb.cells] == [
        cell.source for cell in notebook(*(c.source for c in nb.cells[2:])).cells
    ]
    assert [cell.execution_count for cell in nb.cells if cell.cell_type == "code"] == [1, 2, 3]
    assert "nbfolio" not in text(nb, 2)
    nbformat.validate(nb)


def test_a_figure_that_is_drawn_before_is_not_lost(run: Run) -> None:
    nb = run(
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\n"
        "interactive_output(lambda n: print(n), {'n': w.IntSlider(max=3)});"
    )
    shown: list[Any] = [each.data for each in nb.cells[2].outputs if "data" in each]
    assert any("image/png" in each for each in shown)


def test_what_is_linked_to_a_control_that_stays_is_not_left_moving(page_of: Written) -> None:
    html = page_of(
        COUNTS.replace("@interact(n=(1, 3))", "n = w.IntSlider(1, min=1, max=3, description='n')")
        + "play, other = w.Play(max=3), w.IntSlider(1, max=3, description='other')\n"
        "links = [w.jslink((each, 'value'), (n, 'value')) for each in (play, other)]\n"
        "w.VBox([play, other, interactive(counts, n=n)])"
    )
    assert "data-kind=play" not in html
    assert "<input" not in html
    assert "<b>n:</b> 1" in html


@pytest.mark.parametrize("first", ["%matplotlib inline\n", ""])
def test_a_figure_needs_no_show(run: Run, first: str) -> None:
    nb = run(
        first + "import matplotlib.pyplot as plt\n"
        "def f(n=(1, 25)): plt.figure(figsize=(2, 1)); plt.plot([0, n])\n"
        "interactive(f)"
    )
    shown = [[each["data"] for each in model["outputs"]] for model in models(nb, "Output")]
    assert len(shown) == 25
    assert all(set(forms) == {"image/png", "text/plain"} for [forms] in shown)
    assert notes(exported(nb)) == []


def test_a_warning_is_given_in_each_state_that_calls_for_it(run: Run) -> None:
    source = "import warnings\n@interact(n=(0, 3))\ndef f(n=1):\n    if n < 2: warnings.warn('few')"
    nb = run(source + "\n    print(n)")
    assert notes(exported(nb)) == []
    warned = {}
    for model in models(nb, "Output"):
        said = {each["name"]: each["text"] for each in model["outputs"]}
        warned[int(said["stdout"])] = "few" in said.get("stderr", "")
    assert warned == {0: True, 1: True, 2: False, 3: False}
