"""Controls as native, named HTML: a reader moves them with pointer or keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

from .drawing import Drawing
from .markup import Attribute, element, text
from .state import Model

_NO_NAME = "Choose"
_PLAY = re.compile(r"^play\b\W*", re.IGNORECASE)


def dropdown(model: Model, draw: Drawing) -> str:
    """Write a ``<select>`` with its label."""
    ident, current = draw.new_id(), draw.values[model.id]
    options = (
        element("option", text(words), selected=place == current)
        for place, words in enumerate(option_words(model))
    )
    select = element("select", *options, **_field(model, ident), aria_label=_unseen_name(model))
    return element("div", _label(model, ident), select, **_root(model, draw, "select"))


def selection_slider(model: Model, draw: Drawing) -> str:
    """Write a range over the places of the options, which says the option's words."""
    ident, current, words = draw.new_id(), draw.values[model.id] or 0, option_words(model)
    said = words[current] if current < len(words) else ""
    field = element(
        "input",
        type="range",
        min=0,
        max=len(words) - 1,
        step=1,
        value=current,
        aria_valuetext=said,
        aria_label=_unseen_name(model),
        **_field(model, ident),
    )
    room = f"min-width: min(100%, {max(map(len, words), default=0)}ch)"
    output = element("output", text(said), for_=ident, aria_live="off", style=room)
    return element("div", _label(model, ident), field, output, **_root(model, draw, "range"))


def choice(class_name: str) -> Callable[[Model, Drawing], str]:
    """Return a renderer that writes a ``<fieldset>`` of radio inputs."""

    def render(model: Model, draw: Drawing) -> str:
        group = draw.new_id()
        current = draw.values[model.id]
        options = (
            _radio(model, group, words, place, place == current)
            for place, words in enumerate(option_words(model))
        )
        seen = model.get("description", "")
        legend = element("legend", text(seen or _name(model)), class_=None if seen else "unseen")
        rows = element("div", *options, class_="w-options")
        return element("fieldset", legend, rows, **_root(model, draw, "radio", class_name))

    return render


def play(model: Model, draw: Drawing) -> str:
    """Write a button that steps the value from its least to its greatest once it is pressed."""
    what = _PLAY.sub("", model.get("description", "") or model.get("tooltip", ""))
    return element(
        "button",
        element("span", "Play"),
        element("span", " " + text(what), class_="unseen") if what else "",
        type="button",
        disabled=model.get("disabled", False),
        data_min=model.get("min", 0),
        data_max=model.get("max", 100),
        data_step=model.get("step", 1),
        data_interval=model.get("interval", 100),
        data_repeat=bool(model.get("repeat", model.get("_repeat", False))),
        **_root(model, draw, "play"),
    )


def option_words(model: Model) -> list[str]:
    """Return what each option of a selection is called."""
    return list(model.get("_options_labels", ()))


def _radio(model: Model, group: str, words: str, place: int, checked: bool) -> str:
    field = element(
        "input",
        type="radio",
        name=group,
        value=place,
        checked=checked,
        autocomplete="off",
        disabled=model.get("disabled", False),
    )
    return element("label", field, element("span", text(words)))


def _root(model: Model, draw: Drawing, kind: str, *classes: str) -> dict[str, Attribute]:
    attributes = draw.root(model, "w-control", f"w-{kind}", *classes)
    return {**attributes, "data_model": draw.name(model.id), "data_kind": kind}


def _field(model: Model, ident: str) -> dict[str, Attribute]:
    return {"id": ident, "autocomplete": "off", "disabled": model.get("disabled", False)}


def _label(model: Model, ident: str) -> str:
    description = model.get("description", "")
    return element("label", text(description), for_=ident) if description else ""


def _name(model: Model) -> str:
    return model.get("description", "") or model.get("tooltip", "") or _NO_NAME


def _unseen_name(model: Model) -> str | None:
    return None if model.get("description", "") else _name(model)
