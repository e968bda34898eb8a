"""A plugin of pytest for nbval: what is stored otherwise than a run gives it is no difference.

``pytest --nbval -p nbfolio.execute.nbval notebooks``
"""

from __future__ import annotations

from typing import Any

from ..notebook.figure import FIGURE_MIME
from .store import FOLDED


def pytest_collectstart(collector: Any) -> None:
    """Add to what nbval leaves out of a notebook's outputs."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += (FIGURE_MIME,)
        collector.sanitize_patterns.update(dict.fromkeys(FOLDED, ""))
