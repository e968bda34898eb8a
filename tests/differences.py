"""Where our pages differ from the stock manager's on purpose: docs/pages.md says why."""

from __future__ import annotations

from dataclasses import dataclass

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from tests.actions import Move

START = """\
import ipywidgets as w
words = ["a day", "a week", "a month"]
def said(control, by="value"):
    label = w.Label()
    w.jsdlink((control, by), (label, "value"))
    return label
def panes():
    return [w.HTML(f"in {each}") for each in words]
"""


@dataclass(frozen=True)
class Difference:
    """What a reader of each page reads after some moves in a cell's output.

    Parameters
    ----------
    name
        The first column of its row in docs/pages.md.
    source
        The cell.
    moves
        What the reader does; `place` counts in this output.
    ours, stock
        What the pages then say.
    """

    name: str
    source: str
    moves: tuple[Move, ...]
    ours: str
    stock: str


DIFFERENCES = (
    Difference(
        "Play",
        'play = w.Play(max=3, description="the days")\nw.VBox([play, said(play)])',
        (),
        "Play the days 0",
        "play stop retweet 0",
    ),
    Difference(
        "Valid",
        'w.Valid(value=True, readout="not yet")',
        (),
        "✓ Valid",
        "✓",
    ),
    Difference(
        "Label",
        'w.Label("28 of 100", description="Remission")',
        (),
        "Remission 28 of 100",
        "28 of 100",
    ),
    Difference(
        "Tab",
        "w.Tab(panes())",
        (Move("press", 1),),
        "( ) 1 (x) 2 ( ) 3 in a week",
        "( ) (x) ( ) in a week",
    ),
    Difference(
        "Accordion",
        "w.Accordion(panes())",
        (Move("press", 2),),
        "( ) 1 ( ) 2 (x) 3 in a month",
        "( ) ( ) (x) in a month",
    ),
    Difference(
        "SelectionRangeSlider",
        'span = w.SelectionRangeSlider(options=words, index=(0, 2), description="Span")\n'
        'w.VBox([span, said(span, "index")])',
        (Move("key", 0, "ArrowRight"),),
        "Span From a week To a month 1,2",
        "Span a week-a month 1,2",
    ),
    Difference(
        "details in a Stack",
        'drop = w.Dropdown(options=["one", "two"])\n'
        'pane = "<details><summary>more</summary>all of it</details>"\n'
        'stack = w.Stack([w.HTML(pane), w.HTML("second")], selected_index=0)\n'
        'w.jsdlink((drop, "index"), (stack, "selected_index"))\nw.VBox([drop, stack])',
        (Move("press", 1), Move("option", 0, 1), Move("option", 0, 0)),
        "[(x) one ( ) two] (x) more all of it",
        "[(x) one ( ) two] ( ) more",
    ),
    Difference(
        "Stack led to a pane that is not there",
        "slider = w.IntSlider(max=5)\nstack = w.Stack(panes(), selected_index=0)\n"
        'w.jsdlink((slider, "value"), (stack, "selected_index"))\nw.VBox([slider, stack])',
        (Move("key", 0, "End"), Move("key", 0, "Home")),
        "0 in a day",
        "0",
    ),
    Difference(
        "Stack led by a switch",
        'check = w.Checkbox(True, description="Late")\nstack = w.Stack(panes(), selected_index=0)\n'
        'w.jsdlink((check, "value"), (stack, "selected_index"))\nw.VBox([check, stack])',
        (),
        "(x) Late in a week",
        "(x) Late Click to show javascript error.",
    ),
    Difference(
        "slider led to where it cannot stand",
        "steps = w.IntSlider(max=4, step=2)\nfield = w.BoundedIntText(max=4)\n"
        'listed = w.SelectionSlider(options=words)\nw.jslink((field, "value"), (steps, "value"))\n'
        'w.jslink((field, "value"), (listed, "index"))\n'
        "w.VBox([field, steps, listed, said(field)])",
        (Move("number", 0, "3"),),
        "[3] 3 3",
        "[3] 4 a month 3",
    ),
    Difference(
        "slider whose steps miss its end",
        "odd = w.IntSlider(max=10, step=4)\nw.VBox([odd, said(odd)])",
        (Move("key", 0, "End"),),
        "8 8",
        "10 10",
    ),
    Difference(
        "Page Up and Page Down on a slider",
        "long = w.IntSlider(max=100)\nw.VBox([long, said(long)])",
        (Move("key", 0, "PageUp"),),
        "10 10",
        "5 5",
    ),
    Difference(
        "FloatSlider",
        "fine = w.FloatSlider(0.5, min=-1, max=2, step=0.25)\nw.VBox([fine, said(fine)])",
        (Move("key", 0, "ArrowDown"),),
        "0.25 0.25",
        "0.25 0.2500000000000002",
    ),
    Difference(
        "readout_format",
        'rate = w.FloatSlider(1500, max=2000, readout_format=",.1f")\nw.VBox([rate, said(rate)])',
        (),
        "1500 1500",
        "1,500.0 1500",
    ),
    Difference(
        "description_allow_html",
        'drop = w.Dropdown(options=words, description="<i>When</i>", description_allow_html=True)\n'
        'w.VBox([drop, said(drop, "index")])',
        (),
        "<i>When</i> [(x) a day ( ) a week ( ) a month] 0",
        "When [(x) a day ( ) a week ( ) a month] 0",
    ),
    Difference(
        "BoundedIntText",
        "field = w.BoundedIntText(max=50)\nw.VBox([field, said(field)])",
        (Move("number", 0, "2.6"),),
        "[3] 3",
        "[26] 26",
    ),
    Difference(
        "IntRangeSlider",
        'span = w.IntRangeSlider(value=(1, 3), max=5, description="Span")\n'
        "w.VBox([span, said(span)])",
        (Move("key", 0, "ArrowRight"),),
        "Span From 2 To 3 2,3",
        "Span 2 – 3 2,3",
    ),
    Difference(
        "ColorPicker",
        'ink = w.ColorPicker(value="teal", description="Ink")\nw.VBox([ink, said(ink)])',
        (),
        "Ink [#008080] teal teal",
        "Ink [teal] [#008080] teal",
    ),
    Difference(
        "DatePicker",
        'day = w.DatePicker(value=__import__("datetime").date(2026, 11, 29))\n'
        "w.VBox([day, said(day)])",
        (Move("fill", 0, "2027-02-03"),),
        "[2027-02-03] 2027-02-03",
        "[2027-02-03] Wed Feb 03 2027 00:00:00 GMT+0000 (Coordinated Universal Time)",
    ),
    Difference(
        "Combobox",
        "box = w.Combobox(options=words, value=words[0], ensure_option=True)\n"
        "w.VBox([box, said(box)])",
        (Move("number", 0, "an hour"),),
        "[a day] a day",
        "[an hour] a day",
    ),
    Difference(
        "TagsInput",
        'tags = w.TagsInput(value=["rain"], description="Tags")\nw.VBox([tags, said(tags)])',
        (Move("tags", 0, "snow"),),
        "Tags [rain] [snow] rain,snow",
        "rain snow rain,snow",
    ),
    Difference(
        "ColorsInput",
        'inks = w.ColorsInput(value=["teal"], description="Inks")\nw.VBox([inks, said(inks)])',
        (Move("tags", 0, "red"),),
        "Inks [teal] [red] teal,red",
        "teal,red",
    ),
    Difference(
        "FloatsInput",
        'rates = w.FloatsInput(value=[0.25], description="Rates")\nw.VBox([rates, said(rates)])',
        (),
        "Rates [0.25] 0.25",
        "0.3 0.25",
    ),
    Difference(
        "Button",
        'w.Button(description="Run")',
        (),
        "Run needs a live kernel",
        "Run",
    ),
)


def differences_notebook() -> NotebookNode:
    """Return a notebook with a cell for each difference, not yet run."""
    sources = [START, *(difference.source for difference in DIFFERENCES)]
    return new_notebook(cells=[new_code_cell(source) for source in sources])
