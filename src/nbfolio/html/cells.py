"""The cells of a notebook as HTML: what they say and show, each on its own."""

from __future__ import annotations

import re
from collections.abc import Collection

from nbformat import NotebookNode

from ..notebook.marks import is_notice
from ..notebook.shape import LIVE, REFERENCES
from .markup import element
from .outputs import Outputs
from .prose import Prose

_LIVE_LINE = (
    "There is more to try here, but it needs a running notebook: "
    "open this notebook in JupyterLab to use it."
)


def is_live(cell: NotebookNode) -> bool:
    """Return whether a cell needs a running notebook."""
    return LIVE in cell.metadata.get("tags", ())


def cell_html(cell: NotebookNode, outputs: Outputs, prose: Prose) -> str:
    """Return what a cell says and shows, without its code."""
    if is_live(cell):
        return element("p", _LIVE_LINE, class_="live") + "\n"
    if cell.cell_type == "markdown":
        html = prose.html(cell.source, cell.get("attachments"))
        return element("div", html, class_="prose") + "\n"
    shown = [output for output in cell.get("outputs", ()) if not is_notice(output)]
    html = "".join(map(outputs.html, shown))
    listed = REFERENCES in cell.metadata.get("tags", ())
    return element("div", html, class_="references") + "\n" if html and listed else html


def styled_once(body: str) -> str:
    """Leave out each stylesheet that stands there already: every card brings its own."""
    seen: set[str] = set()

    def first(match: re.Match[str]) -> str:
        again = match[0] in seen
        seen.add(match[0])
        return "" if again else match[0]

    return re.sub(r"<style>[^<]*</style>", first, body)


def to_pages(body: str, pages: Collection[str]) -> str:
    """Let links to notebooks lead to the pages of those that have one."""
    if not pages:
        return body
    names = "|".join(map(re.escape, pages))
    return re.sub(rf'(href=")(?:\.\.?/|exercises/)?({names})\.ipynb(?=["#])', r"\1\2.html", body)
