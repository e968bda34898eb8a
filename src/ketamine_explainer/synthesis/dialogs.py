"""What a button opens over the page, with no script: the card of a number, what a term means."""

from __future__ import annotations

from markupsafe import Markup

from nbfolio.markup import element


def dialog(name: str, label: str, inside: Markup) -> Markup:
    """Return what a button opens that has this name as its ``popovertarget``, with its own Close.

    Parameters
    ----------
    name : str
        Its id in the page.
    label : str
        What it is called for those who do not see it.
    inside : Markup
        What stands in it, as one element.
    """
    close = element("button", "Close", class_="ke-close", popovertarget=name)
    return element("div", inside, close, popover=True, id=name, role="dialog", aria_label=label)
