import re
from collections.abc import Mapping
from html import escape
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from nbfolio.notebook.document import read_document
from nbfolio.writers.paper.sheet import ROOM, Question, Sheet, read_sheet
from nbfolio.writers.paper.tree import on_paper

QUESTIONS = {
    "show-timeline": Question("Who looked within the hour?", "Two small trials."),
    "show-one-infusion": Question("What is left after a day?", "Almost nothing."),
}


def html_cell(id_: str, html: str, **metadata: Any) -> NotebookNode:
    output = new_output("display_data", {"text/html": html})
    return new_code_cell("show()", id=id_, outputs=[output], metadata=metadata)


def sheet(
    *cells: NotebookNode, questions: Mapping[str, Question] | None = None, code: str = ""
) -> Sheet:
    metadata = {"explainer": {"code": code}} if code else {}
    nb = new_notebook(cells=list(cells), metadata=metadata)
    return read_sheet(read_document(nb, "05_cost"), questions)


def test_each_section_has_room_for_notes() -> None:
    read = sheet(
        *(new_markdown_cell(each) for each in ("# Cost", "Lead.", "## One", "a", "## Two"))
    )

    assert read.title == "Cost"
    assert "Lead." in read.lead
    assert ROOM not in read.lead
    assert [section.count(ROOM) for section in read.sections] == [1, 1]
    assert read.sections[0].index("<p>a</p>") < read.sections[0].index(ROOM)


def test_nobody_takes_notes_on_sources() -> None:
    read = sheet(new_markdown_cell("## Sources", id="sources"))

    assert read.sections == ()
    assert "Sources" in read.sources
    assert ROOM not in read.sources


def test_references_are_known_from_the_lists_alone() -> None:
    cards = '<div popover id="a"><b>1</b><ul><li>one</li></ul></div>'

    read = sheet(new_markdown_cell("## Sources\n\n- B\n- A", id="sources"), html_cell("c", cards))

    assert read.references == ("<li>B</li>", "<li>A</li>")


def test_what_a_paper_is_without_goes_with_what_leads_to_it() -> None:
    cells = [
        new_markdown_cell("# Cost"),
        new_markdown_cell("## Test\n\nAnswer these."),
        html_cell("a", '<div class="quiz">How much?</div>'),
        new_markdown_cell("## Bars\n\nLook."),
        html_cell("b", '<div class="quiz">Or</div><p>Bars.</p>'),
        new_markdown_cell("## Words\n\nAlone."),
    ]
    document = read_document(new_notebook(cells=cells), "05_cost")

    read = read_sheet(document, without=".quiz", room=False)

    assert ["Bars" in read.sections[0], "Words" in read.sections[1]] == [True, True]
    assert len(read.sections) == 2
    assert "Or<" not in read.sections[0]
    assert ROOM not in "".join(read.sections)
    assert len(read_sheet(document).sections) == 3


def test_a_notebook_without_a_heading_has_its_name() -> None:
    read = sheet(new_markdown_cell("Hello"))

    assert read.lead.startswith("<h1>05_cost</h1>")


def test_what_needs_a_kernel_is_left_out() -> None:
    assert "gone" not in sheet(html_cell("a", "gone", tags=["remove-output"])).lead


def test_questions_follow_their_slides_and_answers_stand_apart() -> None:
    slides = [html_cell(id_, id_) for id_ in ("show-timeline", "show-one-infusion")]

    read = sheet(*slides, questions=QUESTIONS)

    parts = ("show-timeline<", "Question 1", "Who looked", "show-one-infusion<", "Question 2")
    assert [read.lead.index(part) for part in parts] == sorted(map(read.lead.index, parts))
    assert "Two small trials." not in read.lead
    assert [("Question 1" in read.answers[0]), ("Two small trials." in read.answers[0])] == [
        True
    ] * 2
    assert "Almost nothing." in read.answers[1]


@pytest.mark.parametrize(
    "folds", [{"jupyter": {"outputs_hidden": True, "source_hidden": True}}, {"tags": ["solution"]}]
)
def test_solutions_of_exercises_are_in_the_answer_key(folds: Any) -> None:
    solution = html_cell("s", "42", **folds)

    read = sheet(new_markdown_cell("## Reckon"), solution, code="shown")

    assert "42" not in read.sections[0]
    assert "42" in read.answers[0]


def test_an_exercise_has_room_where_something_is_solved() -> None:
    solution = html_cell("s", "42", tags=["solution"])

    given, reckon = new_markdown_cell("## Given"), new_markdown_cell("## Reckon")
    read = sheet(given, reckon, solution, code="shown")

    assert ["room" in each for each in read.sections] == [False, True]


def test_answers_of_one_section_stand_under_its_heading_once() -> None:
    cells = [html_cell(each, f"<div class='key'>{each}</div>") for each in ("a", "b")]
    nb = new_notebook(cells=[new_markdown_cell("## Reckon"), *cells])

    first, second = read_sheet(read_document(nb, "05_cost"), apart=".key").answers

    assert ["Reckon" in first, "Reckon" in second] == [True, False]


def table_of(*rows: str) -> str:
    cells = (f'<tr data-estimate="e"><th>{row}</th><td></td></tr>' for row in rows)
    head = "<tr><th>Row</th><th>Control</th></tr>"
    return f"<table class='ke-cells'><thead>{head}</thead><tbody>{''.join(cells)}</tbody></table>"


def folded(table: str) -> str:
    more = "<details class='ke-all'><summary>All 3 rows</summary></details>"
    return f"<details class='ke-table'><summary>As a table</summary>{more}{table}</details>"


def test_a_table_has_the_rows_of_what_is_printed() -> None:
    less = escape("tbody>:not(:nth-child(n+2):nth-child(-n+3)),tr>:is(:nth-child(2))")
    mark = f'<div><i data-less="{less}"></i></div>'

    lead = sheet(html_cell("a", mark + folded(table_of("a", "b", "c")))).lead

    assert re.findall(r"<th>(\w+)</th>", lead) == ["Row", "b", "c"]
    assert lead.count('<td class="ke-more">') == 2
    assert "What the figure shows; the page has all 3 rows." in lead
    assert "All 3 rows" not in lead
    assert "data-less" not in lead


@pytest.mark.parametrize("mark", ["", '<i data-less=":not(*)"></i>'])
def test_a_table_without_others_rows_is_printed_whole(mark: str) -> None:
    lead = sheet(html_cell("a", mark + folded(table_of("a", "b", "c")))).lead

    assert re.findall(r"<th>(\w+)</th>", lead) == ["Row", "Control", "a", "b", "c"]
    assert "the page has all" not in lead


def test_each_table_is_shortened_by_its_own_mark() -> None:
    mark = '<i data-less="tbody&gt;:not(:nth-child(1))"></i>'
    whole = folded(table_of("d", "e"))

    lead = sheet(html_cell("a", mark + folded(table_of("a", "b", "c")) + whole)).lead

    assert re.findall(r"<th>([a-e])</th>", lead) == ["a", "d", "e"]


@pytest.mark.parametrize(
    ("html", "printed"),
    [
        ('<button class="ke-value" popovertarget="x">12 of 17</button>',
         '<span class="ke-value" data-card="x">12 of 17</span>'),
        ('see <a href="02_fast_response.ipynb">there</a>', "see there"),
        ('<a href="https://example.org">source</a>', '<a href="https://example.org">source</a>'),
        ("<p><a download='e.csv' href='data:text/csv,'>Save</a></p>", ""),
        ("<details class='a'>b</details>", '<details class="a" open="">b</details>'),
        ("<details open>b</details>", '<details open="">b</details>'),
    ],
)  # fmt: skip
def test_what_paper_cannot_do_is_words(html: str, printed: str) -> None:
    assert str(on_paper(html)) == printed


def test_words_about_the_screen_stay_away_from_paper() -> None:
    html = (
        "<p><span class='ke-screen'>Press Play.</span> It grows.</p>"
        "<p><span class='ke-screen'>Choose.</span></p>"
    )

    assert str(on_paper(html)) == "<p>It grows.</p>"


def test_term_and_value_are_one_row() -> None:
    assert str(on_paper("<dl><dt>a</dt><dd>1</dd><dt>b</dt><dd>2</dd></dl>")) == (
        '<dl><div class="row"><dt>a</dt><dd>1</dd></div>'
        '<div class="row"><dt>b</dt><dd>2</dd></div></dl>'
    )


def test_what_is_said_of_several_terms_is_said_once() -> None:
    pairs = "".join(f"<dt>{term}</dt><dd>{said}</dd>" for term, said in ("a0", "b1", "c0"))

    assert str(on_paper(f"<dl class='ke-card'>{pairs}</dl>")) == (
        '<dl class="ke-card"><div class="row several"><dt class="several">a; c</dt><dd>0</dd></div>'
        '<div class="row"><dt>b</dt><dd>1</dd></div></dl>'
    )
