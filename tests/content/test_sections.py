from pathlib import Path

import pytest

from ketamine_explainer.content.errors import ContentError
from ketamine_explainer.content.sections import read_blocks


def written(folder: Path, text: str) -> Path:
    path = folder / "section.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_blocks_come_by_name_in_order(tmp_path: Path) -> None:
    path = written(tmp_path, "<!-- block: title -->\n# A\n\n<!-- block: end -->\nB\n\nC\n")
    assert list(read_blocks(path).items()) == [("title", "# A"), ("end", "B\n\nC")]


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("stray\n<!-- block: title -->\nA\n", "above this line", 1),
        ("<!-- block: a -->\nA\n<!-- block: a -->\nB\n", "a second block 'a'", 3),
        ("<!-- block: a -->\n\n<!-- block: b -->\nB\n", "an empty block", None),
        ("<!-- block: a -->\nA\n<!-- block b -->\nB\n", "correct the marker", 3),
        ("<!-- block: a -->\nA\n<!-- blok: b -->\nB\n", "correct the marker", 3),
    ],
)
def test_a_wrong_file_is_explained(
    tmp_path: Path, text: str, message: str, line: int | None
) -> None:
    with pytest.raises(ContentError, match=message) as caught:
        read_blocks(written(tmp_path, text))
    assert caught.value.problems[0].line == line


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"create absent\.md"):
        read_blocks(tmp_path / "absent.md")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "section.md"
    path.write_text("<!-- block: a -->\nA\n", encoding="utf-8-sig")
    assert read_blocks(path) == {"a": "A"}


def test_lines_before_the_first_block_are_told_once(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read_blocks(written(tmp_path, "one\ntwo\nthree\n<!-- block: a -->\nA\n<!-- blok: b -->\n"))
    assert [problem.line for problem in caught.value.problems] == [1, 6]
