"""What a reader reads is plain clinical English and does not narrate how it was searched for.

Records may: a study's note says what was read of it, a verdict's search how it was looked for.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from ketamine_explainer.content import find_root
from ketamine_explainer.content.places import texts

CONTENT = find_root(Path(__file__)) / "content"
NARRATES = (
    r"\b(?:that|which|what) we read\b|\bwe (?:have )?read (?:one|no|a|stored)\b|\bwe found no"
)
NARRATES += r"\b|\bwe found nothing\b|\bwe (?:did not see|saw (?:no|only))\b|\bnot seen\b"
IDIOM = r"\breckon\w*|\b(?:is|be|are) felt too\b|\bfelt too\b|\b(?:had|has) not yielded\b"
IDIOM += r"|\bcalming drugs?\b|\bfor pleasure\b|\bgave no sure\b|\bhow it is borne\b"
WRONG = re.compile(f"{NARRATES}|{IDIOM}", re.IGNORECASE)
RECORDS = {"models", "evidence", "estimates", "studies"}
"""Folders whose files are records: only idioms are looked for there."""

LEFT = {
    "notes.yaml": 1,
}
"""Passages still to be mended, by file; the counts only ever fall."""


def passages(path: Path) -> Iterator[str]:
    """Give the texts of a file of content, each on one line."""
    text = path.read_text(encoding="utf-8")
    found = [text] if path.suffix == ".md" else [each for _, each in texts(yaml.safe_load(text))]
    yield from (" ".join(each.split()) for each in found)


def faults(path: Path) -> list[str]:
    """Return what does not belong in a file, each with the words around it."""
    wanted = re.compile(IDIOM, re.IGNORECASE) if path.parent.name in RECORDS else WRONG
    return [
        text[max(0, match.start() - 30) : match.end() + 30]
        for text in passages(path)
        for match in wanted.finditer(text)
    ]


FILES = sorted([*CONTENT.rglob("*.yaml"), *CONTENT.rglob("*.md")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_a_file_is_in_plain_english(path: Path) -> None:
    found = faults(path)
    name = path.relative_to(CONTENT).as_posix()
    assert len(found) <= LEFT.get(name, 0), found


@pytest.mark.parametrize(
    "text",
    [
        "Nothing that we read follows mood.",
        "We found no trial.",
        "its size was not seen",
        "a drug that can be felt too",
        "a drug that is\n  felt too",
        "By our reckoning",
        "depression that had not yielded to other treatments",
        "opioids and calming drugs",
        "taken for pleasure",
    ],
)
def test_a_fault_is_found(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert len(faults(tmp_path / "a.md")) == 1


def test_a_record_may_say_what_was_read_but_not_in_idioms(tmp_path: Path) -> None:
    (tmp_path / "studies").mkdir()
    path = tmp_path / "studies" / "a.yaml"
    path.write_text("note: The size was not seen, nor what it was reckoned from.", encoding="utf-8")
    (fault,) = faults(path)
    assert "reckoned" in fault
