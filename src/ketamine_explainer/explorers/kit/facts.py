"""What a picture of an explainer says of itself: key, outcome, comparison, certainty, source.

It is read off the estimates behind what is shown; of what no estimate is behind, captions.yaml says
it. A page never shows it: it is for pictures that are taken out of their page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content
from ...content.phrases import filled
from ...content.records import Caption, Estimate, PictureFacts
from ...synthesis import words
from .behind import States
from .controls import text
from .table import Table, TableRow

CLASS = "ke-facts"
"""The class of what only pictures show."""

Row = tuple[str, ...]
"""Of a table: its cells."""

Side = Literal["drug", "comparison", "other"]
COLOURS: Mapping[Side, str] = {"drug": "blue", "comparison": "muted", "other": "rust"}
"""The colour of the palette that the people of each side have in charts."""

MOST_NAMES, MOST_SOURCES = 3, 5
"""Names of a colour or of a comparison, and sources, that a picture says; then how many more."""

_LEVELS = ("high", "moderate", "low", "very low")


def side(estimate: Estimate) -> Side:
    """Return what the people of an estimate had: a drug of this course, another, or none."""
    if re.search(r"\b(placebo|saline|salt water|midazolam)\b", estimate.arm, re.IGNORECASE):
        return "comparison"
    return "drug" if re.search(r"ketamine\b", estimate.arm, re.IGNORECASE) else "other"


def facts(
    content: Content,
    caption: Caption,
    table: Table,
    states: States | None,
    cited: Callable[[Sequence[Row]], Iterable[str]],
) -> Any:
    """Return what pictures say, as a widget that follows what is chosen.

    Parameters
    ----------
    content : Content
        The course.
    caption : Caption
        What it says of pictures goes before what is found in the table.
    table : Table
        The values behind it.
    states : States, optional
        Which rows of the table are of what is shown; all of them without it.
    cited : callable
        Returns the ids of the sources of rows, which are named where captions.yaml says what is
        shown.
    """
    own = caption.picture
    say = partial(_html, content, own, table, cited)
    if states is None or not states.drawn:
        shown = text(say(range(len(table.rows))))
    else:
        shown = states.choice.texts(say(rows) for rows in states.places)
    shown.add_class(CLASS)
    return shown


@dataclass(frozen=True)
class _Shown:
    """The estimates of rows, and with what the people of each were compared.

    Parameters
    ----------
    content
        The course.
    rows
        The estimates of each row: the second one is that of the control.
    """

    content: Content
    rows: tuple[tuple[Estimate, ...], ...]

    @property
    def estimates(self) -> list[Estimate]:
        return list(dict.fromkeys(each for row in self.rows for each in row))

    @property
    def outcomes(self) -> list[str]:
        names = (self.content.evidence.outcomes[each.outcome].name for each in self.estimates)
        return list(dict.fromkeys(names))

    @property
    def comparators(self) -> list[str]:
        return list(dict.fromkeys(map(self._comparator, filter(None, self.rows))))

    def _comparator(self, row: tuple[Estimate, ...]) -> str:
        first, *controls = row
        if first.comparator or controls:
            return first.comparator or words.arm(controls[0])
        if first.share is not None:
            return self.content.wording.picture.alone
        return self.content.evidence.study(first).comparator

    @property
    def levels(self) -> list[str]:
        grades = {each.grade.level for each in self.estimates if each.grade}
        unrated = not all(each.grade for each in self.estimates)
        rated = [level for level in _LEVELS if level in grades]
        return [*rated, *([self.content.wording.picture.unrated] if unrated else [])]

    @property
    def sources(self) -> list[str]:
        evidence = self.content.evidence
        ids = dict.fromkeys(evidence.study(each).reference for each in self.estimates)
        return [*ids]

    @property
    def key(self) -> Iterator[tuple[str, str]]:
        for of, colour in COLOURS.items():
            arms = dict.fromkeys(map(_arm, self._of(of)))
            if arms:
                yield colour, _listed(self.content, [*arms], MOST_NAMES, ", ")

    def _of(self, of: Side) -> Iterator[Estimate]:
        """Give the estimates in a colour: a control, whatever it had, has that of comparisons."""
        for row in self.rows:
            for place, each in enumerate(row):
                if of == ("comparison" if place else side(each)):
                    yield each


def _html(
    content: Content,
    own: PictureFacts | None,
    table: Table,
    cited: Callable[[Sequence[Row]], Iterable[str]],
    rows: Iterable[int],
) -> Markup:
    shown_rows = [table.rows[row] for row in rows]
    shown = _Shown(content, tuple(_estimates(content, row) for row in shown_rows))
    said, names = own or PictureFacts(), content.wording.picture
    others = [*said.sources, *cited(shown_rows)] if own else []
    sources = dict.fromkeys([*shown.sources, *_rules(content, shown_rows), *others])
    otherwise = names.article if own else names.elsewhere
    named = [content.sources[id_].short for id_ in sources] or [otherwise]
    lines = (
        (names.outcome, said.outcome or _some(content, shown.outcomes, names.gap)),
        (names.comparator, said.comparator or _some(content, shown.comparators, names.alone)),
        (names.certainty, said.certainty or _some(content, shown.levels, names.unrated)),
        (names.source, _listed(content, named, MOST_SOURCES)),
    )
    key = joined(*map(_swatch, shown.key if said.key is None else said.key.items()))
    first = [element("p", element("b", f"{names.key}:"), key)] if key else []
    return joined(*first, *(element("p", element("b", f"{what}:"), f" {each}")
                            for what, each in lines))  # fmt: skip


_FORMS = "nasal spray|spray|lozenges"
_DRUG = re.compile(rf"(?:es|S-)?ketamine(?: (?:{_FORMS}))?", re.IGNORECASE)


def _arm(estimate: Estimate) -> str:
    """Return what people had in a word or two: what a colour means."""
    drug = _DRUG.search(estimate.arm) if side(estimate) == "drug" else None
    return drug[0] if drug else words.arm(estimate)


def _rules(content: Content, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Give the ids of the sources of rules behind rows."""
    rules = content.evidence.rules
    for row in rows:
        for id_ in row.ids.split() if isinstance(row, TableRow) else ():
            yield from [rules[id_].reference] if id_ in rules else []


def _swatch(meant: tuple[str, str]) -> Markup:
    """Return a colour and what it means; no line ends between them."""
    colour, said = meant
    square = element("i", "\N{BLACK SQUARE}", class_=f"ke-{colour}")
    return joined(" ", square, f"\N{NO-BREAK SPACE}{said}")


def _estimates(content: Content, row: tuple[str, ...]) -> tuple[Estimate, ...]:
    """Return the estimates behind a row, those of a derived figure in its place."""
    evidence, found = content.evidence, []
    for id_ in row.ids.split() if isinstance(row, TableRow) else ():
        figure = evidence.derived.get(id_)
        ids = (figure.treated, figure.control) if figure else (id_,)
        found += [evidence.estimates[each] for each in ids if each in evidence.estimates]
    return tuple(found)


def _some(content: Content, names: Sequence[str], none: str) -> str:
    return _listed(content, names, MOST_NAMES) if names else none


def _listed(content: Content, names: Sequence[str], most: int, between: str = "; ") -> str:
    """Return names in a line, and how many more there are."""
    rest = len(names) - most
    more = filled(content.wording.picture.more, count=rest) if rest > 0 else ""
    return f"{between.join(names[:most])} {more}".strip()
