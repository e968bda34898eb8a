"""Whether a speaker finds on the screen what a step names between stars: controls and choices."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from ..content import Content, ContentError, load_content
from ..content.errors import Problem, did_you_mean
from ..content.loader import load_documents
from ..content.places import texts
from ..content.speech import STARRED, speeches
from ..content.yamlfile import Document
from .rooms import ROOMS

BUTTONS = ("Play", "More", "Every side")
"""What can be pressed, and is called so by the program."""

SCREENS = ("captions", "charts", "conditions", "icons", "loop", "options", "pathway", "questions",
           "timeline", "wording")  # fmt: skip
"""Files whose words stand on controls, cards and buttons."""


def refuse_unnamed(root: Path | None = None) -> None:
    """Stop at steps of a speaker that name what no screen has.

    Raises
    ------
    ContentError
        All that is found, each with file and line.
    """
    if problems := [*unnamed(load_content(root), load_documents(root))]:
        raise ContentError(problems)


def unnamed(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find names of controls and choices, in what a speaker does, that no screen has.

    Parameters
    ----------
    content
        The course.
    documents
        Its files, by name.
    """
    known = {name.casefold(): name for name in on_screens(content, documents)}
    for file, loc, _, do in speeches(content):
        for place, step in enumerate(do):
            for name in STARRED.findall(step):
                if name.casefold() not in known:
                    allowed = "the name of a control or of what it offers, whole, as on the screen"
                    cure = did_you_mean(
                        name, known.values(), "write it as on the screen, or without stars"
                    )
                    yield documents[file].problem((*loc, "do", place), repr(name), allowed, cure)


def on_screens(content: Content, documents: Mapping[str, Document]) -> Collection[str]:
    """Return what controls, their choices, cards and buttons are called."""
    words = {text.strip() for name in SCREENS for _, text in texts(documents[name].tree)}
    offered = {
        option
        for room in ROOMS
        for captioned in room.captioned
        for choice in captioned.choices
        for option, _ in choice.options(content)
    }
    return {*BUTTONS, *words, *offered}
