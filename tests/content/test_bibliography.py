from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError
from ketamine_explainer.content.bibliography import read_references

ENTRY = """\
@article{zarate-2006,
  author  = {Zarate, Jr, CA and van den Berg, A and Ng, B and Ito, C and others},
  title   = {{A randomized trial}},
  journal = {Archives},
  year    = {2006},
  volume  = {63},
  number  = {8},
  pages   = {856--864},
  pmid    = {16894061},
}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "references.bib"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_entry_is_a_source(tmp_path: Path) -> None:
    source = read_references(written(tmp_path, ENTRY))["zarate-2006"]
    assert source.short == "Zarate 2006"
    assert source.byline == "Zarate CA Jr, van den Berg A, Ng B, Ito C, et al."
    assert source.where == "Archives 63(8):856–864"
    assert source.title == "A randomized trial"
    assert source.link == "https://pubmed.ncbi.nlm.nih.gov/16894061/"


def test_more_than_four_authors_are_three_and_others(tmp_path: Path) -> None:
    text = ENTRY.replace("and others", "and Oe, D")
    source = read_references(written(tmp_path, text))["zarate-2006"]
    assert source.byline == "Zarate CA Jr, van den Berg A, Ng B, et al."


def test_a_body_is_cited_by_its_short_name(tmp_path: Path) -> None:
    text = (
        "@report{nice-1, author={{National Institute}}, shortauthor={NICE}, title={A}, year=2022}"
    )
    source = read_references(written(tmp_path, text))["nice-1"]
    assert (source.short, source.byline, source.link) == ("NICE 2022", "National Institute", None)


def test_sources_of_one_author_and_year_get_letters(tmp_path: Path) -> None:
    text = ENTRY + ENTRY.replace("zarate-2006", "zarate-2006-b")
    sources = read_references(written(tmp_path, text))
    assert [each.short for each in sources.values()] == ["Zarate 2006a", "Zarate 2006b"]


@pytest.mark.parametrize(
    ("broken", "line", "says"),
    [
        (ENTRY.replace("journal = {Archives},", "journal = Archives},"), 4, "BibTeX"),
        (ENTRY + ENTRY, 11, "for the second time"),
        (ENTRY.replace("volume ", "volum "), 1, "did you mean 'volume'"),
        (ENTRY.replace("title ", "note "), 1, "zarate-2006.title"),
        (ENTRY.replace("A randomized trial", "A trial (title approximate)"), 3, "'approximate'"),
        (ENTRY.replace("{Archives}", "{Archives (remembered)}"), 4, "zarate-2006.journal"),
        (ENTRY.replace("A randomized trial", "Title not seen"), 3, "a drafting note ('not seen')"),
        (ENTRY.replace("A randomized trial", "A trial, as described"), 3, "complete it from its"),
        (
            ENTRY.replace(
                "Zarate, Jr, CA and van den Berg, A and Ng, B and Ito, C and others",
                "{Authors not seen}",
            ),
            2,
            "what the source itself says",
        ),
        (ENTRY.replace("{{A randomized trial}}", "{}"), 3, "complete it from its identifier"),
        (
            "\n".join(line for line in ENTRY.splitlines() if "author" not in line),
            1,
            "complete it from its identifier",
        ),
        (ENTRY.replace("{16894061}", "{PMID 16894061}"), 1, "'PMID 16894061'"),
        (ENTRY.replace("@article", "@paper"), 1, "'paper'"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, broken: str, line: int, says: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_references(written(tmp_path, broken))
    assert f"references.bib, line {line}" in str(caught.value)
    assert says in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"create references\.bib"):
        read_references(tmp_path / "references.bib")
