"""Which renderer writes which widget model: a new kind of widget is a new line here."""

from __future__ import annotations

from collections.abc import Mapping

from . import containers, controls, words
from .drawing import Kind

KINDS: Mapping[str, Kind] = {
    "BoxModel": Kind(containers.box("w-box")),
    "VBoxModel": Kind(containers.box("w-vbox")),
    "HBoxModel": Kind(containers.box("w-hbox")),
    "GridBoxModel": Kind(containers.box("w-grid")),
    "StackModel": Kind(containers.stack, value="selected_index"),
    "HTMLModel": Kind(words.html),
    "LabelModel": Kind(words.label),
    "SelectionSliderModel": Kind(
        controls.selection_slider, value="index", control=True, spoken=True
    ),
    "DropdownModel": Kind(controls.dropdown, value="index", control=True),
    "RadioButtonsModel": Kind(controls.choice("w-list"), value="index", control=True),
    "ToggleButtonsModel": Kind(controls.choice("w-segments"), value="index", control=True),
    "PlayModel": Kind(controls.play, value="value", control=True),
}
