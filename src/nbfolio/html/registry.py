"""Which renderer writes which widget model: a new kind of widget is a new line here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from . import booleans as switches
from . import containers, controls, media, numeric
from . import tabs as panes
from . import text_widgets as words
from .drawing import Renderer

_selection = partial(Renderer, value="index", control=True, options=controls.option_words)

KINDS: Mapping[str, Renderer] = {
    "BoxModel": Renderer(containers.box("w-box")),
    "VBoxModel": Renderer(containers.box("w-vbox")),
    "HBoxModel": Renderer(containers.box("w-hbox")),
    "GridBoxModel": Renderer(containers.box("w-grid")),
    "StackModel": Renderer(containers.stack, value="selected_index"),
    "TabModel": Renderer(panes.tab, value="selected_index", options=panes.titles),
    "AccordionModel": Renderer(panes.accordion, value="selected_index", options=panes.titles),
    "HTMLModel": Renderer(words.html, value="value", start="", quiet=True),
    "HTMLMathModel": Renderer(words.html_math, value="value", start="", quiet=True),
    "LabelModel": Renderer(words.label, value="value", start="", quiet=True),
    "ImageModel": Renderer(media.image),
    "OutputModel": Renderer(media.output),
    "SelectionSliderModel": _selection(controls.selection_slider),
    "SelectionRangeSliderModel": _selection(controls.selection_range, start=(0, 0)),
    "DropdownModel": _selection(controls.dropdown),
    "SelectModel": _selection(controls.listbox),
    "RadioButtonsModel": _selection(controls.choice("w-list")),
    "ToggleButtonsModel": _selection(controls.choice("w-segments")),
    "IntSliderModel": Renderer(numeric.slider(1, "d"), value="value", start=0, control=True),
    "FloatSliderModel": Renderer(numeric.slider(0.1, ".2f"), value="value", start=0, control=True),
    "BoundedIntTextModel": Renderer(numeric.bounded_int, value="value", start=0, control=True),
    "CheckboxModel": Renderer(switches.checkbox, value="value", start=False, control=True),
    "ToggleButtonModel": Renderer(switches.toggle_button, value="value", start=False, control=True),
    "PlayModel": Renderer(controls.play, value="value", start=0, control=True),
    "ValidModel": Renderer(switches.valid, value="value", start=False),
    "IntProgressModel": Renderer(numeric.progress, value="value", start=0),
}
