"""Which renderer writes which widget model or form of an output, whatever package it is from.

A package offers renderers as an entry point of the group ``nbfolio.renderers``: a mapping from the
names of widget models to `Renderer` and from MIME types to `OutputRenderer`. Ours are there too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from importlib.metadata import entry_points
from typing import Any

from . import booleans as switches
from . import containers, controls, media, numeric, on_paper
from . import tabs as panes
from . import text_widgets as words
from .drawing import Renderer
from .outputs import OutputRenderer

GROUP = "nbfolio.renderers"


def widget_renderers() -> Mapping[str, Renderer]:
    """Return what writes each widget model, by the name of the model."""
    return {name: each for name, each in _offered().items() if isinstance(each, Renderer)}


def output_renderers() -> Mapping[str, OutputRenderer]:
    """Return what writes each form of an output, by its MIME type, the richest first."""
    return {name: each for name, each in _offered().items() if isinstance(each, OutputRenderer)}


@cache
def _offered() -> Mapping[str, Any]:
    """Return all renderers: those of others first, which know one kind of output better."""
    points = sorted(entry_points(group=GROUP), key=lambda each: each.value.startswith("nbfolio."))
    found: dict[str, Any] = {}
    for point in points:
        for name, renderer in point.load().items():
            found.setdefault(name, renderer)
    return found


_selection = partial(
    Renderer, paper=on_paper.option, value="index", control=True, options=controls.option_words
)

KINDS: Mapping[str, Renderer] = {
    "BoxModel": Renderer(containers.box("w-box")),
    "VBoxModel": Renderer(containers.box("w-vbox")),
    "HBoxModel": Renderer(containers.box("w-hbox")),
    "GridBoxModel": Renderer(containers.box("w-grid")),
    "StackModel": Renderer(containers.stack, value="selected_index", paper=on_paper.stack),
    "TabModel": Renderer(panes.tab, value="selected_index", options=panes.titles, paper=on_paper.panes),
    "AccordionModel": Renderer(panes.accordion, value="selected_index", options=panes.titles, paper=on_paper.panes),
    "HTMLModel": Renderer(words.html, value="value", start="", quiet=True),
    "HTMLMathModel": Renderer(words.html_math, value="value", start="", quiet=True),
    "LabelModel": Renderer(words.label, value="value", start="", quiet=True),
    "ImageModel": Renderer(media.image),
    "OutputModel": Renderer(media.output),
    "SelectionSliderModel": _selection(controls.selection_slider),
    "SelectionRangeSliderModel": _selection(controls.selection_range, start=(0, 0), paper=on_paper.span),
    "DropdownModel": _selection(controls.dropdown),
    "SelectModel": _selection(controls.listbox),
    "RadioButtonsModel": _selection(controls.choice("w-list")),
    "ToggleButtonsModel": _selection(controls.choice("w-segments")),
    "IntSliderModel": Renderer(numeric.slider(1, "d"), value="value", start=0, control=True, paper=on_paper.number("d")),
    "FloatSliderModel": Renderer(numeric.slider(0.1, ".2f"), value="value", start=0, control=True, paper=on_paper.number(".2f")),
    "BoundedIntTextModel": Renderer(numeric.bounded_int, value="value", start=0, control=True, paper=on_paper.number("d")),
    "CheckboxModel": Renderer(switches.checkbox, value="value", start=False, control=True, paper=on_paper.switch),
    "ToggleButtonModel": Renderer(switches.toggle_button, value="value", start=False, control=True, paper=on_paper.switch),
    "PlayModel": Renderer(controls.play, value="value", start=0, control=True, paper=on_paper.nothing),
    "ValidModel": Renderer(switches.valid, value="value", start=False),
    "IntProgressModel": Renderer(numeric.progress, value="value", start=0),
}
