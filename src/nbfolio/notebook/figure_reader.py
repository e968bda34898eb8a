"""The figures of stored outputs, checked whole before anything draws them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from pydantic import TypeAdapter, ValidationError

from .bundles import Output, data_of
from .errors import ExportError
from .figure import FIGURE_MIME, Dependent, FigureSpec, Fork, Shown
from .state import explained

MOST_VALUES, DEEPEST = 500_000, 150
"""Values that a specification may hold, and lists and mappings that may stand within each other."""

MOST_STATES, MOST_CONTROLS = 20_000, 30
"""States that are drawn of one picture, and controls that may decide together what is shown."""

CURE = "Write it as nbfolio/notebook/figure.schema.json describes, or leave it out"


class _FaultError(Exception):
    """What is wrong with a specification: what was given where, and what is allowed."""


def figure_of(output: Output, notebook: str, cell: int) -> FigureSpec | None:
    """Return the figure that an output stores, None where it stores none.

    Parameters
    ----------
    output
        The output.
    notebook, cell
        Name of the notebook and number of its cell, counted from 1, for errors.

    Raises
    ------
    ExportError
        If what is stored is no figure: says what was given where, and what is allowed.
    """
    data = data_of(output).get(FIGURE_MIME)
    if data is None:
        return None
    try:
        return _checked(data)
    except _FaultError as fault:
        title = data.get("title") if isinstance(data, Mapping) else None
        raise ExportError(notebook, cell, _called(title), str(fault), CURE) from None


def _called(title: object) -> str:
    return f"figure {title!r:.100}" if title else "a figure without a title"


def schema() -> dict[str, Any]:
    """Return what a specification may be, as JSON Schema: it is kept in ``figure.schema.json``."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_adapter().json_schema()}


@cache
def _adapter() -> TypeAdapter[FigureSpec]:
    return TypeAdapter(FigureSpec)


def _checked(data: Any) -> FigureSpec:
    _refuse_large(data)
    try:
        spec = _adapter().validate_json(json.dumps(data))
    except (ValidationError, TypeError) as error:
        raise _FaultError(_misshapen(error)) from None
    for fault in _faults(spec):
        raise _FaultError(fault)
    return spec


def _refuse_large(data: Any) -> None:
    """Stop at what would take too long to look at, or is too deep to be looked at by recursion."""
    level, count = [data], 1
    for _ in range(DEEPEST):
        inside = [each.values() if isinstance(each, Mapping) else each for each in level
                  if isinstance(each, Mapping | list | tuple)]  # fmt: skip
        count += sum(map(len, inside))
        if count > MOST_VALUES:
            raise _FaultError(f"given more than {MOST_VALUES} values; allowed: as many")
        level = [each for some in inside for each in some]
    if level:
        raise _FaultError(f"given more than {DEEPEST} lists within each other; allowed: as many")


_UNION = ("constrained-int", "Fork")
"""What pydantic calls the kinds of what is shown."""


def _misshapen(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return f"it is no JSON: {error}"
    # of what a place could be, the error that goes deepest tells what was meant
    detail = max(error.errors(include_url=False), key=lambda each: len(each["loc"]))
    detail["loc"] = tuple(key for key in detail["loc"] if key not in _UNION) or ("it",)
    return explained(detail)


def _faults(spec: FigureSpec) -> Iterator[str]:
    """Give what the schema cannot say: places and ids that lead nowhere, too many states."""
    for id_, control in spec.controls.items():
        yield from _beyond(f"controls.{id_:.60}.first", control.first, len(control.options))
    for number, panel in enumerate(spec.panels):
        place = f"panels[{number}]"
        for at, layer in enumerate(panel.layers):
            yield from _leading_nowhere(spec, layer, f"{place}.layers[{at}]")
            for of, drawing in enumerate(layer.values):
                if not drawing.startswith("<svg"):
                    where = f"{place}.layers[{at}].values[{of}]"
                    yield f"given {drawing!r:.60} as {where}; allowed: SVG, from <svg to </svg>"
        yield from _leading_nowhere(spec, panel.sentences, f"{place}.sentences")
        yield from _too_many(spec, panel.layers, place)
    yield from _leading_nowhere(spec, spec.rows, "rows")
    yield from _leading_nowhere(spec, spec.facts, "facts")
    for at, row in enumerate(spec.rows.rows):
        if len(row) != (wide := len(spec.rows.columns)):
            yield f"given {len(row)} cells as rows.rows[{at}]; allowed: {wide}, one a column"
    for at, chosen in enumerate(spec.rows.values):
        for row_at in chosen:
            yield from _beyond(f"rows.values[{at}]", row_at, len(spec.rows.rows))


def _leading_nowhere(spec: FigureSpec, part: Dependent[Any], place: str) -> Iterator[str]:
    """Give what is wrong with the places and controls by which a part is shown."""
    waiting: list[tuple[Shown, str]] = [(part.shown, f"{place}.shown")]
    while waiting:
        shown, where = waiting.pop()
        for number, each in enumerate(shown):
            at = f"{where}[{number}]"
            if not isinstance(each, Fork):
                yield from _beyond(at, each, len(part.values))
            elif (control := spec.controls.get(each.control)) is None:
                ids = ", ".join(spec.controls) or "none"
                yield f"given the control {each.control!r:.60} as {at}; allowed: {ids:.300}"
            elif len(each.cases) != (count := len(control.options)):
                yield f"given {len(each.cases)} cases as {at}; allowed: {count}, one an option"
            else:
                waiting += [(case, f"{at}.cases[{n}]") for n, case in enumerate(each.cases)]


def _too_many(spec: FigureSpec, layers: tuple[Dependent[Any], ...], place: str) -> Iterator[str]:
    found = list(islice(spec.states(layers), MOST_STATES + 1))
    if len(found) > MOST_STATES:
        yield f"given more than {MOST_STATES} states of {place}; allowed: as many"
    if any(len(state.places) > MOST_CONTROLS for state in found):
        yield f"given more than {MOST_CONTROLS} controls of {place}; allowed: as many"


def _beyond(place: str, given: int, count: int) -> Iterator[str]:
    if given >= count:
        yield f"given {given} as {place}; allowed: " + (f"0 to {count - 1}" if count else "nothing")


if __name__ == "__main__":
    print(json.dumps(schema(), indent=1))
