"""A notebook as slides for those who must use a template of their house."""

from __future__ import annotations

import io

from ...html.prose import Markdown
from ...notebook.document import Document, References
from ...notebook.extras import extra
from .. import Writer

with extra("nbfolio[pptx]", "A presentation", "pages, slides and paper are made"):
    import pptx  # noqa: F401  # first of all: what stills need is part of the same extra

    from ...stills import paragraphs
    from .slides import NotebookSlides, Outline, reference_slide
    from .writer import presentation


def write(document: Document) -> bytes:
    """Return a presentation of a notebook: its slides, then its references."""
    slides, prose = list(NotebookSlides(document).slides()), Markdown(document.folder)
    items = [item for each in document.all(References) for item in each.items]
    if items:
        lines = [paragraphs([prose.html(item)]).full for item in dict.fromkeys(items)]
        slides.append(reference_slide(lines, (), "Sources"))
    data = io.BytesIO()
    presentation(Outline(tuple(slides))).save(data)
    return data.getvalue()


POWERPOINT = Writer(".pptx", write)
