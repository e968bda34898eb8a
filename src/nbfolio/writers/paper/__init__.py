"""A notebook on paper: its sections with room for notes, and its answers apart."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from ...notebook.document import Document
from ...paper.browser import find_browser
from ...paper.printing import print_pdf
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
    browser = find_browser()
    with TemporaryDirectory(dir=document.folder) as folder:  # a browser may read in no other
        target = Path(folder) / "printed.pdf"
        print_pdf(printable(read_sheet(document)), target, browser)
        return target.read_bytes()


PAPER = Writer(".pdf", write)
