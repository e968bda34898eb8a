"""sources.yaml: papers, labels, guidelines."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Identifier, Record, Text


class Source(Record):
    """A paper, label or guideline."""

    id: Identifier
    authors: Text
    year: int | None
    title: Text
    journal: Text | None = None
    doi: Annotated[str, Field(pattern=r"^10\.\d+/\S+$")] | None = None
    pmid: Annotated[str, Field(pattern=r"^\d+$")] | None = None
    pmcid: Annotated[str, Field(pattern=r"^PMC\d+$")] | None = None
    url: Annotated[str, Field(pattern=r"^https://\S+$")] | None = None

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
        first = self.authors.split(",")[0].split()
        name = [word for word in first if not (word.isupper() and len(word) <= 3) and word != "Jr"]
        return " ".join([*(name or first), *([str(self.year)] if self.year else [])])


class Sources(Record):
    """sources.yaml."""

    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
