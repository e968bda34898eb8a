"""The criteria for patient decision aids: each can fail, and none does."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from typer.testing import CliRunner

from ketamine_explainer import cli, ipdas
from ketamine_explainer.content import Content, load_content
from ketamine_explainer.content.records import Option, Row, Side
from ketamine_explainer.explorers.findings.options import Kind, sides

CONTENT = load_content()


def test_the_twelve_items_that_apply_hold() -> None:
    items = ipdas.required(CONTENT)
    assert [item.number for item in items] == [
        "1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.1.5", "1.2.1",
        "2.1.1", "2.2.1", "2.2.2", "2.2.3", "2.2.4", "2.3.1",
    ]  # fmt: skip
    assert [item.number for item in items if not item.holds] == []


def without_block(notebook: str, block: str) -> Callable[[Content], Content]:
    def change(content: Content) -> Content:
        kept = {name: text for name, text in content.sections[notebook].items() if name != block}
        return replace(content, sections={**content.sections, notebook: kept})

    return change


def without_scene(notebook: str, scene: str) -> Callable[[Content], Content]:
    def change(content: Content) -> Content:
        kept = {id_: each for id_, each in content.scenes[notebook].items() if id_ != scene}
        return replace(content, scenes={**content.scenes, notebook: kept})

    return change


def with_record(file: str, **changes: Any) -> Callable[[Content], Content]:
    """Return the change of a record, without its own checks: only ours remain."""
    return lambda content: replace(
        content, **{file: getattr(content, file).model_copy(update=changes)}
    )


def without_evidence(content: Content) -> Content:
    bare = {
        id_: each.model_copy(update={"studied": "many", "found": "much"})
        for id_, each in content.conditions.items()
    }
    return replace(content, conditions=bare)


def without_source(content: Content) -> Content:
    return replace(content, sources={})


def without_interval(content: Content) -> Content:
    unsure = {
        id_: each.model_copy(update={"interval": None, "grade": None})
        for id_, each in content.evidence.estimates.items()
    }
    return replace(content, evidence=replace(content.evidence, estimates=unsure))


def with_features(*kept: int) -> Callable[[Content], Content]:
    features = [*CONTENT.options.features.items()]
    return with_record("options", features=dict(features[i] for i in kept))


def with_sides(
    change: Callable[[Mapping[str, Side]], Mapping[str, Side]],
) -> Callable[[Content], Content]:
    options = {
        id_: each.model_copy(update={"sides": change(each.sides)})
        for id_, each in CONTENT.options.options.items()
    }
    return with_record("options", options=options)


def all_gaps(sides: Mapping[str, Side]) -> Mapping[str, Side]:
    return dict.fromkeys(sides, Side(gap="not known"))


def first_lost(sides: Mapping[str, Side]) -> Mapping[str, Side]:
    return {name: side for name, side in sides.items() if name != next(iter(sides))}


def without_people(content: Content) -> Content:
    evidence = content.evidence
    studies = {
        id_: each.model_copy(update={"population": ""}) for id_, each in evidence.studies.items()
    }
    return replace(content, evidence=replace(evidence, studies=studies))


def without_pictures(content: Content) -> Content:
    return replace(content, charts={}, icons={})


HARMS = [i for i, each in enumerate(CONTENT.options.features.values()) if each.kind == "harm"]
BENEFITS = [i for i, each in enumerate(CONTENT.options.features.values()) if each.kind == "benefit"]


@pytest.mark.parametrize(
    ("number", "change"),
    [
        ("1.1.1", without_evidence),
        ("1.1.2", without_block("04_weighing_it_up", "title")),
        ("1.1.3", with_record("options", options=dict([*CONTENT.options.options.items()][:2]))),
        (
            "1.1.3",
            with_record(
                "options",
                options={
                    each.id: each for each in CONTENT.options.options.values() if each.nothing_new
                },
            ),
        ),
        ("1.1.4", with_features(*HARMS)),
        ("1.1.4", with_sides(all_gaps)),
        ("1.1.5", with_features(*BENEFITS)),
        ("1.1.5", with_sides(all_gaps)),
        ("1.2.1", without_scene("04_weighing_it_up", "the-day")),
        ("2.1.1", with_features(*BENEFITS, HARMS[0])),
        ("2.2.1", without_source),
        ("2.2.3", with_record("course", next_review=date(2020, 1, 1))),
        ("2.2.3", without_block("05_checking_the_claims", "updates")),
        ("2.2.4", without_interval),
    ],
)
def test_each_item_can_fail(number: str, change: Callable[[Content], Content]) -> None:
    failed = [item.number for item in ipdas.required(change(CONTENT)) if not item.holds]
    assert number in failed


def test_a_side_that_is_neither_found_nor_a_gap_is_not_held() -> None:
    _, check = ipdas.REQUIRED["1.1.4"]
    holds, _ = check(with_sides(first_lost)(CONTENT))
    assert not holds


@pytest.mark.parametrize("number", ["2.2.2", "2.2.3", "2.3.1"])
def test_what_stands_on_every_page_is_looked_for_there(
    number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ipdas, "_frame", lambda: "<footer></footer>")
    failed = [item.number for item in ipdas.required(CONTENT) if not item.holds]
    assert number in failed


def test_cards_of_fewer_rows_are_not_equal_detail(monkeypatch: pytest.MonkeyPatch) -> None:
    def of_fewer_rows(content: Content, option: Option, kind: Kind) -> tuple[Row, ...]:
        told = sides(content, option, kind)
        return told[:1] if kind == "harm" else told

    _, check = ipdas.REQUIRED["2.1.1"]
    assert check(CONTENT)[0]
    monkeypatch.setattr(ipdas, "sides", of_fewer_rows)
    holds, said = check(CONTENT)
    assert not holds
    assert f"as many rows for 0 of {len(CONTENT.options.options)} options" in said


@pytest.mark.parametrize(
    ("criterion", "change"),
    [
        ("the natural course if nothing is done", with_sides(all_gaps)),
        ("probabilities with reference class, event rate and time", without_people),
        ("more than one way of viewing probabilities", without_pictures),
        ("both framings of a probability", lambda content: replace(content, icons={})),
        ("what matters to the reader is asked", without_block("04_weighing_it_up", "questions")),
        ("questions for the consultation", lambda content: replace(content, questions={})),
        (
            "how evidence was selected, and how good it is",
            without_scene("05_checking_the_claims", "limits"),
        ),
    ],
)
def test_each_quality_item_can_fail(criterion: str, change: Callable[[Content], Content]) -> None:
    held = {item.criterion: item.holds for item in ipdas.quality(CONTENT)}
    assert held[criterion]
    failed = [item.criterion for item in ipdas.quality(change(CONTENT)) if not item.holds]
    assert criterion in failed


def test_what_is_not_held_is_said() -> None:
    missing = {item.criterion for item in ipdas.quality(CONTENT) if not item.holds}
    assert "needs assessment and field test" in missing


def test_the_command_prints_every_item(monkeypatch: pytest.MonkeyPatch) -> None:
    result = CliRunner().invoke(cli.app, ["check", "--ipdas"])
    assert result.exit_code == 0
    lines = result.output.splitlines()
    lines = lines[[line[:5] for line in lines].index("1.1.1") :]
    assert [line.split()[0] for line in lines[:12]] == list(ipdas.REQUIRED)
    assert len(lines) == 12 + len(ipdas.QUALITY)


def test_the_command_fails_where_a_numbered_item_does(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = ipdas.Item("1.1.1", "describes the condition", False, "nothing")
    monkeypatch.setattr(ipdas, "required", lambda content: [failed])
    result = CliRunner().invoke(cli.app, ["check", "--ipdas"])
    assert result.exit_code == 1
    assert "1.1.1    does not hold" in result.output
