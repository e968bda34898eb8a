"""An interactive course about ketamine infusion therapy.

What a notebook can show is here too (`ketamine_explainer.explorers.api`): ``Section`` gives the
prose of a notebook, each other name returns something to show. ``evidence`` is a pandas frame of
all estimates. They are loaded when first used, so that the command line and the exporter start
without them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas
    from IPython.core.interactiveshell import InteractiveShell

    from .explorers.api import *  # noqa: F403

    evidence: pandas.DataFrame


def __getattr__(name: str) -> Any:
    if not name.startswith("_"):
        if name == "evidence":
            return import_module(f"{__name__}.synthesis.frame").frame(
                import_module(f"{__name__}.content").load_content()
            )
        shown = import_module(f"{__name__}.explorers.api")
        if name in shown.__all__:
            return getattr(shown, name)
        raise AttributeError(f"{__name__} has no '{name}'; it has {', '.join(shown.__all__)}")
    raise AttributeError(name)


def load_ipython_extension(shell: "InteractiveShell") -> None:
    """Give a notebook the cell magic ``%%solution``: ``%load_ext ketamine_explainer``."""
    magic = import_module(f"{__name__}.explorers.kit.solution").solution
    shell.register_magic_function(magic, magic_kind="cell")  # type: ignore[call-arg]
