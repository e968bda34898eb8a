"""The cell magic ``%%solution``: code and what it gives, folded in one line.

JupyterLab unfolds hidden outputs whenever a cell runs, so that Run All Cells would give every
solution away. What the output itself folds stays folded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display
from IPython.utils.capture import RichOutput, capture_output

from nbfolio.markup import element


def solution(line: str, cell: str) -> None:
    """Run the cell in the notebook's own names, and show it and its outputs folded.

    Parameters
    ----------
    line : str
        What stands behind ``%%solution``: what is solved, for example ``the plateau``.
    cell : str
        The code.

    Raises
    ------
    Exception
        Whatever the code raises, so that Run All Cells stops there as it would without us.
    """
    shell = InteractiveShell.instance()
    with capture_output() as captured:
        result = shell.run_cell(cell, store_history=False)
    result.raise_error()
    title = f"Solution: {line}"
    parts = [
        f"<details>{element('summary', title)}",
        _fenced(cell.strip(), "python"),
        *([_fenced(captured.stdout.strip(), "text")] if captured.stdout.strip() else []),
        *(part for output in captured.outputs for part in _markdown(output)),
        "</details>",
    ]
    forms = {"text/markdown": "\n\n".join(parts), "text/plain": title}
    display(forms, raw=True)  # type: ignore[no-untyped-call]


def _markdown(output: RichOutput) -> Iterator[str]:
    """Give the richest form that Markdown can hold."""
    data: dict[str, Any] = output.data
    if "text/markdown" in data:
        yield data["text/markdown"]
    elif "text/html" in data:
        yield data["text/html"]
    elif "image/png" in data:
        words = data.get("text/plain", "").replace("\n", " ")
        yield f"![{words}](data:image/png;base64,{''.join(data['image/png'].split())})"
    elif "text/plain" in data:
        yield _fenced(data["text/plain"], "text")


def _fenced(text: str, language: str) -> str:
    return f"```{language}\n{text}\n```"
