"""Controls of ``interact`` moved by keyboard: each pane is what the function gives."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Open = Callable[[str], Page]

CELLS = [
    # case 11 of public reports
    "def f(a):\n    print('a squared is', a*a)\ninteract(f, a=(1,5,1));",
    """\
@interact(x=(0., 1., .25), kind=["red", "blue"], on=True, word="hello")
def mixed(x, kind, on, word):
    return f"{x:.2f} {kind} {on} {word}"
""",
    """\
length = w.IntSlider(2, min=1, max=3, description="Length")
unit = w.RadioButtons(options={"cm": 1, "m": 100}, description="Unit")
def measure(length, unit): print("It is", length * unit, "cm long")
out = interactive_output(measure, {"length": length, "unit": unit})
w.Accordion([w.VBox([w.HBox([unit, length]), out])], titles=["Inside"], selected_index=0)
""",
    """\
import matplotlib.pyplot as plt, pandas as pd
@interact
def drawn(k=(1, 3), table=False):
    plt.plot([0, k]); plt.title(f"up to {k}"); plt.show()
    if table:
        return pd.DataFrame({"column": [k, k * k]})
""",
    """\
@interact_manual(n=(1, 3))
def pressed(n): print("pressed", n)
""",
    """\
@interact(divisor=[1, 0])
def fails(divisor):
    print("before")
    return 6 / divisor
""",
    """\
def many(a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8): print("sum", a+b+c+d+e+f+g+h)
ten = (0, 10)
interact(many, a=ten, b=ten, c=ten, d=ten, e=ten, f=ten, g=ten, h=ten);
""",
    """\
t, play = w.FloatSlider(0, min=0, max=2, step=.5, description="t"), w.Play(max=4, interval=60)
said = w.Label()
links = [w.jslink((play, "value"), (t, "value")), w.jsdlink((t, "value"), (said, "value"))]
def at_time(t): print("t =", t)
w.VBox([w.HBox([play, t, said]), interactive_output(at_time, {"t": t})])
""",
    """\
s = w.FloatSlider(value=0, min=0, max=1., step=0.1, description='x')
l = w.Label()
w.jsdlink((s, 'value'), (l, 'value'))
w.VBox([s, l])
""",
    """\
o = ['a', 'b', 'c', 'd']
p = w.Play(min=0, max=3, interval=50)
d = w.SelectionSlider(options=o, description='pick')
t = w.Stack([w.Label(x) for x in o])
w.jslink((p, 'value'), (d, 'index'))
w.jslink((d, 'index'), (t, 'selected_index'))
w.VBox([w.HBox([p, d]), t])
""",
    """\
@interact(inner=(1, 2))
def within(inner): display(w.HTML(f"<b>nested {inner}</b>"))
""",
]


@pytest.fixture(params=["page", "deck"])
def at(request: pytest.FixtureRequest, cell_of: Callable[..., Locator]) -> Callable[[int], Locator]:
    """Return what a cell shows on the page, or on its slide."""
    return lambda number: cell_of(request.param, number)


def test_a_slider_of_whole_numbers(at: Callable[[int], Locator]) -> None:
    cell = at(0)
    expect(cell.locator("pre:visible")).to_have_text("a squared is 9\n")
    for key, value in {"ArrowRight": 4, "Home": 1, "End": 5}.items():
        cell.get_by_role("slider", name="a").press(key)
        expect(cell.locator("pre:visible")).to_have_text(f"a squared is {value * value}\n")


def test_several_kinds_of_controls_together(at: Callable[[int], Locator]) -> None:
    cell = at(1)
    said = cell.locator("pre:visible")
    expect(said).to_have_text("'0.50 red True hello'")
    cell.get_by_role("slider", name="x").press("ArrowRight")
    expect(said).to_have_text("'0.75 red True hello'")
    expect(cell.get_by_role("slider", name="x")).to_have_attribute("aria-valuetext", "0.75")
    cell.get_by_label("on").press(" ")
    expect(said).to_have_text("'0.75 red False hello'")
    cell.get_by_label("kind").select_option("blue")
    expect(said).to_have_text("'0.75 blue False hello'")
    cell.get_by_role("slider", name="x").press("Home")
    expect(said).to_have_text("'0.00 blue False hello'")
    expect(cell).to_contain_text("word: hello")
    expect(cell).to_contain_text("To move word, run the notebook")
    cell.get_by_role("button", name="Reset").click()
    expect(said).to_have_text("'0.50 red True hello'")


def test_controls_stand_where_their_author_laid_them(at: Callable[[int], Locator]) -> None:
    cell = at(2)
    said = cell.locator("pre:visible")
    expect(said).to_have_text("It is 2 cm long\n")
    cell.get_by_label("m", exact=True).press(" ")
    expect(said).to_have_text("It is 200 cm long\n")
    cell.get_by_role("slider", name="Length").press("ArrowRight")
    expect(said).to_have_text("It is 300 cm long\n")
    expect(cell.locator("details .w-hbox").get_by_role("slider")).to_have_count(1)


def test_figures_and_tables(at: Callable[[int], Locator]) -> None:
    cell = at(3)
    first = cell.locator("img:visible").get_attribute("src")
    cell.get_by_role("slider", name="k").press("End")
    expect(cell.locator("img:visible")).to_have_count(1)
    assert cell.locator("img:visible").get_attribute("src") != first
    expect(cell.locator("table:visible")).to_have_count(0)
    cell.get_by_label("table").press(" ")
    expect(cell.locator("table:visible td")).to_have_text(["3", "9"])
    expect(cell.locator("img:visible")).to_have_count(1)


def test_what_waited_for_a_button_waits_no_more(at: Callable[[int], Locator]) -> None:
    cell = at(4)
    expect(cell.locator("pre:visible")).to_have_text("pressed 2\n")
    cell.get_by_role("slider", name="n").press("End")
    expect(cell.locator("pre:visible")).to_have_text("pressed 3\n")
    expect(cell.get_by_text("Run Interact")).to_have_count(0)


def test_a_traceback_is_a_pane(at: Callable[[int], Locator]) -> None:
    cell = at(5)
    expect(cell.locator("pre:visible")).to_have_text(["before\n", "6.0"])
    cell.get_by_label("divisor").select_option("0")
    expect(cell.locator(".error:visible")).to_contain_text("ZeroDivisionError: division by zero")
    expect(cell.locator(".error:visible")).not_to_contain_text("ipywidgets")
    expect(cell.locator(".stdout:visible")).to_have_text("before\n")


def test_one_control_of_many_at_a_time(at: Callable[[int], Locator]) -> None:
    cell = at(6)
    said = cell.locator("pre:visible")
    expect(said).to_have_text("sum 36\n")
    expect(cell.get_by_role("slider")).to_have_count(1)
    cell.get_by_role("slider", name="a").press("End")
    expect(said).to_have_text("sum 45\n")
    cell.get_by_role("group", name="Move").get_by_label("h").press(" ")
    expect(said).to_have_text("sum 36\n")
    cell.get_by_role("slider", name="h").press("Home")
    expect(said).to_have_text("sum 28\n")
    expect(cell).to_contain_text("One control moves at a time here")
    expect(cell.get_by_text("a: 1")).to_be_visible()


def test_widgets_that_a_function_shows(at: Callable[[int], Locator]) -> None:
    cell = at(10)
    expect(cell.locator("b:visible")).to_have_text("nested 1")
    cell.get_by_role("slider", name="inner").press("End")
    expect(cell.locator("b:visible")).to_have_text("nested 2")


def test_the_address_tells_what_was_moved(shown: Open) -> None:
    page = shown("page")
    page.locator(".widget").nth(0).get_by_role("slider").press("End")
    page.locator(".widget").nth(1).get_by_label("kind").select_option("blue")
    expect(page).to_have_url(re.compile(r"#a\+2=5&kind=blue$"))
    page.reload()
    expect(page.locator(".widget").nth(0).locator("pre:visible")).to_have_text("a squared is 25\n")
    expect(page.locator(".widget").nth(1).locator("pre:visible")).to_have_text(
        "'0.50 blue True hello'"
    )


def test_a_player_and_labels_that_an_author_linked(at: Callable[[int], Locator]) -> None:
    cell = at(7)
    shown = cell.locator("pre:visible")
    expect(shown).to_have_text("t = 0.0\n")
    cell.get_by_role("slider", name="t").press("ArrowRight")
    expect(shown).to_have_text("t = 0.5\n")
    expect(cell.locator(".w-label:visible")).to_have_text("0.5")
    cell.get_by_role("button", name="Play").click()
    expect(shown).to_have_text("t = 2.0\n")
    expect(cell.get_by_role("slider", name="t")).to_have_attribute("aria-valuetext", "2.00")


# cases 08 and 09 of public reports
def test_links_of_a_page_need_no_kernel_before_or_after(at: Callable[[int], Locator]) -> None:
    cell = at(8)
    cell.get_by_role("slider", name="x").press("ArrowRight")
    expect(cell.locator(".w-label:visible")).to_have_text("0.1")
    cell = at(9)
    cell.get_by_role("slider", name="pick").press("End")
    expect(cell.locator(".w-label:visible")).to_have_text("d")
