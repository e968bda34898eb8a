from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from ketamine_explainer.content.errors import ContentError
from ketamine_explainer.content.yamlfile import open_document, place, validate


class Drop(BaseModel):
    model_config = ConfigDict(extra="forbid")
    size: int


class Rain(BaseModel):
    model_config = ConfigDict(extra="forbid")
    drops: list[Drop]


def written(folder: Path, text: str) -> Path:
    path = folder / "rain.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_right_file_becomes_a_record(tmp_path: Path) -> None:
    path = written(tmp_path, "drops:\n  - size: 1\n")
    assert validate(open_document(path), Rain).drops[0].size == 1


def test_a_wrong_value_is_placed_on_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, "drops:\n  - size: 1\n  - size: big\n")
    with pytest.raises(ContentError) as caught:
        validate(open_document(path), Rain)
    [problem] = caught.value.problems
    assert (problem.line, problem.place, problem.given) == (3, "drops[1].size", "'big'")


def test_a_missing_key_is_placed_on_the_entry_that_lacks_it(tmp_path: Path) -> None:
    path = written(tmp_path, "drops:\n  - size: 1\n  - {}\n")
    with pytest.raises(ContentError, match="add 'size'") as caught:
        validate(open_document(path), Rain)
    assert caught.value.problems[0].line == 3


def test_all_problems_of_a_file_are_reported(tmp_path: Path) -> None:
    path = written(tmp_path, "drops:\n  - size: a\n  - size: b\n")
    with pytest.raises(ContentError, match="2 problems in the content") as caught:
        validate(open_document(path), Rain)
    assert [problem.line for problem in caught.value.problems] == [2, 3]


def test_a_key_given_twice_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "drops: []\ndrops: []\n")
    with pytest.raises(ContentError, match="duplicate key") as caught:
        open_document(path)
    assert caught.value.problems[0].line == 2


def test_broken_yaml_names_the_line(tmp_path: Path) -> None:
    path = written(tmp_path, "drops:\n  - size: [1\n")
    with pytest.raises(ContentError) as caught:
        open_document(path)
    assert caught.value.problems[0].line


@pytest.mark.parametrize(
    ("text", "line", "cure"),
    [
        ('drops: "open\n\nmore: 1\n', 1, "close the quotation that begins on this line"),
        ("drops: rain: hail\n", 1, "put the text of this line in quotation marks"),
        ("drops:\n  - size: 1\n size: 2\n", 3, "indent this line like its neighbours"),
        ("drops:\n\t- size: 1\n", 2, "replace the tab by spaces"),
        ("drops: []\ndrops: []\n", 2, "remove or rename one of the two"),
    ],
)
def test_slips_of_yaml_are_explained(tmp_path: Path, text: str, line: int, cure: str) -> None:
    with pytest.raises(ContentError, match=cure) as caught:
        open_document(written(tmp_path, text))
    assert caught.value.problems[0].line == line


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "rain.yaml"
    path.write_text("drops: []\n", encoding="utf-8-sig")
    assert validate(open_document(path), Rain).drops == []


@pytest.mark.parametrize(("value", "allowed"), [("big", "a whole number"), ("", "a whole number")])
def test_what_is_allowed_is_said_in_words(tmp_path: Path, value: str, allowed: str) -> None:
    path = written(tmp_path, f"drops:\n  - size: {value}\n")
    with pytest.raises(ContentError, match=allowed):
        validate(open_document(path), Rain)


def test_an_empty_file_lacks_its_keys(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="add 'drops'"):
        validate(open_document(written(tmp_path, "")), Rain)


def test_bytes_that_are_not_utf8_are_named(tmp_path: Path) -> None:
    path = tmp_path / "rain.yaml"
    path.write_bytes(b"drops: \xff\n")
    with pytest.raises(ContentError, match="save the file as UTF-8"):
        open_document(path)


def test_a_place_reads_as_a_path() -> None:
    assert place(("drops", 1, "size")) == "drops[1].size"
