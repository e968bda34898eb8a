"""What a slide opens comes along, wherever in the notebook it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup

from ...html.clean import clean

_OPENS = re.compile(r"""popovertarget=["']([^"']+)["']""")


def popovers_for(slides: str, rest: Iterable[str]) -> str:
    """Return the popovers that buttons on slides open and that no slide holds, each once.

    Parameters
    ----------
    slides
        HTML of all slides.
    rest
        HTML outputs of the cells that are left out.
    """
    found: dict[str, str] = {}
    for html in rest:
        for each in BeautifulSoup(clean(html), "html.parser").select("[popover][id]"):
            found.setdefault(str(each["id"]), str(each))
    wanted, waiting = dict[str, str](), _OPENS.findall(slides)
    while waiting:
        name = waiting.pop(0)
        if name in found and name not in wanted:
            wanted[name] = found[name]
            waiting += _OPENS.findall(found[name])
    return "\n".join(wanted.values())
