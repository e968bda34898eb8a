"""Each scene asks before it tells, says how sure one can be, and is shown on its page."""

from collections import Counter
from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, find_root, load_content
from ketamine_explainer.content.loader import load_documents
from ketamine_explainer.course.notebook_checks import check_calls
from ketamine_explainer.explorers.buildable import FEWEST, MOST, refuse_unbuildable

from .conftest import Edit, refused, refused_at

CONTENT = load_content(find_root(Path(__file__)))
FILE = "scenes/02_fast_response.yaml"
SCENES = {id_: each for file in CONTENT.scenes.values() for id_, each in file.items()}


@pytest.mark.parametrize("notebook", CONTENT.scenes)
def test_a_page_has_a_handful_of_scenes_and_asks_for_a_guess(notebook: str) -> None:
    scenes = CONTENT.scenes[notebook].values()
    assert FEWEST <= len(scenes) <= MOST
    assert any(each.guess for each in scenes)


@pytest.mark.parametrize(
    ("old", "new", "place", "allowed"),
    [
        ("  finding: Ketamine differs from placebo within hours, antidepressants within a week or "
         "so\n", "", "onset.finding", "'finding'"),
        ("  question: How soon does it work?\n", "", "onset.question", "'question'"),
        ("question: How soon does it work?", "question: How soon it works.",
         "onset.question", "pattern"),
        ("certainty: very low", "certainty: hardly", "onset.certainty", "very low"),
        ("event: ketamine-40-min", "event: ketamine-40", "onset.guess.times[0].event",
         "an event of milestones.yaml"),
        ("estimate: nierenberg-2000-started-week-2,", "estimate: taylor-2006-response-week-1,",
         "weeks.guess.shares[0].estimate", "an estimate of a share"),
        ("claim: within-an-hour", "claim: within-a-hour", "hour.guess.claim",
         "a claim of article.yaml"),
        ("        right: true\n", "", "first-day.guess", "one option with right: true"),
        ("    claim: within-an-hour\n", "", "hour.guess",
         "one of shares, times, curve, options and claim"),
    ],
)  # fmt: skip
def test_a_scene_that_does_not_ask_or_answer_is_refused(
    edited: Edit, old: str, new: str, place: str, allowed: str
) -> None:
    refused_at(edited(FILE, old, new), FILE, place, allowed)


def test_an_answer_that_no_room_shows_is_refused_with_what_there_is(edited: Edit) -> None:
    problem = refused(edited(FILE, "shows: timeline", "shows: timelime"), FILE, refuse_unbuildable)
    assert problem.place == "onset.shows"
    assert problem.cure == "did you mean 'timeline'?"


def test_a_chart_that_is_not_there_is_refused(edited: Edit) -> None:
    root = edited(FILE, "shows: chart onset", "shows: chart onsets")
    problem = refused(root, FILE, refuse_unbuildable)
    assert "chart onset" in problem.allowed


def test_a_file_that_is_called_as_no_notebook_is_refused(edited: Edit) -> None:
    root = edited(FILE, "onset:", "onset:")
    path = root / "content" / FILE
    path.rename(path.with_name("02_fast.yaml"))
    with pytest.raises(ContentError) as caught:
        load_content(root)
    [problem] = caught.value.problems
    assert problem.given == "a file '02_fast.yaml'"
    assert "02_fast_response" in problem.allowed


def test_a_scene_that_no_cell_shows_is_found() -> None:
    root = find_root(Path(__file__))
    path = root / "notebooks" / "02_fast_response.ipynb"
    check_calls(root, [path])
    assert set(CONTENT.scenes["02_fast_response"]) <= set(load_documents(root)[FILE[:-5]].tree)


def test_the_verdict_that_is_said_to_be_the_most_frequent_is() -> None:
    counts = Counter(each.verdict for each in CONTENT.verdicts.values())
    guess = SCENES["board"].guess
    assert guess
    [right] = [each.words.lower() for each in guess.options if each.right]
    assert counts.most_common(1)[0] == (right, sum(counts.values()) // 2)  # "half of the claims"


def test_what_is_guessed_is_what_a_chart_shows_first(edited: Edit) -> None:
    root = edited(FILE, "nierenberg-2000-started-week-6, side", "trivedi-2006-response, side")
    problem = refused(root, FILE, refuse_unbuildable)
    assert problem.place == "weeks.guess.shares[1].estimate"
    assert problem.allowed.startswith("what the first view of 'antidepressants_week_by_week' shows")
