"""references.bib: papers, labels, guidelines and pages."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Identifier, Record, Text

_SHOWN_AUTHORS = 3


class Author(Record):
    """Who wrote a source: a person with initials, or a body without."""

    name: Text
    initials: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.initials}".strip()


class Source(Record):
    """An entry of references.bib.

    Parameters
    ----------
    authors
        In order; `more` is true where the entry does not name all of them.
    short_author
        What it is cited as, where that is not its first author's name.
    letter
        Tells it from another source of that author and year.
    """

    id: Identifier
    kind: Literal["article", "report", "manual", "online", "software", "thesis"]
    authors: Annotated[tuple[Author, ...], Field(min_length=1)]
    more: bool = False
    short_author: Text | None = None
    year: int | None = None
    letter: str = ""
    title: Text
    journal: Text | None = None
    volume: Text | None = None
    number: Text | None = None
    pages: Text | None = None
    doi: Annotated[str, Field(pattern=r"^10\.\d+/\S+$")] | None = None
    pmid: Annotated[str, Field(pattern=r"^\d+$")] | None = None
    pmcid: Annotated[str, Field(pattern=r"^PMC\d+$")] | None = None
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None

    @property
    def link(self) -> str | None:
        """The best address: PubMed Central (free text), then DOI, PubMed, any other page."""
        if self.pmcid:
            return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.pmcid}/"
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else self.url

    @property
    def short(self) -> str:
        """First author's surname and year, for example ``Zarate 2006``."""
        name = self.short_author or self.authors[0].name
        return f"{name} {self.year}{self.letter}" if self.year else name

    @property
    def byline(self) -> str:
        """The first authors, for example ``Zarate CA Jr, Singh JB, Carlson PJ, et al.``."""
        several = len(self.authors) > _SHOWN_AUTHORS + 1
        names = [str(author) for author in self.authors[: _SHOWN_AUTHORS if several else None]]
        return ", ".join([*names, *(["et al."] if several or self.more else [])])

    @property
    def where(self) -> str:
        """Journal, volume, number and pages, for example ``JAMA 8(3):25–31``."""
        number = f"({self.number})" if self.number else ""
        volume = ":".join(part for part in (f"{self.volume or ''}{number}", self.pages) if part)
        return " ".join(part for part in (self.journal, volume) if part)
