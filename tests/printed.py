"""What stands where on the pages of a PDF, by its tags and by the places of its words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
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

    @cached_property
    def text(self) -> str:
        return "".join(each.text for each in self.words)

    @property
    def first(self) -> Words:
        return self.words[0]


HEADINGS = ("H1", "H2", "H3", "H4")
SCREEN = re.compile(
    r"(?:^|[.:?!;,] )(?:Then |then |First |or )?(?:[Pp]ress (?!reports|page)|[Cc]lick |[Dd]rag "
    r"|[Tt]ap |[Mm]ove the |[Ss]elect an? |Choose (?:an?|the|what|how|who) )"
    r"|[Ss]ee the (?:first|last) view|other views|After this page"
)
"""What a reader of paper cannot do."""


def squeezed(text: str) -> str:
    """Return a text without blanks, which a PDF does not keep."""
    return re.sub(r"[\s\u00ad\u200b]+", "", text)


def followers(elements: Sequence[Tagged]) -> Callable[[Tagged], Words | None]:
    """Return what gives the words of a document that are read next after an element."""
    stream = elements[0].words
    following = {id(words): next_ for words, next_ in pairwise(stream)}
    return lambda each: following.get(id(each.words[-1]))


def stranded(elements: Sequence[Tagged]) -> list[tuple[int, str]]:
    """Return headings that are not on the page of what follows them; there must be some."""
    found = [each for each in elements if each.tag in HEADINGS and each.words]
    assert found
    after = followers(elements)
    following = [(each, after(each)) for each in found]
    return [(each.first.page + 1, each.text) for each, next_ in following
            if next_ is None or next_.page != each.first.page]  # fmt: skip


def cut(figures: Sequence[set[str]], pages: Sequence[str]) -> list[list[str]]:
    """Return lettering of figures, squeezed, that is not all on one of the pages."""
    return [sorted(texts)[:3] for texts in figures
            if not any(all(text in page for text in texts) for page in pages)]  # fmt: skip


def told(text: str) -> list[str]:
    """Return what a text says that only a screen can do, with some words around it."""
    return [text[max(0, m.start() - 20) : m.end() + 40] for m in SCREEN.finditer(text)]


def bookmarks(reader: PdfReader) -> list[tuple[str, int]]:
    """Return the bookmarks of a document in their order: words, and page counted from 0."""
    return [*_bookmarks(reader, reader.outline)]


def _bookmarks(reader: PdfReader, outline: Sequence[Any]) -> Iterator[tuple[str, int]]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _bookmarks(reader, entry)
        else:
            yield str(entry["/Title"]), reader.get_destination_page_number(entry) or 0


def doubled(marks: Sequence[tuple[str, int]]) -> list[str]:
    """Return bookmarks that stand twice on a page, or say their first words twice."""
    twice = [title for title, _ in marks if re.match(r"(.{5,})\s*\1", title)]
    return twice + [title for (title, _), count in Counter(marks).items() if count > 1]


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
