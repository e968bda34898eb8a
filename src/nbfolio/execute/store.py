"""What of an executed notebook is committed: a text form and a picture, nothing that changes."""

from __future__ import annotations

import copy
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_output

from ..notebook.figure import FIGURE_MIME
from ..notebook.marks import NOT_RUN, REFERENCES, is_notice, shows_code
from ..notebook.state import VIEW_MIME
from .compare import differences
from .processes import UNFINISHED, remove_unfinished
from .room import told_where_full

UNSTORED = {VIEW_MIME, FIGURE_MIME}
"""Forms of an output that need what is not stored, or that are large."""

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python"}

_FOLD = "<details>"
FOLDED = (rf"{_FOLD}<summary>Show all \d+</summary>\n\n", r"\n\n</details>$")
"""Patterns of what is stored around a list of sources, which a run gives without."""


IGNORED = "nbval-ignore-output"
"""A tag that tells nbval not to expect a cell's stored output when it runs."""

VOLATILE_NOTEBOOK = ("widgets", "signature")
VOLATILE_CELL = ("execution", "ExecuteTime", "collapsed", "scrolled", "trusted")


def normalise(nb: NotebookNode, notice: str = "") -> NotebookNode:
    """Return a notebook as it is committed; doing it twice changes nothing more.

    - Widget state, widget views and specifications of figures are dropped, and
      ``metadata.explainer`` says so. What stood beside a view is split: the picture in one output,
      the text form in the next, because GitHub and nbviewer show only the richest form of one.
    - What a cell tagged ``references`` lists stands folded below its heading.
    - The first cell, which sets up and shows nothing, says in the Markdown of `notice` that nothing
      has been run yet; running it takes that away.
    - Code is collapsed, but not in a notebook about code. Cells are counted from 1 as if run once
      from the top; timings, user-interface states and versions of the interpreter are dropped.
    """
    tidy = copy.deepcopy(nb)
    _tidy_metadata(tidy)
    count = 0
    for number, cell in enumerate(tidy.cells, start=1):
        cell.setdefault("id", f"cell-{number}")
        for key in VOLATILE_CELL:
            cell.metadata.pop(key, None)
        if cell.cell_type == "code":
            count += bool(cell.source.strip())
            _tidy_code(cell, count if cell.source.strip() else None)
            if not shows_code(nb.metadata):
                cell.metadata["jupyter"] = NotebookNode(source_hidden=True)
    if any(_has_view(output) for output in _outputs(nb)):
        tidy.metadata.setdefault("explainer", NotebookNode())["widgets"] = "not stored"
    _say_not_run(tidy, notice)
    return tidy


def is_stale(
    stored: NotebookNode, fresh: NotebookNode, name: str = "the notebook", notice: str = ""
) -> list[str]:
    """List how a stored notebook differs from what running it now gives.

    Text must be equal to the letter; pictures may differ by what font rendering does.

    Parameters
    ----------
    stored : NotebookNode
        As it is committed.
    fresh : NotebookNode
        The same notebook, just executed.
    name : str
        What the differences call it.
    notice : str
        What it says until it is run.

    Returns
    -------
    list of str
        One line a difference: notebook, cell and what differs. Empty when it is up to date.
    """
    old, new = normalise(stored, notice), normalise(fresh, notice)
    found = [] if old == stored else [f"{name}: is not in the form that is committed"]
    if len(old.cells) != len(new.cells):
        return [*found, f"{name}: {len(old.cells)} cells are stored, now it has {len(new.cells)}"]
    for number, (before, after) in enumerate(zip(old.cells, new.cells, strict=True), start=1):
        found += [f"{name}, cell {number}: {what}" for what in _cell_differences(before, after)]
    return found


def write(path: Path, nb: NotebookNode) -> None:
    """Write a notebook whole or not at all: an interrupted write leaves the file as it was."""
    nbformat.validate(nb)
    text = nbformat.writes(nb, indent=1).rstrip("\n") + "\n"
    unfinished = path.with_name(f".{path.name}.{os.getpid()}{UNFINISHED}")
    remove_unfinished(path.parent, f".{path.name}")
    try:
        with told_where_full(path.parent, lambda: (path.name, len(text.encode()))):
            unfinished.write_text(text, encoding="utf-8", newline="\n")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _tidy_metadata(nb: NotebookNode) -> None:
    for key in VOLATILE_NOTEBOOK:
        nb.metadata.pop(key, None)
    nb.metadata["kernelspec"] = NotebookNode(KERNEL)
    nb.metadata["language_info"] = NotebookNode(LANGUAGE)
    nb["nbformat_minor"] = max(nb.nbformat_minor, 5)  # the first with cell ids


def _tidy_code(cell: NotebookNode, count: int | None) -> None:
    cell["execution_count"] = count
    cell["outputs"] = [part for output in cell.outputs for part in _without_view(output)]
    for output in cell.outputs:
        if output.output_type == "execute_result":
            output["execution_count"] = count
        if REFERENCES in cell.metadata.get("tags", ()) and "text/markdown" in output.get(
            "data", {}
        ):
            output["data"]["text/markdown"] = _with_folded_list(output["data"]["text/markdown"])


def _with_folded_list(markdown: str) -> str:
    """Return Markdown with its list folded, as GitHub and nbconvert show it."""
    lines = markdown.rstrip("\n").split("\n")
    listed = [place for place, line in enumerate(lines) if line.startswith("- ")]
    if not listed or _FOLD in markdown:
        return markdown
    first = listed[0]
    title = f"{_FOLD}<summary>Show all {len(listed)}</summary>"
    return "\n".join([*lines[:first], title, "", *lines[first:], "", "</details>"])


def _say_not_run(nb: NotebookNode, words: str) -> None:
    """Let the first cell say that nothing has been run, in a notebook of ours."""
    first = next((cell for cell in nb.cells if cell.cell_type == "code"), None)
    if not words or first is None or "explainer" not in nb.metadata or not _shows_nothing(first):
        return
    notice = {"text/markdown": words, "text/plain": re.sub(r"[*]", "", words)}
    mark = {"explainer": NOT_RUN}
    first["outputs"] = [new_output("display_data", notice, metadata=mark)]
    first.metadata["tags"] = sorted({*first.metadata.get("tags", ()), IGNORED})


def _shows_nothing(cell: NotebookNode) -> bool:
    return all(is_notice(output) for output in cell.outputs)


def _without_view(output: NotebookNode) -> Iterator[NotebookNode]:
    if not UNSTORED & output.get("data", {}).keys():
        yield output
        return
    kept = {kind: data for kind, data in output.data.items() if kind not in UNSTORED}
    text = {kind: kept.pop(kind) for kind in ["text/plain"] if kind in kept}
    for data in filter(None, (kept, text)):
        metadata = {kind: output.metadata[kind] for kind in data if kind in output.metadata}
        yield new_output("display_data", data, metadata=metadata)


def _has_view(output: NotebookNode) -> bool:
    return VIEW_MIME in output.get("data", {})


def _outputs(nb: NotebookNode) -> Iterator[NotebookNode]:
    return (output for cell in nb.cells for output in cell.get("outputs", []))


def _cell_differences(before: NotebookNode, after: NotebookNode) -> Iterator[str]:
    if (before.cell_type, before.source) != (after.cell_type, after.source):
        yield "the source differs"
    yield from differences(_outputs_of(before), _outputs_of(after))


def _outputs_of(cell: NotebookNode) -> list[Any]:
    return list(cell.get("outputs", []))
