"""A notebook that has nothing to do with the course: every control, linked in every way."""

from __future__ import annotations

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

IMPORTS = """\
import ipywidgets as w
words = ["a day", "a week", "a month", "a year"]
def pages(what):
    return [w.HTML(f"<b>{what}</b>: {each}") for each in words]
def leads(source, *targets, by="index", to="selected_index"):
    return [w.jsdlink((source, by), (target, to)) for target in targets]
def joins(first, *others, by="index"):
    return [w.jslink((first, by), (other, by)) for other in others]
"""
CHOICES = """\
drop = w.Dropdown(options=words, description="Drop")
listed = w.Select(options=words, rows=3, description="Listed")
radio = w.RadioButtons(options=words, description="Radio")
toggles = w.ToggleButtons(options=words, value="a week", description="Toggles")
steps = w.SelectionSlider(options=words, value="a month", description="Steps")
joins(drop, listed, radio, toggles)
joins(toggles, steps)
shown = w.Stack(pages("chosen"), selected_index=0)
leads(steps, shown)
w.VBox([w.HBox([drop, listed]), radio, toggles, steps, shown])
"""
NUMBERS = """\
dose = w.IntSlider(value=2, min=-4, max=10, description="Dose")
field = w.BoundedIntText(value=2, min=-4, max=10, description="Field")
amount = w.IntSlider(value=3, min=-3, max=12, step=3, description="Amount")
bar = w.IntProgress(min=-4, max=10, description="Bar")
said, amount_said, rate_said, share_said = (w.Label() for each in range(4))
joins(dose, field, by="value")
leads(field, bar, said, by="value", to="value")
rate = w.FloatSlider(value=0.5, min=-1, max=2, step=0.25, description="Rate")
share = w.FloatSlider(value=0.25, max=1, step=0.125, readout_format=".1%", description="Share")
leads(rate, rate_said, by="value", to="value")
leads(share, share_said, by="value", to="value")
leads(amount, amount_said, by="value", to="value")
first_row = w.HBox([dose, field, bar, said])
w.VBox([first_row, amount, amount_said, rate, rate_said, w.Box([share, share_said])])
"""
SWITCHES = """\
agree = w.Checkbox(value=True, description="Agree")
more = w.ToggleButton(description="More")
mark = w.Valid(description="Mark", readout="not yet")
joins(agree, more, by="value")
leads(more, mark, by="value", to="value")
w.VBox([agree, more, mark])
"""
PANES = """\
inner = w.Accordion(pages("inner"), titles=words, selected_index=1)
bare = w.Tab(pages("bare"))
tab = w.Tab([inner, bare, w.Label("third")], titles=["first", "second", "third"])
outer = w.Stack([w.Stack(pages("low")), w.Stack(pages("middle")), w.Stack(pages("high"))])
level = w.Dropdown(options=["low", "middle", "high"], description="Level")
joins(tab, outer, by="selected_index")
leads(level, outer)
leads(inner, *outer.children, by="selected_index")
w.VBox([tab, level, outer])
"""
SPANS = """\
span = w.SelectionRangeSlider(options=words, index=(0, 2), description="Span")
again = w.SelectionRangeSlider(options=words, index=(1, 1), description="Again")
ends = w.Label()
joins(span, again)
leads(again, ends, to="value")
w.VBox([span, again, ends])
"""
PLAYS = """\
play = w.Play(max=3, interval=50, description="the words")
moment = w.IntSlider(max=3, description="Moment")
now = w.Stack(pages("now"), selected_index=0)
joins(play, moment, by="value")
leads(moment, now, by="value")
w.VBox([play, moment, now])
"""
CHAINS = """\
first, second, third = (
    w.Dropdown(options=words, description=each) for each in ("First", "Second", "Third")
)
leads(first, second, to="index")
leads(second, third, to="index")
end = w.Stack(pages("end"))
leads(third, end)
w.VBox([first, second, third, end])
"""
FIELDS = """\
name, again = w.Text("rain", description="Name"), w.Text(description="Again")
notes = w.Textarea("one two", description="Notes")
city = w.Combobox(options=words, value="a day", description="City", ensure_option=False)
secret = w.Password("key", description="Secret")
texts = [w.Label() for each in range(3)]
joins(name, again, by="value")
for each, label in zip((again, notes, city), texts):
    leads(each, label, by="value", to="value")
seen = w.Text(description="Seen")
joins(secret, seen, by="value")
w.VBox([name, again, notes, city, secret, seen, *texts])
"""
AMOUNTS = """\
whole, fine = w.IntText(3, description="Whole"), w.FloatText(0.5, step=0.25, description="Fine")
within = w.BoundedFloatText(0.5, min=-5, max=5, step=0.5, description="Within")
level_bar = w.FloatProgress(min=-5, max=5, description="Level")
power = w.FloatLogSlider(10, min=-2, max=4, step=0.5, description="Power")
amounts = [w.Label() for each in range(4)]
for each, label in zip((whole, fine, within, power), amounts):
    leads(each, label, by="value", to="value")
leads(within, level_bar, by="value", to="value")
w.VBox([w.HBox([whole, fine, within]), level_bar, power, *amounts])
"""
BETWEEN = """\
between = w.IntRangeSlider(value=(1, 3), max=5, description="Between")
part = w.FloatRangeSlider(value=(0.5, 1), max=2, step=0.25, description="Part")
other = w.FloatRangeSlider(value=(0, 2), max=2, step=0.25, description="Other")
betweens = [w.Label(), w.Label()]
joins(part, other, by="value")
leads(between, betweens[0], by="value", to="value")
leads(other, betweens[1], by="value", to="value")
w.VBox([between, part, other, *betweens])
"""
PICKED = """\
import datetime as d
noon = d.datetime(2026, 11, 29, 12)
days = [w.DatePicker(value=noon.date(), description=each) for each in ("Day", "Same day")]
times = [w.TimePicker(value=noon.time(), description=each) for each in ("Time", "Same time")]
boths = [w.NaiveDatetimePicker(value=noon, description=each) for each in ("At", "Also at")]
inks = [w.ColorPicker(value="teal", description=each) for each in ("Ink", "Same ink")]
for pair in (days, times, boths, inks):
    joins(*pair, by="value")
said_time, said_ink = w.Label(), w.Label()
leads(times[1], said_time, by="value", to="value")
leads(inks[1], said_ink, by="value", to="value")
w.VBox([*days, *times, *boths, *inks, said_time, said_ink])
"""
LISTS = """\
many = w.SelectMultiple(options=words, index=(0, 2), description="Many")
same = w.SelectMultiple(options=words, description="Same")
tags = w.TagsInput(value=["rain"], allow_duplicates=False)
chosen, tagged = w.Label(), w.Label()
joins(many, same)
leads(same, chosen, to="value")
leads(tags, tagged, by="value", to="value")
w.VBox([many, same, chosen, tags, tagged, w.Button(description="Run")])
"""
TWICE = "w.VBox([dose, toggles, inner])"


def foreign_notebook() -> NotebookNode:
    """Return the notebook, not yet run."""
    moved = IMPORTS, CHOICES, NUMBERS, SWITCHES, PANES, SPANS, PLAYS, CHAINS, TWICE
    typed = FIELDS, AMOUNTS, BETWEEN, PICKED, LISTS
    return new_notebook(cells=[new_code_cell(source) for source in (*moved, *typed)])
