"""Which renderer writes which widget model or form of an output, whatever package it is from.

A package offers renderers as an entry point of the group ``nbfolio.renderers``: a mapping from the
names of widget models to `Renderer` and from MIME types to `OutputRenderer`. Ours are there too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from importlib.metadata import entry_points
from typing import Any

from ..notebook.extras import load
from . import (
    booleans,
    buttons,
    containers,
    controls,
    hosted,
    media,
    numeric,
    on_paper,
    stored,
    tabs,
    text_widgets,
    typed,
)
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
        for name, renderer in load(point).items():
            found.setdefault(name, renderer)
    return found


_FIELD = {"disabled": False, "description": ""}
_ENDS = {"min": 0, "max": 100}

_placed = partial(Renderer, value="selected_index")
_selection = partial(
    Renderer,
    value="index",
    control=True,
    options=controls.option_words,
    paper=on_paper.option,
    also=_FIELD,
)
_text = partial(Renderer, value="value", start="", quiet=True)
_number = partial(
    Renderer, value="value", start=0, control=True, also={**_FIELD, **_ENDS, "step": 1}
)
_span = partial(Renderer, value="value", start=(0, 1), control=True)
_typed = partial(Renderer, value="value", start="", control=True, paper=on_paper.typed, also=_FIELD)
_tags = partial(Renderer, value="value", start=(), control=True, paper=on_paper.typed)
_dead = partial(Renderer, paper=on_paper.nothing, also=_FIELD)
_switch = partial(
    Renderer, value="value", start=False, control=True, paper=on_paper.switch, also=_FIELD
)

KINDS: Mapping[str, Renderer] = {
    "BoxModel": Renderer(containers.box("w-box")),
    "VBoxModel": Renderer(stored.vbox),
    "HBoxModel": Renderer(containers.box("w-hbox")),
    "GridBoxModel": Renderer(containers.box("w-grid")),
    "StackModel": _placed(containers.stack, paper=on_paper.stack),
    "TabModel": _placed(tabs.tab, options=tabs.titles, paper=on_paper.panes),
    "AccordionModel": _placed(tabs.accordion, options=tabs.titles, paper=on_paper.panes),
    "HTMLModel": _text(text_widgets.html),
    "HTMLMathModel": _text(text_widgets.html_math),
    "LabelModel": _text(text_widgets.label),
    "ImageModel": Renderer(media.image),
    "OutputModel": Renderer(media.output),
    "SelectionSliderModel": _selection(controls.selection_slider),
    "SelectionRangeSliderModel": _selection(
        controls.selection_range, start=(0, 0), paper=on_paper.span
    ),
    "DropdownModel": _selection(controls.dropdown),
    "SelectModel": _selection(controls.listbox),
    "SelectMultipleModel": _selection(controls.several, start=(), paper=on_paper.several),
    "RadioButtonsModel": _selection(controls.choice("w-list")),
    "ToggleButtonsModel": _selection(controls.choice("w-segments")),
    "IntSliderModel": _number(numeric.slider(1, "d"), paper=on_paper.number("d")),
    "FloatSliderModel": _number(
        numeric.slider(0.1, ".2f"),
        paper=on_paper.number(".2f"),
        also={**_FIELD, **_ENDS, "step": 0.1},
    ),
    "FloatLogSliderModel": _number(
        numeric.power_slider,
        start=1,
        paper=on_paper.number(".3g"),
        also={**_FIELD, "min": 0, "max": 4, "step": 0.1},
    ),
    "IntRangeSliderModel": _span(
        numeric.span(1, "d"), paper=on_paper.numbers("d"), also={**_FIELD, **_ENDS, "step": 1}
    ),
    "FloatRangeSliderModel": _span(
        numeric.span(0.1, ".2f"),
        paper=on_paper.numbers(".2f"),
        also={**_FIELD, **_ENDS, "step": 0.1},
    ),
    "IntTextModel": _number(
        numeric.typed(whole=True, bounded=False), paper=on_paper.typed, also={**_FIELD, "step": 1}
    ),
    "BoundedIntTextModel": _number(
        numeric.typed(whole=True, bounded=True), paper=on_paper.number("d")
    ),
    "FloatTextModel": _number(
        numeric.typed(whole=False, bounded=False), paper=on_paper.typed, also=_FIELD
    ),
    "BoundedFloatTextModel": _number(
        numeric.typed(whole=False, bounded=True), paper=on_paper.typed, also={**_FIELD, **_ENDS}
    ),
    "TextModel": _typed(typed.line("text")),
    "PasswordModel": _typed(typed.line("password"), paper=on_paper.secret),
    "TextareaModel": _typed(typed.lines),
    "ComboboxModel": _typed(typed.proposed),
    "ColorPickerModel": _typed(typed.colour, start="black"),
    "DatePickerModel": _typed(typed.moment),
    "TimeModel": _typed(typed.moment),
    "NaiveDatetimeModel": _typed(typed.moment),
    "TagsInputModel": _tags(typed.tags("text")),
    "ColorsInputModel": _tags(typed.tags("color")),
    "IntsInputModel": _tags(typed.tags("number", step="1")),
    "FloatsInputModel": _tags(typed.tags("number", step="any")),
    "ButtonModel": _dead(buttons.button),
    "FileUploadModel": _dead(buttons.upload),
    "VideoModel": Renderer(media.recording("video", "mp4"), paper=on_paper.recording),
    "AudioModel": Renderer(media.recording("audio", "mp3"), paper=on_paper.recording),
    "CheckboxModel": _switch(booleans.checkbox),
    "ToggleButtonModel": _switch(booleans.toggle_button),
    "PlayModel": _number(
        controls.play,
        paper=on_paper.nothing,
        also={"disabled": False, **_ENDS, "step": 1, "interval": 100},
    ),
    "ValidModel": Renderer(booleans.valid, value="value", start=False),
    **dict.fromkeys(
        ("IntProgressModel", "FloatProgressModel"),
        Renderer(
            numeric.progress,
            value="value",
            start=0,
            paper=on_paper.progress,
            also={**_ENDS, "description": ""},
        ),
    ),
    **hosted.KINDS,
}
