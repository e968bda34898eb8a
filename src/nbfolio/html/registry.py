"""Which renderer writes which widget model: a new kind of widget is a new line here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from . import booleans as switches
from . import containers, controls, media, numeric
from . import tabs as panes
from . import text_widgets as words
from .drawing import Kind

_selection = partial(Kind, value="index", control=True, options=controls.option_words)

KINDS: Mapping[str, Kind] = {
    "BoxModel": Kind(containers.box("w-box")),
    "VBoxModel": Kind(containers.box("w-vbox")),
    "HBoxModel": Kind(containers.box("w-hbox")),
    "GridBoxModel": Kind(containers.box("w-grid")),
    "StackModel": Kind(containers.stack, value="selected_index"),
    "TabModel": Kind(panes.tab, value="selected_index", options=panes.titles),
    "AccordionModel": Kind(panes.accordion, value="selected_index", options=panes.titles),
    "HTMLModel": Kind(words.html, value="value", start="", quiet=True),
    "HTMLMathModel": Kind(words.html_math, value="value", start="", quiet=True),
    "LabelModel": Kind(words.label, value="value", start="", quiet=True),
    "ImageModel": Kind(media.image),
    "OutputModel": Kind(media.output),
    "SelectionSliderModel": _selection(controls.selection_slider),
    "SelectionRangeSliderModel": _selection(controls.selection_range, start=(0, 0)),
    "DropdownModel": _selection(controls.dropdown),
    "SelectModel": _selection(controls.listbox),
    "RadioButtonsModel": _selection(controls.choice("w-list")),
    "ToggleButtonsModel": _selection(controls.choice("w-segments")),
    "IntSliderModel": Kind(numeric.slider(1, "d"), value="value", start=0, control=True),
    "FloatSliderModel": Kind(numeric.slider(0.1, ".2f"), value="value", start=0, control=True),
    "BoundedIntTextModel": Kind(numeric.bounded_int, value="value", start=0, control=True),
    "CheckboxModel": Kind(switches.checkbox, value="value", start=False, control=True),
    "ToggleButtonModel": Kind(switches.toggle_button, value="value", start=False, control=True),
    "PlayModel": Kind(controls.play, value="value", start=0, control=True),
    "ValidModel": Kind(switches.valid, value="value", start=False),
    "IntProgressModel": Kind(numeric.progress, value="value", start=0),
}
