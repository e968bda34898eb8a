"""A talk as slides for PowerPoint: those of the course that it shows, and its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from nbfolio.html.prose import Markdown
from nbfolio.notebook.document import Document
from nbfolio.stills import paragraphs
from nbfolio.writers.powerpoint.slides import Outline, Slide, Spoken, cited_line, table_of

from ..content import Content
from ..content.talkslides import of_notebooks
from .artefact import Notes
from .powerpoint import CourseSlides, framed, spoken_of, who_helps
from .spoken import parts
from .talks import TITLE, steps, words


def talk_outline(
    documents: Iterable[Document], content: Content, notes: Notes, name: str
) -> Outline:
    """Return the slides of a talk.

    Parameters
    ----------
    documents
        Executed notebooks, in the order of the course.
    content
        The course.
    notes
        What a speaker says at the slides of the course.
    name
        The talk's.

    Raises
    ------
    KeyError
        If the talk shows a slide that no notebook has.
    """
    spoken = {step.slide: spoken_of(step.minutes, parts(step.spoken))
              for step in steps(content, notes, name)}  # fmt: skip
    known = _of_notebooks(documents, content, name, spoken)
    slides: list[Slide] = []
    for slide, markdown in words(content, name):
        if markdown:
            slides.append(_own(content, slide, markdown, spoken.get(slide)))
        else:
            slides += known[slide]
    return framed(content, slides)


def _of_notebooks(
    documents: Iterable[Document], content: Content, name: str, spoken: Mapping[str, Spoken]
) -> dict[str, list[Slide]]:
    """Return the slides of the notebooks that a talk shows something of, by notebook and cell."""
    used, found = of_notebooks(content, content.talks[name]), dict[str, list[Slide]]()
    for document in documents:
        if document.name in used:
            own = {slide.partition("/")[2]: said for slide, said in spoken.items()
                   if slide.startswith(f"{document.name}/")}  # fmt: skip
            for each in CourseSlides(document, own, content=content).slides():
                found.setdefault(each.cell, []).append(each)
    return found


def _own(content: Content, name: str, markdown: str, spoken: Spoken | None) -> Slide:
    """Return a slide that the talk alone has."""
    html, table = table_of(whole := Markdown(Path()).html(markdown))
    title, *rest = paragraphs([html]).paragraphs
    cited = paragraphs([whole]).sources
    kind = "title" if name == TITLE else "table" if table else "words" if rest else "section"
    helps = who_helps(content, [title, *rest, *(cell for row in table for cell in row)])
    return Slide(
        kind,
        title,
        (*rest, *helps),
        spoken.text if spoken else content.course.disclaimer,
        None,
        "" if name == TITLE else cited_line(cited),
        (*cited, *(spoken.cited if spoken else ())),
        table=table,
    )
