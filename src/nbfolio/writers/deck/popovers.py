"""What a slide opens comes along, wherever in the notebook it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...html.clean import clean
from ...html.tokens import Token, end_of, tokens
from ...notebook.bundles import form
from ...notebook.document import Document, Output


def opened_by(parts: Iterable[Token]) -> list[str]:
    """Return the ids of what the buttons in HTML, given as its tokens, open."""
    return [target for part in parts if (target := part.attribute("popovertarget"))]


def popovers_for(opened: Iterable[str], document: Document) -> list[Token]:
    """Return the popovers that are opened and that no slide holds, each once, as tokens.

    Parameters
    ----------
    opened
        Ids that buttons on slides name.
    document
        The notebook: its cells that are no slides may hold them.
    """
    found: dict[str, Sequence[Token]] = {}
    for output in document.all(Output):
        html = form(output.stored, "text/html") if output.cell.slide == "skip" else None
        parts = tokens(clean(html or ""))
        for at, part in enumerate(parts):
            if "popover=" in part.raw and (ident := part.attribute("id")):
                found.setdefault(ident, parts[at : end_of(parts, at)])
    wanted, waiting = dict[str, Sequence[Token]](), [*opened]
    while waiting:
        name = waiting.pop(0)
        if name in found and name not in wanted:
            wanted[name] = found[name]
            waiting += opened_by(found[name])
    return [part for popover in wanted.values() for part in (*popover, Token("text", "\n"))][:-1]
