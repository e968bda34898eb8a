from pathlib import Path

import pandas as pd

import ketamine_explainer as ke
from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.synthesis.frame import frame

CONTENT = load_content(find_root(Path(__file__)))


def test_every_estimate_that_is_shown_has_a_row_and_no_other() -> None:
    shown = [id_ for id_, each in CONTENT.evidence.estimates.items() if each.show]
    assert list(frame(CONTENT).index) == shown


def test_a_row_holds_the_numbers_of_its_record() -> None:
    row = frame(CONTENT).loc["kishimoto-2016-effect-day-1"]
    assert (row["number"], row["low"], row["high"], row["of"]) == (-1.0, -1.28, -0.73, 234)
    assert row["source"] == "Kishimoto 2016"
    assert not row["reckoned"]


def test_an_interval_that_we_reckoned_is_marked() -> None:
    row = frame(CONTENT).loc["zarate-2006-still-responding-week-1"]
    assert row["reckoned"]
    assert row["low"] < 35 < row["high"]


def test_nothing_that_a_reader_must_know_is_empty() -> None:
    table = frame(CONTENT)
    for name in (
        "outcome",
        "value",
        "basis",
        "measure",
        "arm",
        "who",
        "when",
        "source",
        "where",
    ):
        assert table[name].notna().all(), name
    unknown = table[table["of"].isna()]
    modelled = unknown["basis"] == "modelled"
    assert (unknown["number"].notna() | modelled).all(), "a counted share says out of how many"
    assert (table["low"].notna() | table["certainty"].notna()).all()


def test_the_package_gives_the_frame() -> None:
    pd.testing.assert_frame_equal(ke.evidence, frame(load_content()))
