"""What an exporter makes of a notebook, as the file that a browser opens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbformat import NotebookNode


def as_file(exporter: Any, nb: NotebookNode, folder: Path, name: str = "talk") -> Path:
    """Write what an exporter makes of a notebook into a folder, and return the file."""
    resources = {"metadata": {"name": name, "path": str(folder)}, "executed": True}
    html, _ = exporter.from_notebook_node(nb, resources=resources)
    file = folder / f"{name}.html"
    file.write_text(html, encoding="utf-8")
    return file
