"""One notebook as two pages that are open side by side: ours and that of the stock manager."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from nbformat import NotebookNode
from playwright.sync_api import Page

from ketamine_explainer.course.explainer import ExplainerExporter
from nbfolio.notebook.document import read_document
from nbfolio.notebook.marks import unshown
from tests.actions import READER, Move, Reading, make, read
from tests.html_manager import stock_page

PATIENCE = 20
"""How often the stock page, which draws in its own time, is read until it agrees."""
DRAWN = """document.querySelectorAll('.widget-subarea > .lm-Widget').length
    === document.querySelectorAll('script[type$="widget-view+json"]').length"""


@dataclass(frozen=True)
class Twins:
    """Both pages of a notebook."""

    ours: Page
    stock: Page

    def __iter__(self) -> Iterator[Page]:
        return iter((self.ours, self.stock))

    def open(self, nb: NotebookNode, name: str, folder: Path) -> None:
        """Open an executed notebook in both."""
        ours, stock = (
            ExplainerExporter().from_document(read_document(nb, name, folder)),
            stock_page(_shown(nb)),
        )
        for page, html in zip(self, (ours, stock), strict=True):
            file = folder / f"{len(html)}.html"
            file.write_text(html, encoding="utf-8")
            page.emulate_media(reduced_motion="reduce")
            page.clock.install()
            page.goto(file.as_uri())
        self.stock.wait_for_function(DRAWN)
        for page in self:
            page.evaluate(READER)

    def make(self, move: Move) -> None:
        """Make a move in both."""
        for page in self:
            make(page, move)

    def compare(self) -> tuple[Reading, str]:
        """Return what our page shows and where the stock page differs from it, if it does."""
        ours = read(self.ours)
        for _ in range(PATIENCE):
            difference = first_difference(ours, read(self.stock))
            if not difference:
                break
        return ours, difference


def first_difference(ours: Reading, stock: Reading) -> str:
    """Return where two readings part, in words; empty where they are the same."""
    for place, (one, other) in enumerate(zip_longest(ours.words, stock.words), start=1):
        if one != other:
            return f"output {place}{_parting((one or '').split(), (other or '').split())}"
    if ours.kinds != stock.kinds:
        return f"parts to move\n  ours:  {ours.parts}\n  stock: {stock.parts}"
    return ""


def _parting(ours: list[str], stock: list[str]) -> str:
    pairs = list(zip_longest(ours, stock, fillvalue=""))
    place = next(place for place, (one, other) in enumerate(pairs) if one != other)
    near = slice(max(0, place - 5), place + 8)
    return f", word {place + 1}\n  ours:  {' '.join(ours[near])}\n  stock: {' '.join(stock[near])}"


def _shown(nb: NotebookNode) -> NotebookNode:
    """Return a notebook without the cells that our pages leave out."""
    tags = [cell.metadata.get("tags", ()) for cell in nb.cells]
    kept = [cell for cell, own in zip(nb.cells, tags, strict=True)
            if not unshown(own) and "slides-only" not in own]  # fmt: skip
    return NotebookNode({**nb, "cells": kept})
