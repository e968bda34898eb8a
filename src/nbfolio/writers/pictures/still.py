"""A picture of an archive."""

from __future__ import annotations

from dataclasses import dataclass

from ...stills import Figure, State


@dataclass(frozen=True)
class Still:
    """A figure in a state, under a name without ending.

    Parameters
    ----------
    name
        Path within the archive.
    figure, state
        What it shows.
    as_png
        Whether it is there as PNG too.
    """

    name: str
    figure: Figure
    state: State
    as_png: bool
