"""What all controls share: the attributes of their outermost element and their names."""

from __future__ import annotations

from markupsafe import Markup

from ..markup import Attribute, element, text
from ..notebook.state import Model
from .drawing import RenderContext
from .maths import with_maths

_NO_NAME = "Choose"
_NO_NAMES = {
    **dict.fromkeys(("TextModel", "TextareaModel"), "Text"),
    **dict.fromkeys(("IntTextModel", "FloatTextModel", "BoundedFloatTextModel"), "Number"),
    "PasswordModel": "Password",
    "ColorPickerModel": "Colour",
    "DatePickerModel": "Date",
    "TimeModel": "Time",
    "NaiveDatetimeModel": "Date and time",
    **dict.fromkeys(("IntProgressModel", "FloatProgressModel"), "Progress"),
}
"""What a widget is called that its author has not named."""


def root(model: Model, draw: RenderContext, kind: str, *classes: str) -> dict[str, Attribute]:
    """Return the attributes of a control's outermost element; `kind` is known to the script."""
    attributes = draw.root(model, "w-control", f"w-{kind}", *classes)
    return {**attributes, "data_model": draw.name(model.id), "data_kind": kind}


def field(model: Model, ident: str) -> dict[str, Attribute]:
    """Return the attributes of the native element that a reader moves."""
    return {
        "id": ident,
        "autocomplete": "off",
        "disabled": model.get("disabled", False),
        "aria_label": None if model.get("description", "") else name(model),
    }


def label(model: Model, ident: str) -> Markup:
    """Return the label of the element `ident`; empty where the model has no description."""
    description = model.get("description", "")
    return element("label", words(description), for_=ident) if description else Markup()


def legend(model: Model) -> Markup:
    """Return the name of a group of elements, unseen where the model has no description."""
    unseen = None if model.get("description", "") else "unseen"
    return element("legend", words(name(model)), class_=unseen)


def name(model: Model) -> str:
    """Return what a control is called."""
    given = model.get("description", "") or model.get("tooltip", "") or hint(model)
    return given or _NO_NAMES.get(model.kind, _NO_NAME)


def hint(model: Model) -> str | None:
    """Return what an empty field says; None where that is nothing."""
    return str(model.get("placeholder", "")).strip("\u200b") or None


def words(plain: str) -> Markup:
    """Return plain text, which may hold TeX, as HTML."""
    return Markup(with_maths(str(text(plain))))
