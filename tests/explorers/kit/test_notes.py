"""Speaker notes in words."""

from pathlib import Path

import mistune

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.content.records import Note
from ketamine_explainer.explorers.kit import notes

CONTENT = load_content(find_root(Path(__file__)))
NOTE = Note(
    id="show-timeline",
    minutes=2,
    say="It is so.",
    do=("Move *Time* to the end.", "Stop at {kishimoto-2016-lead-gone|when}."),
    ask="How many?",
    answer="{dean-2021-placebo-response-ketamine|of 100} of them.",
    objection="Why?",
    reply="It was so {kishimoto-2016-lead-gone|when} [@kishimoto-2016] [@zarate-2006].",
)


def test_markdown_says_mentions_and_names_their_estimates() -> None:
    said = notes.rendered(CONTENT, NOTE)
    name = "dean-2021-placebo-response-ketamine"
    assert said.answer == f'<span data-estimate="{name}">27 of 100</span> of them.'
    assert said.say == NOTE.say
    assert said.do[0] == NOTE.do[0]
    assert said.do[1].endswith(">days 10 to 12</span>.")


def test_markdown_links_citations() -> None:
    html = str(mistune.create_markdown(escape=False)(notes.rendered(CONTENT, NOTE).reply))
    assert 'days 10 to 12</span> (<a href="http' in html
    assert ">Kishimoto 2016</a>; <a" in html


def test_what_is_no_words_stays_as_it_is() -> None:
    said = notes.rendered(CONTENT, NOTE)
    assert (said.id, said.minutes) == ("show-timeline", 2)


def test_all_notes_are_given_by_notebook_and_slide() -> None:
    found = notes.by_slide(CONTENT)
    assert list(found) == [*CONTENT.course.notebooks]
    assert [*found["02_fast_response"]] == [*CONTENT.notes["02_fast_response"]]
    assert "}" not in found["02_fast_response"]["show-timeline"].reply
