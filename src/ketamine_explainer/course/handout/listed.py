"""What a handout of several notebooks lists once for all of them: sources, and measurements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bs4 import BeautifulSoup, Tag
from markupsafe import Markup

from nbfolio.html.markup import element

MEASURED = ("Measured", "When", "Found", "Source")
_READ = "; we read:"
"""How far a source was read stands after it, and is for the card."""


def references(lists: Iterable[str]) -> list[Markup]:
    """Return the references of several lists, each once, by the alphabet.

    Parameters
    ----------
    lists : iterable of str
        Sections of sources as HTML; what their cards list is left out.
    """
    found = {str(item) for html in lists for item in BeautifulSoup(html, "html.parser")("li")
             if item.find_parent(attrs={"popover": True}) is None}  # fmt: skip
    return [Markup(each) for each in sorted(found, key=str.casefold)]


def measurements(sections: Iterable[str]) -> Markup:
    """Return a table of what the cards of several sections say was measured, empty without any.

    A row is one measurement of one study, in the order of outcomes and then of studies.

    Parameters
    ----------
    sections : iterable of str
        HTML that holds cards.
    """
    rows = sorted(set(_rows(sections)), key=lambda row: [*map(str.casefold, (row[0], row[3])), row])
    if not rows:
        return Markup()
    head = element("tr", *(element("th", each, scope="col") for each in MEASURED))
    body = (element("tr", *(element("td", each) for each in row)) for row in rows)
    return element("table", element("thead", head), element("tbody", *body))


def _rows(sections: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for html in sections:
        for card in BeautifulSoup(html, "html.parser").select("[popover] [data-estimate]:has(dl)"):
            said = {_words(term): value for term in card("dt")
                    if (value := term.find_next_sibling("dd"))}  # fmt: skip
            title = card.find("b")
            outcome = _words(title) if title else ""
            source = _words(said.get("Source")).partition(_READ)[0]
            yield outcome, _words(said.get("When")), _found(said.get("What was found")), source


def _found(value: Tag | None) -> str:
    items: Sequence[Tag] = value("li") if value else ()
    return "; ".join(_words(each).removesuffix(".") for each in items) or _words(value)


def _words(part: Tag | None) -> str:
    return " ".join(part.get_text().split()) if part else ""
