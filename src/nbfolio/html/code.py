"""The code of notebooks that are about code: on the page as in JupyterLab, folded where it is."""

from __future__ import annotations

from nbformat import NotebookNode

from .markup import element, text


def with_code(cell: NotebookNode, outputs: str) -> str:
    """Return a cell's code and its `outputs`, as Jupyter's own metadata say.

    Where ``source_hidden`` is set the code is left out, and so are comments without code. Where
    ``outputs_hidden`` is set, both are there, folded under the comment that the code begins with.
    """
    folds = cell.metadata.get("jupyter", {})
    if folds.get("outputs_hidden"):
        title, code = _parted(cell.source)
        return element("details", element("summary", text(title)), _written(code), outputs) + "\n"
    return outputs if folds.get("source_hidden") else _written(cell.source) + outputs


def _written(code: str) -> str:
    if all(line.lstrip().startswith("#") for line in code.splitlines() if line.strip()):
        return ""
    return element("pre", element("code", text(code)), class_="code") + "\n"


def _parted(source: str) -> tuple[str, str]:
    """Return the words of the comment in the first line, and the lines after it."""
    first, _, rest = source.partition("\n")
    return (first.lstrip("# "), rest) if first.startswith("#") else ("Code", source)
