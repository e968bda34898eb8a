"""How JupyterLab opens the notebooks of the course."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from ipykernel.ipkernel import IPythonKernel
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from nbfolio.execute.store import KERNEL, normalise

from ..content import ContentError, find_root, load_course


class CourseContents(AsyncLargeFileManager):
    """The files of the course: opened as their kernel names itself.

    JupyterLab writes the kernel's language, with its version, into a notebook as soon as it is
    open. Where that differs from what is stored, the notebook counts as changed though nobody has
    touched it. So a notebook of the course is handed over with that language, and
    `strip_widgets_on_save`, the hook before saving, takes it out again.
    """

    async def get(self, path: str, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return a file or a folder as the server hands it over."""
        model: dict[str, Any] = await super().get(  # type: ignore[no-untyped-call]
            path, *args, **kwargs
        )
        notebook = model.get("content") if model.get("type") == "notebook" else None
        if notebook and "explainer" in notebook["metadata"]:
            notebook["metadata"]["kernelspec"] = dict(KERNEL)
            notebook["metadata"]["language_info"] = language()
        return model


def language() -> dict[str, Any]:
    """Return what the kernel of this Python says of its language."""
    return dict(IPythonKernel.language_info)


def strip_widgets_on_save(
    model: dict[str, Any], path: str = "", contents_manager: Any = None, **_: Any
) -> None:
    """Bring a notebook of the course into its committed form as JupyterLab saves it.

    A pre-save hook of Jupyter's contents manager. Only notebooks that say of themselves that their
    widgets are not stored are changed; without this, their pictures would give way to widget views
    that nobody can show once the kernel has gone.
    """
    notebook = model.get("content") or {}
    if model.get("type") == "notebook" and "explainer" in notebook.get("metadata", {}):
        folder = Path(getattr(contents_manager, "root_dir", ""), path).parent
        model["content"] = normalise(nbformat.from_dict(notebook), _notice(folder))


def _notice(folder: Path) -> str:
    """Return what the notebooks of the course around a folder say until they are run."""
    try:
        return load_course(find_root(folder)).frame.not_run
    except ContentError:
        return ""
