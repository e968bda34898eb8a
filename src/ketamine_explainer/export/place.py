"""Where a notebook stands in the course, for the page's navigation and footer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..content import ContentError, Course, find_root, load_course, load_help
from ..content.records import Help


@dataclass(frozen=True)
class Place:
    """A notebook's place in its course: its name and its neighbours', the course's help."""

    course: Course
    name: str
    before: str | None
    after: str | None
    help: Help | None = None

    def title(self, name: str) -> str:
        """Return the title of a notebook of the course."""
        return next(entry.title for entry in self.course.pages if entry.name == name)


def find_place(name: str, folder: Path) -> Place | None:
    """Return the place of notebook `name` in the course around `folder`, None if it has none."""
    try:
        root = find_root(folder)
    except ContentError:
        return None
    course = load_course(root)
    names = [entry.name for entry in course.pages]
    if name not in names:
        return None
    here = names.index(name)
    return Place(
        course,
        name,
        before=names[here - 1] if here else None,
        after=names[here + 1] if here + 1 < len(names) else None,
        help=load_help(root),
    )
