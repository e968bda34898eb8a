"""Help in a crisis at the foot of a page: a country to choose, remembered in the address alone."""

from __future__ import annotations

from markupsafe import Markup

from nbfolio.html.drawing import RenderContext
from nbfolio.notebook.state import End, Link, Model, WidgetState

from ..content.records import Help
from ..synthesis.help import country_html, list_html

COUNTRY = "Country"
EVERYWHERE = "All countries"
_CHOICE, _SHOWN = "help-country", "help-shown"


def with_help(state: WidgetState, help_: Help | None) -> WidgetState:
    """Return a notebook's widgets with those that show help: a list of countries, linked to panes.

    They are drawn and moved as every other control is, and told by the address as `COUNTRY`.
    """
    if help_ is None:
        return state
    panes = [list_html(help_), *map(country_html, help_.countries.values())]
    texts = {f"help-{place}": _text(f"help-{place}", html) for place, html in enumerate(panes)}
    names = [EVERYWHERE, *(country.name for country in help_.countries.values())]
    choice = {"_options_labels": names, "index": 0, "description": COUNTRY}
    shown = {"children": [f"IPY_MODEL_{ident}" for ident in texts], "selected_index": 0}
    models = {
        **state.models,
        _CHOICE: Model(_CHOICE, "DropdownModel", choice),
        _SHOWN: Model(_SHOWN, "StackModel", shown),
        **texts,
    }
    link = Link(End(_CHOICE, "index"), End(_SHOWN, "selected_index"), both=False)
    return WidgetState(models, (*state.links, link))


def help_views(draw: RenderContext) -> Markup:
    """Return the choice of a country and what it shows, as HTML; empty where there is none."""
    return draw.view(_CHOICE) + draw.view(_SHOWN) if _CHOICE in draw.state.models else Markup()


def _text(ident: str, html: str) -> Model:
    return Model(ident, "HTMLModel", {"value": html})
