"""Where the notebooks of the course are."""

from __future__ import annotations

from pathlib import Path

from ..content import load_course

FOLDER = "notebooks"


def course_notebooks(root: Path) -> list[Path]:
    """Return the course's notebook files in its order, those of exercises last.

    Raises
    ------
    FileNotFoundError
        If one that course.yaml names is not there.
    """
    folder, files = root / FOLDER, [entry.file for entry in load_course(root).pages]
    if lacking := [file for file in files if not (folder / file).is_file()]:
        raise FileNotFoundError(
            f"content/pages/course.yaml names notebooks that are not in {folder}: "
            f"{', '.join(lacking)}. Create them there, or take them out of its lists."
        )
    return [folder / file for file in files]
