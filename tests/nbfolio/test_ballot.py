"""What can be voted on, as a mark in HTML."""

from __future__ import annotations

import re
from typing import Any

import pytest

from nbfolio.html.clean import clean
from nbfolio.markup import element
from nbfolio.notebook.ballot import Choice, Numbers, Row, Tick, Truth, Unit, read, written

CHOICE = Choice("Which “one” <flies>?", ("a stone", "a kite"), 1)
SCALE = (Tick(0, "none", 0), Tick(100, "all", 100))
ROW = Row("Kites", Truth(80, "80 of 100"))
NUMBERS = Numbers("How many?", (ROW,), SCALE, (Unit("hour", "hours", 60),))


@pytest.mark.parametrize("ballot", [CHOICE, NUMBERS, Choice("Which?", ("a", "b", "c"))], ids=str)
def test_what_is_written_is_read(ballot: Any) -> None:
    assert read(written(ballot)) == ballot
    assert "data-vote" in clean(element("p", "x", data_vote=written(ballot)))


@pytest.mark.parametrize(
    "mark",
    ["", "x", "[]", "1", "{}", '{"asks":"a"}', '{"asks":"a","options":"bc"}',
     '{"asks":1,"options":["a","b"]}', '{"asks":"a","options":["a","b"],"right":true}',
     '{"asks":"a","options":["a","b"],"more":1}', '{"asks":"a","rows":[{"label":"a"}],"ticks":[]}',
     '{"asks":"a","rows":1,"ticks":[]}', "[" * 100_000],
)  # fmt: skip
def test_what_is_no_ballot_is_left_out_of_pages(mark: str) -> None:
    with pytest.raises(ValueError, match=r"given .*; allowed: "):
        read(mark)
    assert "data-vote" not in clean(element("p", "x", data_vote=mark))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Choice("a", ("b",)), "given 1 options; allowed: 2 to 5"),
        (lambda: Choice("a", tuple("abcdef")), "given 6 options; allowed: 2 to 5"),
        (lambda: Choice("a", ("b", " ")), "given ' '; allowed: words"),
        (lambda: Choice("a", ("b", "c"), 2), "given right 2; allowed: the place of an option"),
        (lambda: Numbers("a", (), SCALE), "given 0 rows; allowed: 1 to 3"),
        (lambda: Numbers("a", (ROW,), SCALE[:1]), "allowed: two or more that rise, from 0 to 100"),
        (lambda: Numbers("a", (ROW,), SCALE[::-1]), "allowed: two or more that rise"),
        (lambda: Truth(float("nan"), "a"), "given nan; allowed: a number"),
        (
            lambda: Numbers("a", (ROW,), SCALE, (Unit("m", "m", 1), Unit("month", "months", 9))),
            "allowed: those that begin with different letters",
        ),
    ],
)
def test_what_no_room_can_vote_on_is_refused(make: Any, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        make()
