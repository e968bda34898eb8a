"""Sentences with places: loaded, checked, and every one of them used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel, ValidationError

from ketamine_explainer.content import ContentError, load_content
from ketamine_explainer.content.mentions import mentioned
from ketamine_explainer.content.phrases import filled, holds, places
from ketamine_explainer.content.records import Record

ROOT = Path(__file__).parents[2]
CONTENT = load_content(ROOT)
SOURCE = "\n".join(
    path.read_text("utf-8") for end in ("py", "js") for path in (ROOT / "src").rglob(f"*.{end}")
)
Edit = Callable[[str, str, str], Path]


class Said(BaseModel):
    text: Annotated[str, holds("count", "of")]


def sentences(record: Record) -> Iterator[tuple[str, str]]:
    for name, value in record:
        if isinstance(value, Record):
            yield from sentences(value)
        else:
            yield name, value


def test_places_are_filled() -> None:
    assert filled("{=count} of {=of}, {=count}", count=3, of="<b>7</b>") == "3 of <b>7</b>, 3"
    assert list(places("{=count} of {=of}")) == ["count", "of"]


def test_a_place_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="of"):
        filled("{=count} of {=of}", count=3)


def test_a_place_is_no_mention() -> None:
    assert list(mentioned("{=count} of {zarate-2006|of 100}")) == [("zarate-2006", "of 100")]


@pytest.mark.parametrize("text", ["{=count}", "{=count} of {=off}", "{count} {of}", "none"])
def test_a_sentence_has_the_places_that_are_filled(text: str) -> None:
    with pytest.raises(ValidationError, match=r"no others: \{=count\}, \{=of\}"):
        Said(text=text)


@pytest.mark.parametrize(
    ("given", "instead", "message"),
    [
        ("in the year: {=first} in", "in the year: {=frist} in",
         "these places and no others: {=infusions}, {=first}, {=later}"),
        ("after the first course; our reading", "in {=weeks} weeks; our reading",
         "these places and no others: {=words}, {=low}, {=high}"),
        ("  every: ", "  evrey: ", "did you mean 'every'"),
        ("{daly-2019-hazard-remitters}", "{daly-2019-hazard-remiters}",
         "did you mean 'daly-2019-hazard-remitters'"),
    ],
)  # fmt: skip
def test_a_wrong_sentence_is_refused_with_its_line(
    edited: Edit, given: str, instead: str, message: str
) -> None:
    root = edited("pages/wording.yaml", given, instead)
    before = (ROOT / "content" / "pages" / "wording.yaml").read_text("utf-8").partition(given)[0]

    with pytest.raises(ContentError) as error:
        load_content(root)

    problem = next(each for each in error.value.problems if message in str(each))
    assert problem.file.name == "wording.yaml"
    assert problem.line is not None
    assert 0 <= 1 + before.count("\n") - problem.line <= 2, "the line of the key, or of the text"


@pytest.mark.parametrize("name", sorted({name for name, _ in sentences(CONTENT.wording)}))
def test_each_sentence_is_said_somewhere(name: str) -> None:
    assert re.search(rf"\.{name}\b", SOURCE)
