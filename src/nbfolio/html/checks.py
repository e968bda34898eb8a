"""A control that leads nowhere is a lie: find it before a reader does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

from ..notebook.errors import ExportError
from ..notebook.links import reached
from ..notebook.state import End, Link, Model, WidgetState
from .drawing import Fault, RenderContext
from .registry import widget_renderers

T = TypeVar("T")


def render_checked(
    state: WidgetState,
    name: str,
    lenient: bool,
    write: Callable[[RenderContext], T],
    tried: Collection[str] = (),
) -> T:
    """Return what `write` makes of a notebook's widgets, where all of them work.

    Parameters
    ----------
    state
        The widgets.
    name
        The notebook's name, for errors.
    lenient
        True where a note takes the place of what does not work.
    write
        Writes them.
    tried
        Names of the widgets whose front-end modules are tried although they name what no page has.

    Raises
    ------
    ExportError
        If a widget cannot be shown or a control moves nothing, and `lenient` is false.
    """
    kinds = widget_renderers()
    draw = RenderContext(name, state, kinds, lenient, tried=tried)
    written = write(draw)
    faults = find_faults(draw)
    if faults and not lenient:
        raise next(iter(faults.values())).error
    again = RenderContext(name, state, kinds, lenient, faults, tried=tried)
    return write(again) if faults else written


def find_faults(draw: RenderContext) -> dict[str, Fault]:
    """Return by model id the controls that move nothing and the links that no page follows."""
    faults: dict[str, Fault] = {}
    for link in _links_lost(draw):
        for end in link.ends:
            if not _held(draw, end):
                shown = end if end.model in draw.shown else _other(link, end)
                faults.setdefault(shown.model, Fault(_lost(draw, end, shown), alone=False))
    for model in _controls(draw):
        if not _is_linked(draw, model):
            error = faults[model.id].error if model.id in faults else _unlinked(draw, model)
            faults[model.id] = Fault(error, alone=True)
    return faults


def _controls(draw: RenderContext) -> Iterator[Model]:
    models = (draw.state.models[ident] for ident in draw.shown)
    return (model for model in models if draw.kinds[model.kind].control)


def _is_linked(draw: RenderContext, model: Model) -> bool:
    """Return whether moving it changes another widget that is shown, or one changes it."""
    main = End(model.id, draw.kinds[model.kind].value or "")
    moves = {end.model for end in reached(main, draw.follow)}
    followed = (link.source.model for link in draw.links if link.target == main)
    return any(draw.is_shown(ident) and ident != model.id for ident in {*moves, *followed})


def _links_lost(draw: RenderContext) -> Iterator[Link]:
    for link in draw.state.links:
        if link not in draw.links and any(end.model in draw.shown for end in link.ends):
            yield link


def _other(link: Link, end: End) -> End:
    return link.target if end == link.source else link.source


def _held(draw: RenderContext, end: End) -> bool:
    model = draw.state.models.get(end.model)
    kind = draw.kinds.get(model.kind) if model else None
    return kind is not None and kind.follows(end.attribute)


def _unlinked(draw: RenderContext, model: Model) -> ExportError:
    return draw.error(
        model.words,
        "it is linked to nothing that the page shows, so that moving it changes nothing",
        f"Link it with jslink or jsdlink, from its {draw.kinds[model.kind].value} to the "
        "selected_index of a Stack or the value of a Label that is shown, "
        "or tag the cell 'remove-output' to leave it out",
        cell=draw.shown[model.id],
    )


def _lost(draw: RenderContext, end: End, shown: End) -> ExportError:
    model = draw.state.models.get(end.model)
    return draw.error(
        model.words if model else "link",
        f"a link holds its attribute {end.attribute!r}, which a page cannot follow",
        f"A page follows {_of(draw, model)}{_allowed(draw)}. Link these, "
        "or tag the cell 'remove-output' to leave it out",
        cell=draw.shown[shown.model],
    )


def _of(draw: RenderContext, model: Model | None) -> str:
    """Return in words what of this model links may hold, beside its main attribute."""
    kind = draw.kinds.get(model.kind) if model else None
    also = ", ".join(kind.also) if kind else ""
    return f"{also} of it; " if also else ""


def _allowed(draw: RenderContext) -> str:
    names: dict[str, list[str]] = {}
    for name, kind in draw.kinds.items():
        if kind.value:
            names.setdefault(kind.value, []).append(name.removesuffix("Model"))
    return "; ".join(f"{value} of {', '.join(sorted(kinds))}" for value, kinds in names.items())
