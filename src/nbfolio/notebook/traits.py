"""What the stored traits of each kind of widget must be, so that no renderer meets anything else.

Only traits that a page uses are looked at; a trait that is absent or null is its kind's default.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter
from pydantic_core import PydanticCustomError

from .shape import Output

REFERENCE = "IPY_MODEL_"

_GREATEST = 1e15
_HALF = re.compile("[\ud800-\udfff]")

Number = Annotated[float, Field(ge=-_GREATEST, le=_GREATEST)]
Place = Annotated[int, Field(ge=-_GREATEST, le=_GREATEST)]


def _whole(given: str) -> str:
    """Refuse half of a pair of surrogates, which no file can hold."""
    if _HALF.search(given):
        raise PydanticCustomError("string_unicode", "a text of whole characters")
    return given


Text = Annotated[str, AfterValidator(_whole)]
Reference = Annotated[str, Field(pattern=f"^{REFERENCE}.")]
_as_list = BeforeValidator(lambda given: list(given) if isinstance(given, tuple) else given)
Texts = Annotated[list[Text], _as_list]
References = Annotated[list[Reference], _as_list]


def _two(given: list[Any]) -> list[Any]:
    if len(given) != 2:
        raise PydanticCustomError("two", "two of them")
    return given


Places = Annotated[list[Place], AfterValidator(_two), _as_list]
_TEXT, _NUMBER = TypeAdapter(Text), TypeAdapter(Number)


def _plain(given: object) -> object:
    if isinstance(given, str):
        return _TEXT.validate_python(given, strict=True)
    if given is None or isinstance(given, bool):
        return given
    return _NUMBER.validate_python(given, strict=True)


Plain = Annotated[Any, AfterValidator(_plain)]


def _end(given: list[str]) -> list[str]:
    if len(given) != 2 or not given[0].startswith(REFERENCE):
        raise PydanticCustomError("end", "a widget and the name of its attribute")
    return given


End = Annotated[list[Text], AfterValidator(_end), _as_list]


class Strict(BaseModel):
    """Takes nothing for what it is not: no text for a number, nothing that is not finite."""

    model_config = ConfigDict(strict=True, extra="ignore", allow_inf_nan=False)


class Buffer(Strict):
    """Bytes that are stored apart from the traits."""

    path: Annotated[list[str | int], Field(min_length=1)]
    encoding: Literal["base64", "hex"]
    data: Text


class Entry(Strict):
    """A model as it is stored."""

    model_name: Annotated[str, Field(min_length=1)]
    model_module_version: Text | None = None
    state: dict[str, Any]
    buffers: Annotated[list[Buffer], _as_list] | None = None


class Traits(Strict):
    """What all widgets that are shown have."""

    description: Text | None = None
    tooltip: Text | None = None
    disabled: bool | None = None
    classes: Annotated[Texts | None, Field(alias="_dom_classes")] = None
    layout: Reference | None = None


class Box(Traits):
    """What holds other widgets."""

    children: References | None = None


class Panes(Box):
    """What shows one of its children."""

    selected_index: Place | None = None
    titles: Texts | None = None


class Selection(Traits):
    """What chooses one of its options."""

    labels: Annotated[Texts | None, Field(alias="_options_labels")] = None
    index: Place | None = None
    rows: Place | None = None
    readout: bool | None = None


class SelectionRange(Selection):
    """What chooses a first and a last option."""

    index: Places | None = None  # type: ignore[assignment]  # two places instead of one


class Quantity(Traits):
    """What holds a number."""

    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    step: Annotated[Number, Field(gt=0)] | None = None
    readout: bool | None = None
    readout_format: Text | None = None


class Whole(Quantity):
    """What holds a whole number."""

    value: Place | None = None
    min: Place | None = None
    max: Place | None = None
    step: Annotated[Place, Field(gt=0)] | None = None


class Play(Whole):
    """What steps a number by itself."""

    interval: Place | None = None
    repeat: bool | None = None
    playing: bool | None = None
    repeats: Annotated[bool | None, Field(alias="_repeat")] = None
    plays: Annotated[bool | None, Field(alias="_playing")] = None


class Flag(Traits):
    """What is on or off."""

    value: bool | None = None


class Valid(Flag):
    """What says whether something is right."""

    readout: Text | None = None


class Words(Traits):
    """What says its value."""

    value: Plain = None


class Picture(Traits):
    """What shows an image."""

    value: bytes | None = None
    format: Text | None = None
    width: Text | None = None
    height: Text | None = None


class Captured(Traits):
    """What holds outputs of its own."""

    outputs: Annotated[list[Output], _as_list] | None = None


class Layout(Strict):
    """Where a widget stands."""

    grid_area: Text | None = None
    grid_template_columns: Text | None = None
    grid_template_areas: Text | None = None
    width: Text | None = None
    min_width: Text | None = None
    max_width: Text | None = None
    display: Text | None = None


class Linked(Strict):
    """A link: one end at each of two widgets."""

    source: End
    target: End


TRAITS: Mapping[str, type[Strict]] = {
    **dict.fromkeys(("BoxModel", "VBoxModel", "HBoxModel", "GridBoxModel"), Box),
    **dict.fromkeys(("StackModel", "TabModel", "AccordionModel"), Panes),
    **dict.fromkeys(("HTMLModel", "HTMLMathModel", "LabelModel"), Words),
    "ImageModel": Picture,
    "OutputModel": Captured,
    **dict.fromkeys(("SelectionSliderModel", "DropdownModel", "SelectModel"), Selection),
    **dict.fromkeys(("RadioButtonsModel", "ToggleButtonsModel"), Selection),
    "SelectionRangeSliderModel": SelectionRange,
    **dict.fromkeys(("IntSliderModel", "BoundedIntTextModel", "IntProgressModel"), Whole),
    "FloatSliderModel": Quantity,
    "PlayModel": Play,
    **dict.fromkeys(("CheckboxModel", "ToggleButtonModel"), Flag),
    "ValidModel": Valid,
    "LayoutModel": Layout,
    **dict.fromkeys(("LinkModel", "DirectionalLinkModel"), Linked),
}
"""By the name of the model; what is not here no page shows."""
