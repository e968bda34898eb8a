"""What a handout of several notebooks lists once for all of them: sources, and measurements."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from nbfolio.markup import element
from nbfolio.writers.paper.sheet import Sheet

from ...content import Content
from ...synthesis import words

MEASURED = ("Measured", "When", "Found", "Source")


def references(sheets: Iterable[Sheet]) -> list[Markup]:
    """Return the references of several notebooks, each once, by the alphabet."""
    return sorted({item for sheet in sheets for item in sheet.references}, key=str.casefold)


def measurements(content: Content, sheets: Iterable[Sheet]) -> Markup:
    """Return a table of the measurements that several notebooks have cards of, empty without any.

    A row is one measurement of one study, in the order of outcomes and then of studies.
    """
    measured = {ids for sheet in sheets for name, ids in sheet.cards if name == "estimate"}
    known = content.evidence.estimates.keys()
    rows = sorted(
        {_row(content, ids) for each in measured if (ids := each.split()) and known >= {*ids}},
        key=lambda row: [*map(str.casefold, (row[0], row[3])), row],
    )
    if not rows:
        return Markup()
    head = element("tr", *(element("th", each, scope="col") for each in MEASURED))
    body = (element("tr", *(element("td", each) for each in row)) for row in rows)
    return element("table", element("thead", head), element("tbody", *body))


def _row(content: Content, ids: Iterable[str]) -> tuple[str, ...]:
    groups = [content.evidence.estimates[id_] for id_ in ids]
    alike = len({each.grade for each in groups}) == 1
    outcome = content.evidence.outcomes[groups[0].outcome].name.capitalize()
    source = content.sources[content.evidence.study(groups[0]).reference].short
    found = [": ".join(words.found(each, alike)) for each in groups]
    if len(groups) > 1:
        found = [each.removesuffix(".") for each in found]
    return (
        outcome,
        words.when(groups[0]),
        "; ".join(found),
        f"{source}, {words.places(groups)}",
    )
