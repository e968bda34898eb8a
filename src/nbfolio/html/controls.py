"""Controls as native, named HTML: a reader moves them with pointer or keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from ..markup import Attribute, element
from ..notebook.state import Model
from .control_attrs import field, label, legend, root
from .drawing import RenderContext
from .numbers import plain

_PLAY = re.compile(r"^play\b\W*", re.IGNORECASE)


def dropdown(model: Model, draw: RenderContext) -> Markup:
    """Write a ``<select>`` with its label."""
    return _select(model, draw)


def listbox(model: Model, draw: RenderContext) -> Markup:
    """Write a ``<select>`` that shows several options at a time."""
    return _select(model, draw, rows=max(2, model.get("rows", 5)))


def several(model: Model, draw: RenderContext) -> Markup:
    """Write a ``<select>`` of which any options may be taken."""
    ident, chosen = draw.new_id(), draw.values[model.id] or ()
    options = (
        element("option", words, selected=place in chosen)
        for place, words in enumerate(option_words(model))
    )
    rows = max(2, model.get("rows", 5))
    select = element("select", *options, multiple=True, size=rows, **field(model, ident))
    attributes = root(model, draw, "many", "w-select")
    return element("div", label(model, ident), select, **attributes)


def selection_slider(model: Model, draw: RenderContext) -> Markup:
    """Write a range over the places of the options, which says the option's words."""
    ident, current, words = draw.new_id(), draw.values[model.id] or 0, option_words(model)
    said = _word(words, current)
    input_ = _range(words, current, **field(model, ident))
    output = _readout(model, said, ident)
    return element("div", label(model, ident), input_, output, **root(model, draw, "range"))


def selection_range(model: Model, draw: RenderContext) -> Markup:
    """Write two ranges over the places of the options, for the first and the last option."""
    words, pair = option_words(model), draw.values[model.id] or (0, 0)
    ends = []
    for end, current in zip(("From", "To"), pair, strict=True):
        ident = draw.new_id()
        attributes = {**field(model, ident), "aria_label": None}
        output = _readout(model, _word(words, current), ident)
        name = element("label", end, for_=ident)
        ends.append(element("div", name, _range(words, current, **attributes), output))
    return element("fieldset", legend(model), *ends, **root(model, draw, "span"))


def choice(class_name: str) -> Callable[[Model, RenderContext], Markup]:
    """Return a renderer that writes a ``<fieldset>`` of radio inputs."""

    def render(model: Model, draw: RenderContext) -> Markup:
        group = draw.new_id()
        current = draw.values[model.id]
        options = (
            _radio(model, group, words, place, place == current)
            for place, words in enumerate(option_words(model))
        )
        rows = element("div", *options, class_="w-options")
        return element("fieldset", legend(model), rows, **root(model, draw, "radio", class_name))

    return render


def play(model: Model, draw: RenderContext) -> Markup:
    """Write a button that steps the value from its least to its greatest once it is pressed."""
    what = _PLAY.sub("", model.get("description", "") or model.get("tooltip", ""))
    return element(
        "button",
        element("span", "Play"),
        element("span", f" {what}", class_="unseen") if what else Markup(),
        type="button",
        disabled=model.get("disabled", False),
        data_min=model.get("min", 0),
        data_max=model.get("max", 100),
        data_step=model.get("step", 1),
        data_interval=model.get("interval", 100),
        data_repeat=bool(model.get("repeat", model.get("_repeat", False))),
        data_playing=bool(model.get("playing", model.get("_playing", False))),
        **root(model, draw, "play"),
    )


def option_words(model: Model) -> list[str]:
    """Return what each option of a selection is called."""
    return list(model.get("_options_labels", ()))


def _select(model: Model, draw: RenderContext, rows: int | None = None) -> Markup:
    ident, current = draw.new_id(), draw.values[model.id]
    options = (
        element("option", words, selected=place == current)
        for place, words in enumerate(option_words(model))
    )
    select = element("select", *options, size=rows, **field(model, ident))
    return element("div", label(model, ident), select, **root(model, draw, "select"))


def _range(words: list[str], current: Any, **attributes: Attribute) -> Markup:
    return element(
        "input",
        type="range",
        min=0,
        max=len(words) - 1,
        step=1,
        value=plain(current),
        aria_valuetext=_word(words, current),
        **attributes,
    )


def _word(words: list[str], place: Any) -> str:
    """Return the option at a place; empty where a link has left no place that there is."""
    return words[int(place)] if place in range(len(words)) else ""


def _readout(model: Model, said: str, ident: str) -> Markup:
    """Write the chosen option, in room for the longest one; hidden where it is not wanted."""
    room = f"min-width: min(100%, {max(map(len, option_words(model)), default=0)}ch)"
    hidden = not model.get("readout", True)
    return element("output", said, for_=ident, aria_live="off", style=room, hidden=hidden)


def _radio(model: Model, group: str, words: str, place: int, checked: bool) -> Markup:
    field = element(
        "input",
        type="radio",
        name=group,
        value=place,
        checked=checked,
        autocomplete="off",
        disabled=model.get("disabled", False),
    )
    return element("label", field, element("span", words))
