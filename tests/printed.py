"""What stands where on the pages of a PDF, by its tags and by the places of its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, PdfReader


@dataclass(frozen=True)
class Words:
    """Words at a place: points from the left and from the foot of a page, counted from 0."""

    page: int
    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Tagged:
    """An element of a document: its tag, and the words in it."""

    tag: str
    words: tuple[Words, ...]

    @property
    def text(self) -> str:
        return "".join(each.text for each in self.words)

    @property
    def first(self) -> Words:
        return self.words[0]


def words_of(reader: PdfReader) -> dict[tuple[int, int], list[Words]]:
    """Return the words of each piece of marked content, by page and mark."""
    found: dict[tuple[int, int], list[Words]] = defaultdict(list)
    for number, page in enumerate(reader.pages):
        for mark, words in _marked(page, number):
            found[number, mark].append(words)
    return found


def _marked(page: PageObject, number: int) -> list[tuple[int, Words]]:
    marks: list[int] = []
    found: list[tuple[int, Words]] = []

    def operator(name: bytes, operands: Any, cm: Any, tm: Any) -> None:
        if name in (b"BDC", b"BMC"):
            held = operands[1] if len(operands) > 1 and isinstance(operands[1], dict) else {}
            marks.append(int(held.get("/MCID", -1)))
        elif name == b"EMC" and marks:
            marks.pop()

    def text(said: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if said.strip() and marks:
            x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append((marks[-1], Words(number, x, y, said.strip())))

    page.extract_text(visitor_operand_before=operator, visitor_text=text)
    return found


def tagged(reader: PdfReader) -> Iterator[Tagged]:
    """Give every element that is tagged, outer ones before what they hold."""
    words = words_of(reader)
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)
             if page.indirect_reference}  # fmt: skip
    root: Any = reader.trailer["/Root"]
    yield from _walk(root["/StructTreeRoot"].get_object(), None, pages, words)


def _walk(
    node: Any, page: int | None, pages: dict[int, int], words: dict[tuple[int, int], list[Words]]
) -> Iterator[Tagged]:
    if "/Pg" in node:
        page = pages[node.raw_get("/Pg").idnum]
    if "/S" in node:
        yield Tagged(str(node["/S"]).lstrip("/"), tuple(_held(node, page, pages, words)))
    for kid in _kids(node):
        if not isinstance(kid, int) and "/MCID" not in kid:
            yield from _walk(kid, page, pages, words)


def _held(
    node: Any, page: int | None, pages: dict[int, int], words: dict[tuple[int, int], list[Words]]
) -> Iterator[Words]:
    if "/Pg" in node:
        page = pages[node.raw_get("/Pg").idnum]
    for kid in _kids(node):
        if isinstance(kid, int):
            yield from words.get((page if page is not None else -1, kid), ())
        elif "/MCID" in kid:
            where = pages[kid.raw_get("/Pg").idnum] if "/Pg" in kid else page
            yield from words.get((where if where is not None else -1, int(kid["/MCID"])), ())
        else:
            yield from _held(kid, page, pages, words)


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    return [each.get_object() for each in (kids if isinstance(kids, list) else [kids])]
