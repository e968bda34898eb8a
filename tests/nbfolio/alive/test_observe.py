"""What observers change, where that is told and where it is refused."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.passages import whole

from .conftest import models, notes

pytestmark = pytest.mark.slow
Written = Callable[..., str]

LOG = """\
log, k = w.Output(), w.IntSlider(1, max=3, description="k")
def add(change):
    with log: print("moved to", change.new)
k.observe(add, "value")
w.VBox([k, log])
"""
COUNT = """\
count, k, label = 0, w.IntSlider(1, max=3, description="k"), w.Label()
def add(change):
    global count
    count += 1
    label.value = f"moved {count} times"
k.observe(add, "value")
w.VBox([k, label])
"""


@pytest.mark.parametrize("cell", [LOG, COUNT])
def test_what_tells_of_the_way_is_refused(page_of: Written, cell: str) -> None:
    html = page_of(cell)
    assert notes(html) == [
        "What “add” (cell 3) shows does not depend on its controls alone, but also on what was "
        "done before: it is shown as it starts.",
        "To move k, run the notebook: here it stays as it starts.",
    ]
    assert "<b>k:</b> 1" in html


def test_controls_that_move_each_other_are_refused(page_of: Written) -> None:
    html = page_of(
        "a, b = w.IntSlider(1, max=3, description='a'), w.IntSlider(2, max=6, description='b')\n"
        "def there(change): b.value = 2 * a.value\n"
        "def back(change): a.value = b.value // 2\n"
        "a.observe(there, 'value'); b.observe(back, 'value')\n"
        "w.VBox([a, b])"
    )
    assert notes(html) == [
        "Moving one control of “there” (cell 3) changes another: it is shown as it starts.",
        "To move a and b, run the notebook: here they stay as they start.",
    ]


def test_options_that_depend_on_another_control_are_refused(page_of: Written) -> None:
    html = page_of(
        "cities = {'France': ['Paris', 'Lyon'], 'Italy': ['Rome', 'Turin', 'Milan']}\n"
        "country = w.Dropdown(options=[*cities], description='Country')\n"
        "city = w.Dropdown(options=cities['France'], description='City')\n"
        "country.observe(lambda c: setattr(city, 'options', cities[c.new]), 'value')\n"
        "interact(lambda country, city: print(city, 'in', country), country=country, city=city);"
    )
    assert notes(html) == [
        "Moving one control of “&lt;lambda&gt;” (cell 3) changes another: "
        "it is shown as it starts.",
        "To move Country and City, run the notebook: here they stay as they start.",
    ]
    assert "Paris in France" in html
    assert "Rome" not in re.sub("<pre class=code>.*?</pre>", "", html, flags=re.DOTALL)


def test_a_control_that_another_sets_is_words(page_of: Written) -> None:
    html = page_of(
        "a, b = w.IntSlider(1, max=3, description='a'), w.IntSlider(2, max=6, description='b')\n"
        "def on(change): b.value = 2 * a.value\n"
        "a.observe(on, 'value'); b.observe(on, 'value')\n"
        "w.VBox([a, b])"
    )
    assert notes(html) == []
    assert re.findall("<b>b:</b> ([0-9]+)", whole(html)) == ["0", "2", "4", "6"]


def test_text_stays_as_it_starts(page_of: Written) -> None:
    html = page_of(
        "name, said = w.Text('Ada', description='Name'), w.Label('Hello Ada')\n"
        "name.observe(lambda change: setattr(said, 'value', 'Hello ' + change.new), 'value')\n"
        "n = w.IntSlider(1, max=2)\n"
        "interact(lambda name, n: print(name * n), name=name, n=n);"
    )
    assert notes(html) == ["To move Name, run the notebook: here it stays as it starts."]
    assert "AdaAda" in html


def test_observers_of_a_later_cell_count(run: Callable[..., object]) -> None:
    nb = run(
        "label = w.Label('none')\ndef f(sep): print(sep)\n"
        "it = interactive(f, sep=[',', ';'])\nw.VBox([it, label])",
        "it.children[0].observe(lambda c: setattr(label, 'value', 'now ' + c.new), 'value')",
    )
    assert {each["value"] for each in models(nb, "Label")} >= {"now ,", "now ;"}


def test_a_notebook_without_controls_loads_no_widgets(run: Callable[..., object]) -> None:
    nb = run("import sys\nprint('nbfolio_alive.grid' in sys.modules)")
    assert nb.cells[2].outputs[0].text == "False\n"  # type: ignore[attr-defined]
