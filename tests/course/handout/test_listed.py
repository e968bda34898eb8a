"""What the reader lists once for all notebooks."""

from __future__ import annotations

from markupsafe import Markup

from ketamine_explainer.course.handout.listed import references
from nbfolio.writers.paper.sheet import Sheet


def sheet(*listed: str) -> Sheet:
    items = tuple(Markup(f"<li>{each}</li>") for each in listed)
    return Sheet("a", "A", Markup(), (), Markup(), (), items)


def test_references_of_all_notebooks_are_listed_once() -> None:
    assert references([sheet("b", "A"), sheet("b", "c")]) == [
        "<li>A</li>",
        "<li>b</li>",
        "<li>c</li>",
    ]
