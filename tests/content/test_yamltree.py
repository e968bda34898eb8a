"""The part of YAML that content is written in, and what is refused of the rest."""

import os
from datetime import date
from pathlib import Path
from time import process_time

import pytest

from ketamine_explainer.content.errors import ContentError
from ketamine_explainer.content.textfile import LARGEST
from ketamine_explainer.content.yamlfile import Document, open_document
from ketamine_explainer.content.yamltree import DEEPEST, LONGEST, MOST_ALIASES, MOST_VALUES


def opened(folder: Path, text: str) -> Document:
    path = folder / "rain.yaml"
    path.write_text(text, encoding="utf-8")
    return open_document(path)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"), ("on", "on"), ("Yes", "Yes"), ("~", None), ("", None), ("null", None),
        ("true", True), ("FALSE", False), ("012", 12), ("-3", -3), ("0o17", 15), ("0x1F", 31),
        ("1_000", 1000), ("1e3", 1000.0), (".5", 0.5), ("5.", 5.0), ("-1.5e-3", -0.0015),
        ("1.2.3", "1.2.3"), ("12:30", "12:30"), ("'12'", "12"), ('"true"', "true"), ("1e", "1e"),
        ("2026-11-22", date(2026, 11, 22)), ("'2026-11-22'", "2026-11-22"), ("20261122", 20261122),
        ("<<", "<<"), ("=", "="), (">-\n  a\n  b", "a b"),
    ],
)  # fmt: skip
def test_values_follow_the_core_schema_of_yaml_1_2(
    tmp_path: Path, written: str, read: object
) -> None:
    value = opened(tmp_path, f"rain: {written}\n").tree["rain"]

    assert (value, type(value)) == (read, type(read))


def test_the_name_of_a_text_stands_for_it(tmp_path: Path) -> None:
    document = opened(tmp_path, "a: &wet It rains.\nb:\n  - *wet\n*wet : c\n")

    assert document.tree == {"a": "It rains.", "b": ["It rains."], "It rains.": "c"}
    assert document.line(("b", 0)) == 3
    assert document.line(("It rains.",)) == 4


REFUSED = {
    "aliases that explode": (
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", 2, "the name of a text above it"),
    "a value that contains itself": ("a: &a\n  b: *a\n", 2, "the name of a text above it"),
    "an unknown name": ("a: *b\n", 1, "with a star in quotation marks"),
    "many names": (
        "a: &a x\nb:\n" + MOST_ALIASES * "  - *a\n" + "  - *a\n",
        MOST_ALIASES + 3, f"at most {MOST_ALIASES} aliases"),
    "long names": (
        f"a: &a {LONGEST // 2 * 'x'}\nb: *a\nc: *a\nd: *a\n", 4, "write the text once"),
    "deep lists": ("a:\n  " + 500 * "[" + 500 * "]", 2, f"at most {DEEPEST}"),
    "deep entries": (
        "".join(f"{i * ' '}a:\n" for i in range(500)), DEEPEST + 1, f"at most {DEEPEST}"),
    "deep keys": (500 * "{? ", 1, "a key that is a text"),
    "a number as a key": ("a: 1\n2: b\n", 2, "put it in quotation marks"),
    "no key": ("a: 1\n~: b\n", 2, "a key that is a text"),
    "a list as a key": ("? [a]\n: b\n", 1, "a key that is a text"),
    "a key given twice": ("a: 1\nb: 1\na: 2\n", 3, "first on line 1"),
    "NUL": ("a: 1\nb: x\0y\n", 2, "the control character U\\+0000"),
    "an escaped NUL": ('a: 1\nb: "x\\0y"\n', 2, "take the escape out"),
    "half of a pair": ('a: "\\ud800"\n', 1, "write the character itself"),
    "a bad escape": ('a: 1\nb: "\\q"\n', 2, "use single quotation marks"),
    "a key without its colon": ("a: 1\nb\nc: 1\n", 3, "a colon and a space after each key"),
    "a day that is none": ("a: 2026-02-30\n", 1, "a day of the calendar"),
    "a month that is none": ("a: 2026-13-01\n", 1, "a day of the calendar"),
    "a tag of a number": ("a: !!int abc\n", 1, "the tag tag:yaml.org,2002:int"),
    "a tag of a list": ("a: !!omap [b: c]\n", 1, "values without tags"),
    "a tag of an entry": ("a: !!set {b}\n", 1, "values without tags"),
    "a tag of one's own": ("a: !rain b\n", 1, "begins with '!' in quotation marks"),
    "a tag that names Python": ("a: !!python/name:os.system\n", 1, "values without tags"),
    "a tag without a name": ("a: ! b\n", 1, "values without tags"),
    "infinity": ("a: -.inf\n", 1, "a finite number"),
    "no number": ("a: .nan\n", 1, "a finite number"),
    "a number without end": ("a: 1e999\n", 1, "a finite number"),
    "many digits": (f"a: {5000 * '9'}\n", 1, "at most 40 digits"),
    "two documents": ("a: 1\n---\nb: 1\n", 2, "take out the '---'"),
    "a text without end": (f"a: {(LONGEST + 1) * 'x'}\n", 1, "is a quotation mark missing?"),
    "many values": (
        "a: [" + MOST_VALUES * "1," + "]\n", 1, f"at most {MOST_VALUES} in a file"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_of_our_yaml_is_refused_on_its_line(tmp_path: Path, name: str) -> None:
    text, line, says = REFUSED[name]
    begun = process_time()

    with pytest.raises(ContentError, match=says) as caught:
        opened(tmp_path, text)

    assert caught.value.problems[0].line == line
    assert len(str(caught.value)) < 1000
    assert process_time() - begun < 1


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "rain.yaml").mkdir()
    with pytest.raises(ContentError, match="a folder, a pipe or a link to nothing"):
        open_document(tmp_path / "rain.yaml")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rain.yaml")
    with pytest.raises(ContentError, match="a folder, a pipe or a link to nothing"):
        open_document(tmp_path / "rain.yaml")


def test_a_link_to_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "rain.yaml").symlink_to(tmp_path / "snow.yaml")
    with pytest.raises(ContentError, match="a folder, a pipe or a link to nothing"):
        open_document(tmp_path / "rain.yaml")


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"allowed: at most 0\.5 MB"):
        opened(tmp_path, "#" * (LARGEST + 1))


def test_bytes_that_are_not_utf8_are_placed(tmp_path: Path) -> None:
    path = tmp_path / "rain.yaml"
    path.write_bytes("a: 1\nb: Zürich\n".encode("latin-1"))
    with pytest.raises(ContentError, match=r"line 2\n.*byte 9 is not UTF-8"):
        open_document(path)


def test_a_thousand_problems_are_told_in_part(tmp_path: Path) -> None:
    problem = opened(tmp_path, "a: 1\n").problem(("a",), "x" * 5000, "y", "z")

    said = str(ContentError([problem] * 1000))

    assert said.startswith("1000 problems in the content\n")
    assert said.endswith("... and 950 more: mend these first")
    assert max(map(len, said.splitlines())) < 320
