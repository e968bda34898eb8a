"""Controls that call Python: what they come to is shown below them. They need a running kernel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as w


def live(show: Callable[..., Any], controls: Mapping[str, Any]) -> Any:
    """Return the controls, and below them what `show` returns for their values.

    Unlike `ipywidgets.interact`, plain `interactive` calls the function and shows nothing of it.
    """
    return w.interactive(show, {"manual": False, "auto_display": True}, **controls)
