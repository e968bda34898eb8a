"""A plugin of pytest for nbval: it compares no specification, since none is stored.

``pytest --nbval -p nbfolio.execute.nbval notebooks``
"""

from __future__ import annotations

from typing import Any

from ..notebook.figure import FIGURE_MIME


def pytest_collectstart(collector: Any) -> None:
    """Add to what nbval leaves out of a notebook's outputs."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += (FIGURE_MIME,)
