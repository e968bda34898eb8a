"""Authors type straight marks; readers see printed ones."""

from collections.abc import Iterator

import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.content.records import Record
from ketamine_explainer.content.typography import typographic

CONTENT = load_content()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('say "within an hour".', "say “within an hour”."),
        ('"Six weeks or more" can be right', "“Six weeks or more” can be right"),
        ('not "the *first*", but *"the last"*', "not “the *first*”, but *“the last”*"),
        ('("several")', "(“several”)"),
        ('about "{an-estimate|of 100}"', "about “{an-estimate|of 100}”"),
        ("the article's words, the trials' results", "the article’s words, the trials’ results"),
        ("a 'quoted' word", "a ‘quoted’ word"),
        ("already “printed” as it’s meant", "already “printed” as it’s meant"),
        ("""`x = "a's"` stays""", """`x = "a's"` stays"""),
        ("""<span class='ke-screen'>it's</span>""", "<span class='ke-screen'>it’s</span>"),
        ("$f'(x)$ isn't https://a.b/'c'", "$f'(x)$ isn’t https://a.b/'c'"),
    ],
)
def test_marks_are_printed(typed: str, printed: str) -> None:
    assert typographic(typed) == printed
    assert typographic(printed) == printed


def said(record: object) -> Iterator[str]:
    if isinstance(record, str):
        yield record
    elif isinstance(record, Record):
        yield from said([getattr(record, name) for name in type(record).model_fields])
    elif isinstance(record, dict):
        yield from said(list(record.values()))
    elif isinstance(record, list | tuple):
        for each in record:
            yield from said(each)


@pytest.mark.parametrize(
    "name",
    ["article", "captions", "charts", "conditions", "course", "evidence", "notes", "options",
     "questions", "sections", "sources", "verdicts"],
)  # fmt: skip
def test_no_text_of_the_course_has_straight_marks(name: str) -> None:
    record = getattr(CONTENT, name)
    left = [text for text in said(dict(record) if name == "sections" else record)
            if typographic(text) != text]  # fmt: skip
    assert left == []
