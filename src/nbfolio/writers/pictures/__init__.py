"""The figures of a notebook as pictures: one for each state of their controls."""

from __future__ import annotations

import io

from ...notebook.document import Document
from .. import Writer
from .archive import About, stills, write_archive


def write(document: Document) -> bytes:
    """Return an archive of a notebook's figures, in all their states."""
    data = io.BytesIO()
    write_archive(data, list(stills([document])), about=About(document.name))
    return data.getvalue()


PICTURES = Writer(".zip", write)
