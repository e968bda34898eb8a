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
Numbers = Annotated[list[Number], AfterValidator(_two), _as_list]
Step = Annotated[Number, Field(gt=0)]
Exponent = Annotated[float, Field(ge=-50, le=50)]
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
    model_module: Text | None = None
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


class SelectionOfSeveral(Selection):
    """What chooses any of its options."""

    index: Annotated[list[Place], _as_list] | None = None  # type: ignore[assignment]


class Quantity(Traits):
    """What holds a number."""

    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    step: Step | None = None
    readout: bool | None = None
    readout_format: Text | None = None


class Whole(Quantity):
    """What holds a whole number."""

    value: Place | None = None
    min: Place | None = None
    max: Place | None = None
    step: Annotated[Place, Field(gt=0)] | None = None


class Span(Quantity):
    """What holds a least and a greatest number."""

    value: Numbers | None = None  # type: ignore[assignment]  # two numbers instead of one


class Power(Quantity):
    """What holds a power of its base; `min`, `max` and `step` are those of the exponent."""

    value: Annotated[Number, Field(gt=0)] | None = None
    min: Exponent | None = None
    max: Exponent | None = None
    base: Annotated[float, Field(gt=1, le=1e6)] | None = None


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


class Typed(Traits):
    """What a reader types a text into."""

    value: Text | None = None
    placeholder: Text | None = None
    continuous_update: bool | None = None
    rows: Annotated[int, Field(ge=1, le=1000)] | None = None
    options: Texts | None = None
    ensure_option: bool | None = None


class Colour(Traits):
    """What holds a colour: its name, or its parts in hexadecimal digits."""

    value: Text | None = None


Part = Annotated[int, Field(ge=0, le=9999)]
Fraction = Annotated[float, Field(ge=0, lt=1000)]


class Day(Strict):
    """A date, its month counted from 0."""

    year: Part
    month: Annotated[int, Field(ge=0, le=11)]
    date: Annotated[int, Field(ge=1, le=31)]


class Time(Strict):
    """A time of day."""

    hours: Annotated[int, Field(ge=0, le=23)]
    minutes: Annotated[int, Field(ge=0, le=59)]
    seconds: Annotated[float, Field(ge=0, lt=60)] = 0
    milliseconds: Fraction = 0


class DayAndTime(Day, Time):
    """A time of a day, without a zone."""


class DayField(Traits):
    """What holds a date."""

    value: Day | None = None
    min: Day | None = None
    max: Day | None = None


class TimeField(Traits):
    """What holds a time of day; `step` is in seconds."""

    value: Time | None = None
    min: Time | None = None
    max: Time | None = None
    step: Step | None = None


class DayAndTimeField(Traits):
    """What holds a date and a time of day."""

    value: DayAndTime | None = None
    min: DayAndTime | None = None
    max: DayAndTime | None = None


class Tags(Traits):
    """What holds a list of texts or of numbers, each typed in."""

    value: Annotated[list[Plain], _as_list] | None = None
    allowed_tags: Annotated[list[Plain], _as_list] | None = None
    allow_duplicates: bool | None = None
    placeholder: Text | None = None
    min: Number | None = None
    max: Number | None = None


class Upload(Traits):
    """What takes files."""

    multiple: bool | None = None


class Picture(Traits):
    """What shows an image, or plays a film or a sound."""

    value: bytes | None = None
    format: Text | None = None
    width: Text | None = None
    height: Text | None = None


class Captured(Traits):
    """What holds outputs of its own."""

    outputs: Annotated[list[Output], _as_list] | None = None


class Hosted(Strict):
    """What brings its own front-end module; what else it holds is the module's affair."""

    classes: Annotated[Texts | None, Field(alias="_dom_classes")] = None
    esm: Annotated[Text, Field(alias="_esm")]
    css: Annotated[Text | None, Field(alias="_css")] = None
    static: Annotated[Text | None, Field(alias="_static")] = None


class Layout(Strict):
    """Where a widget stands."""

    grid_area: Text | None = None
    grid_template_columns: Text | None = None
    grid_template_areas: Text | None = None
    width: Text | None = None
    min_width: Text | None = None
    max_width: Text | None = None
    display: Text | None = None
    margin: Text | None = None
    padding: Text | None = None
    justify_content: Text | None = None
    border: Text | None = None
    border_top: Text | None = None
    border_right: Text | None = None
    border_bottom: Text | None = None
    border_left: Text | None = None


class Linked(Strict):
    """A link: one end at each of two widgets."""

    source: End
    target: End


TRAITS: Mapping[str, type[Strict]] = {
    **dict.fromkeys(("BoxModel", "VBoxModel", "HBoxModel", "GridBoxModel"), Box),
    **dict.fromkeys(("StackModel", "TabModel", "AccordionModel"), Panes),
    **dict.fromkeys(("HTMLModel", "HTMLMathModel", "LabelModel"), Words),
    **dict.fromkeys(("ImageModel", "VideoModel", "AudioModel"), Picture),
    "OutputModel": Captured,
    **dict.fromkeys(("SelectionSliderModel", "DropdownModel", "SelectModel"), Selection),
    **dict.fromkeys(("RadioButtonsModel", "ToggleButtonsModel"), Selection),
    "SelectionRangeSliderModel": SelectionRange,
    "SelectMultipleModel": SelectionOfSeveral,
    **dict.fromkeys(("IntSliderModel", "BoundedIntTextModel", "IntProgressModel"), Whole),
    "IntTextModel": Whole,
    **dict.fromkeys(("FloatSliderModel", "FloatTextModel", "BoundedFloatTextModel"), Quantity),
    "FloatProgressModel": Quantity,
    "FloatLogSliderModel": Power,
    **dict.fromkeys(("IntRangeSliderModel", "FloatRangeSliderModel"), Span),
    **dict.fromkeys(("TextModel", "TextareaModel", "PasswordModel", "ComboboxModel"), Typed),
    "ColorPickerModel": Colour,
    "DatePickerModel": DayField,
    "TimeModel": TimeField,
    "NaiveDatetimeModel": DayAndTimeField,
    **dict.fromkeys(("TagsInputModel", "ColorsInputModel"), Tags),
    **dict.fromkeys(("IntsInputModel", "FloatsInputModel"), Tags),
    "ButtonModel": Traits,
    "FileUploadModel": Upload,
    "PlayModel": Play,
    **dict.fromkeys(("CheckboxModel", "ToggleButtonModel"), Flag),
    "ValidModel": Valid,
    "AnyWidgetModel": Hosted,
    "LayoutModel": Layout,
    **dict.fromkeys(("LinkModel", "DirectionalLinkModel"), Linked),
}
"""By the name of the model; what is not here no page shows."""
