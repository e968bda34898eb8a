"""What paper cannot do is taken out of what was written for a screen: parsed once, as a tree."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

_NOT_ON_PAPER = (
    ".ke-close, .ke-screen, .tools, a[download], .ke-guess, .ke-reveal, .ke-gap, .ke-reading"
)
"""What is pressed, what says what to press, what is saved, and what is guessed."""

SEVERAL = "several"
"""The class of a row of several terms: what is said of them stands below them, not beside."""

_EMPTY = "p, h1, h2, h3, h4, h5, h6"


def on_paper(html: str) -> BeautifulSoup:
    """Return HTML as a tree without what paper cannot do.

    Numbers that open a card become plain words that name it, and links to other pages plain words;
    links that save a file and words about what to do on a screen go, and what is folded is open. A
    term and what is said of it become one row, which does not part at the end of a page. The table
    of a figure has the rows of what is printed: what else is in it is named by a mark before it, as
    a selector.
    """
    soup = BeautifulSoup(html, "html.parser")
    for gone in soup.select(_NOT_ON_PAPER):
        if isinstance(after := gone.next_sibling, NavigableString):
            after.replace_with(after.lstrip())
        gone.decompose()
    for idle in soup.select(_EMPTY):
        if not idle.get_text(strip=True) and not idle.find(["img", "math", "svg"]):
            idle.decompose()
    for button in soup.select("button.ke-value"):
        target = {"data-card": button["popovertarget"]} if "popovertarget" in button.attrs else {}
        button.name, button.attrs = "span", {"class": "ke-value", **target}
    for link in soup.select("a[href]:not([href^='http:'], [href^='https:'])"):
        link.unwrap()
    for card in soup.select("dl.ke-card"):
        _say_once(card)
    for term in soup("dt"):
        _make_row(soup, term)
    _shorten(soup)
    for folded in soup("details"):
        folded["open"] = ""
    return soup


def _said(term: Tag) -> Tag | None:
    """Return what is said of a term, where it stands right after it."""
    after = term.find_next_sibling()
    return after if after and after.name == "dd" else None


def _say_once(card: Tag) -> None:
    """Let a card say what it says of several terms once, after all of these terms."""
    first: dict[str, Tag] = {}
    for term in card("dt"):
        value = _said(term)
        if value is None:
            continue
        known = first.setdefault(value.decode_contents(), term)
        if known is not term:
            known["class"] = SEVERAL
            known.append("; ")
            known.extend(list(term.contents))
            term.decompose()
            value.decompose()


def _make_row(soup: BeautifulSoup, term: Tag) -> None:
    if value := _said(term):
        kinds = ["row", *([SEVERAL] if term.get("class") == SEVERAL else [])]
        row = term.wrap(soup.new_tag("div", attrs={"class": " ".join(kinds)}))
        row.append(value.extract())


def _shorten(soup: BeautifulSoup) -> None:
    less = ""
    for part in soup.select("i[data-less], details.ke-table"):
        if part.name == "i":
            less = str(part["data-less"])
            part.decompose()
            continue
        kept = [each for each in (part.find("style", recursive=False), part.find("table")) if each]
        part.replace_with(*kept)
        if table := next((each for each in kept if each.name == "table"), None):
            _leave_out(soup, table, less)
        less = ""


def _leave_out(soup: BeautifulSoup, table: Tag, less: str) -> None:
    """Take out of a table the rows that a selector names, and say where they are found."""
    rows = len(table("tr")) - 1
    gone = table.select(less) if less else []
    for cell in (part for part in gone if part.name != "tr"):
        cell["class"] = "ke-more"  # its place tells which headings the next ones have
    for row in (part for part in gone if part.name == "tr"):
        row.decompose()
    if len(table("tr")) - 1 < rows:
        note = soup.new_tag("p", attrs={"class": "ke-note"})
        note.string = f"What the figure shows; the page has all {rows} rows."
        table.insert_after(note)
