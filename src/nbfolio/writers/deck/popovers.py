"""What a slide opens comes along, wherever in the notebook it stands."""

from __future__ import annotations

from collections.abc import Iterable

from bs4 import BeautifulSoup
from bs4.element import Tag

from ...html.clean import clean
from ...html.tokens import Token
from ...notebook.bundles import form
from ...notebook.document import Document, Output

_OPENS = "popovertarget"


def opened_by(parts: Iterable[Token]) -> list[str]:
    """Return the ids of what the buttons in HTML, given as its tokens, open."""
    return [target for part in parts if (target := part.attribute(_OPENS))]


def popovers_for(opened: Iterable[str], document: Document) -> str:
    """Return the popovers that are opened and that no slide holds, each once.

    Parameters
    ----------
    opened
        Ids that buttons on slides name.
    document
        The notebook: its cells that are no slides may hold them.
    """
    found: dict[str, Tag] = {}
    for output in document.all(Output):
        html = form(output.stored, "text/html") if output.cell.slide == "skip" else None
        for each in BeautifulSoup(clean(html or ""), "html.parser").select("[popover][id]"):
            found.setdefault(str(each["id"]), each)
    wanted, waiting = dict[str, str](), [*opened]
    while waiting:
        name = waiting.pop(0)
        if name in found and name not in wanted:
            wanted[name] = str(found[name])
            waiting += [str(button[_OPENS]) for button in found[name].select(f"[{_OPENS}]")]
    return "\n".join(wanted.values())
