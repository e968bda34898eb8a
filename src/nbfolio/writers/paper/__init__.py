"""A notebook on paper: its sections with room for notes, and its answers apart."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from ...notebook.document import Document
from ...paper.printing import print_all
from .. import Writer
from .document import printable
from .sheet import read_sheet


def write(document: Document) -> bytes:
    """Return a notebook as PDF, printed by an installed browser.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print.
    """
    with TemporaryDirectory(dir=document.folder) as folder:  # a browser may read in no other
        printed = [("printed.pdf", printable(read_sheet(document)))]
        print_all(printed, Path(folder), lambda name: None)
        return Path(folder, "printed.pdf").read_bytes()


PAPER = Writer(".pdf", write)
