"""A control that leads nowhere is a lie: find it before a reader does."""

from __future__ import annotations

from collections.abc import Iterator

from .drawing import Drawing
from .links import reached
from .state import End, Model


def check_controls(draw: Drawing) -> None:
    """Raise an `ExportError` for a control that moves nothing, or a link that no page follows."""
    for end in _ends_lost(draw):
        raise _lost(draw, end)
    for model in _controls(draw):
        if not _leads_somewhere(draw, model):
            raise draw.error(
                model.words,
                "it is linked to nothing that the page shows, so that moving it changes nothing",
                "Link it with jslink or jsdlink, from its index (a Play: its value) to the "
                "selected_index of a Stack that is shown, or tag the cell 'live' to leave it out",
                cell=draw.shown[model.id],
            )


def _controls(draw: Drawing) -> Iterator[Model]:
    models = (draw.state.models[ident] for ident in draw.shown)
    return (model for model in models if draw.kinds[model.kind].control)


def _leads_somewhere(draw: Drawing, model: Model) -> bool:
    ends = reached(model.id, draw.links) & draw.shown.keys()
    return any(not draw.kinds[draw.state.models[ident].kind].control for ident in ends)


def _ends_lost(draw: Drawing) -> Iterator[End]:
    for link in draw.state.links:
        if link not in draw.links and any(end.model in draw.shown for end in link.ends):
            yield from (end for end in link.ends if not _held(draw, end))


def _held(draw: Drawing, end: End) -> bool:
    model = draw.state.models.get(end.model)
    kind = draw.kinds.get(model.kind) if model else None
    return kind is not None and kind.value == end.attribute


def _lost(draw: Drawing, end: End) -> Exception:
    model = draw.state.models.get(end.model)
    allowed = sorted(
        {
            f"{name.removesuffix('Model')}.{kind.value}"
            for name, kind in draw.kinds.items()
            if kind.value
        }
    )
    return draw.error(
        model.words if model else "link",
        f"a link holds its attribute {end.attribute!r}, which a page cannot follow",
        f"Link one of {', '.join(allowed)}, or tag the cell 'live' to leave it out",
        cell=draw.shown.get(end.model),
    )
