"""An interactive course about ketamine infusion therapy.

The names of `ketamine_explainer.widgets` are here too, for notebooks: ``Section`` gives the prose
of a notebook, each other name returns something to show. They are loaded when first used, so that
the command line and the exporter start without them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .widgets import *  # noqa: F403


def __getattr__(name: str) -> Any:
    if not name.startswith("_"):
        widgets = import_module(f"{__name__}.widgets")
        if name in widgets.__all__:
            return getattr(widgets, name)
        raise AttributeError(f"{__name__} has no '{name}'; it has {', '.join(widgets.__all__)}")
    raise AttributeError(name)
