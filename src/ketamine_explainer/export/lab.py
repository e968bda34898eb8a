"""How JupyterLab opens the notebooks of the course."""

from __future__ import annotations

from typing import Any

from ipykernel.ipkernel import IPythonKernel
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from .store import KERNEL


class CourseContents(AsyncLargeFileManager):
    """The files of the course: opened as their kernel names itself.

    JupyterLab writes the kernel's language, with its version, into a notebook as soon as it is
    open. Where that differs from what is stored, the notebook counts as changed though nobody has
    touched it. So a notebook of the course is handed over with that language, and `keep_lean`, the
    hook before saving, takes it out again.
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
