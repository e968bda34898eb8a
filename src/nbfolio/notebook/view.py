"""Which parts of a notebook are written, as who exports it asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CodeForm = Literal["shown", "hidden", "folded"]


@dataclass(frozen=True)
class View:
    """What of a notebook is written.

    Parameters
    ----------
    code
        How code is written; as the notebook's metadata say where it is empty.
    otherwise
        How code is written where neither this nor the notebook says so.
    code_cells, markdown, raw
        Whether cells of these kinds are written.
    outputs
        Whether what cells put out is written.
    language
        Of the notebook's words, as HTML names it (``pl``, ``pt-BR``); as its metadata say where it
        is empty.
    """

    code: CodeForm | Literal[""] = ""
    otherwise: CodeForm = "hidden"
    code_cells: bool = True
    markdown: bool = True
    raw: bool = True
    outputs: bool = True
    language: str = ""
