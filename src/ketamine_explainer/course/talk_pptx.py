"""The talks as slides for PowerPoint, where a house template is wanted."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from .artefact import ExecutedCourse, OnWritten
from .names import of_talk
from .powerpoint_talk import talk_outline
from .slides_pptx import write_slides


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Write those of these names into a folder.

    Raises
    ------
    ExportError
        If a figure cannot be drawn alone.
    """
    content = executed.content
    for name, talk in content.talks.items():
        if (file := of_talk(name, ".pptx")) in files:
            slides = talk_outline(executed.taught, content, executed.notes, name)
            write_slides(slides, folder / file, content, executed.pictures, talk.title)
            wrote(file)
