"""References as a page shows them: folded under their own heading."""

from __future__ import annotations

from markupsafe import Markup

from ..markup import element
from .tokens import end_of, tokens, written

FOLDED = '<details class="references"'
"""How folded references begin."""


def folded_references(html: str) -> Markup:
    """Return a list of references under its first heading, which unfolds it; empty without one.

    What the heading was called leads to the list: browsers unfold what holds the place that an
    address names.
    """
    parts = tokens(html)
    start = next((at for at, part in enumerate(parts) if _is_heading(part.name)), None)
    if start is None:
        return Markup()
    end = end_of(parts, start)
    name = parts[start].attribute("id")
    heading = f"<{parts[start].name}>{written(parts[start + 1 : end])}"
    listed = Markup(written([*parts[:start], *parts[end:]]))
    inner = element("div", listed, id=name or None)
    return (
        element("details", element("summary", Markup(heading)), inner, class_="references") + "\n"
    )


def _is_heading(name: str) -> bool:
    return len(name) == 2 and name[0] == "h" and name[1].isdigit()
