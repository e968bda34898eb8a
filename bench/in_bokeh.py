"""The same figure by Bokeh, whose CustomJS calculates in the page. It needs the extra ``bench``."""

from __future__ import annotations

from bokeh.embed import file_html
from bokeh.layouts import column
from bokeh.models import ColumnDataSource, CustomJS, Label, Slider, Span
from bokeh.plotting import figure
from bokeh.resources import INLINE

from ketamine_explainer.explorers.kit.style import INK

from .chart import CURVES, HEIGHT, LIVE, LIVE_STATES, TIMES, WEEKS, WIDTH, words

MOVE = f"""
const at = {WEEKS} * cb_obj.value / (states - 1);
span.location = at;
label.x = at;
label.text = `step ${{cb_obj.value + 1}} of ${{states}}`;
"""
FOLLOW = f"""
const weeks = source.data.weeks;
source.data = {{
  weeks,
  fall: weeks.map((week) => {WEEKS} * Math.exp(-week / (1 + at))),
  rise: weeks.map((week) => {WEEKS} * (1 - Math.exp(-week / (3 + at)))),
}};
"""


def page(states: int) -> str:
    """Return Bokeh's page of the states, with its script inside."""
    many = LIVE_STATES if states == LIVE else states
    plot = figure(
        width=WIDTH, height=HEIGHT, y_range=(0, WEEKS * 1.2),
        x_axis_label="weeks", y_axis_label="strength",
    )  # fmt: skip
    named = zip(("fall", "rise"), CURVES.values(), strict=True)
    source = ColumnDataSource({"weeks": TIMES.tolist(), **{name: y.tolist() for name, y in named}})
    for name, colour in zip(("fall", "rise"), CURVES, strict=True):
        plot.line("weeks", name, source=source, color=colour, line_width=4)
    span = Span(location=0, dimension="height", line_color=INK, line_width=2)
    label = Label(x=0, y=WEEKS * 1.1, text=words(many)[0], text_align="center")
    for each in (span, label):
        plot.add_layout(each)
    slider = Slider(title="Step", start=0, end=many - 1, step=1, value=0)
    given = {"span": span, "label": label, "source": source, "states": many}
    code = MOVE + (FOLLOW if states == LIVE else "")
    slider.js_on_change("value", CustomJS(args=given, code=code))
    return str(file_html(column(slider, plot), INLINE, "_"))
