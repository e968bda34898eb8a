"""The content as it is, and what a mistake in it says."""

from collections import Counter
from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, find_root, load_content, load_course

from .conftest import Edit

ROOT = find_root(Path(__file__))


def line_of(root: Path, file: str, passage: str) -> int:
    lines = (root / "content" / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if passage in line)


def test_the_course_has_six_notebooks_each_with_its_prose() -> None:
    content = load_content(ROOT)
    assert [entry.id for entry in content.course.pages] == list(content.sections)
    assert len(content.sections) >= 6


def test_every_part_of_the_article_has_claims() -> None:
    article = load_content(ROOT).article
    counts = Counter(claim.part for claim in article.claims.values())
    assert set(counts) == {*article.parts}
    assert counts.total() >= 14


@pytest.mark.parametrize(
    ("claim", "low", "high", "unit"),
    [
        ("within-an-hour", None, 60, "minutes"),
        ("six-weeks-or-more", 6, None, "weeks"),
        ("one-to-two-weeks", 1, 2, "weeks"),
        ("initial-course", 2, 2, "weeks"),
    ],
)
def test_quantities_are_those_that_the_article_states(
    claim: str, low: float | None, high: float | None, unit: str
) -> None:
    quantity = load_content(ROOT).article.quantity(claim)
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)


def test_vague_quantities_are_marked_as_our_reading() -> None:
    article = load_content(ROOT).article
    for claim in ("initial-course", "several-months", "few-times-a-year"):
        assert article.quantity(claim).reading == "ours"
        assert article.quantity(claim).note


def test_a_claim_without_quantity_says_so() -> None:
    with pytest.raises(ValueError, match=r"'popularity' in article\.yaml has no quantity"):
        load_content(ROOT).article.quantity("popularity")


def test_the_course_alone_can_be_read() -> None:
    assert load_course(ROOT).next_review > load_course(ROOT).reviewed


def test_no_course_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"course\.yaml here or above"):
        find_root(tmp_path)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("charts.yaml", "pictures/charts.yaml"),
        ("verdicts.yaml", "evidence/verdicts.yaml"),
        ("references.bib", "evidence/references.bib"),
        ("sections", "pages/sections"),
    ],
)
@pytest.mark.parametrize("moved", [True, False])
def test_a_file_in_its_old_place_is_told_its_new_one(
    edited: Edit, before: str, now: str, moved: bool
) -> None:
    content = edited("article/article.yaml", "title", "title") / "content"
    (content / now).rename(content / before) if moved else (content / before).mkdir()
    with pytest.raises(ContentError) as caught:
        load_content(content.parent)
    [problem] = caught.value.problems
    assert problem.file == content / before
    assert (problem.allowed, problem.cure) == (f"content/{now}", "move it there")


def test_a_course_in_the_old_places_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for name in ("course.yaml", "charts.yaml"):
        (tmp_path / "content" / name).write_text("title: The course")
    with pytest.raises(ContentError) as caught:
        find_root(tmp_path)
    assert [problem.allowed for problem in caught.value.problems] == [
        "content/pages/course.yaml",
        "content/pictures/charts.yaml",
    ]


def test_a_folder_inside_the_course_finds_it() -> None:
    assert find_root(ROOT / "notebooks") == ROOT


def test_a_misspelt_key_names_file_line_and_the_right_key(edited: Edit) -> None:
    root = edited("article/article.yaml", "restatement:", "restatment:")
    with pytest.raises(ContentError) as caught:
        load_content(root)
    [problem] = caught.value.problems
    message = str(problem)
    line = line_of(root, "article/article.yaml", "restatment")
    assert f"article.yaml, line {line} (claims.new-and-approved.restatment)" in message
    assert "did you mean 'restatement'?" in message


def test_a_wrong_choice_names_what_is_allowed(edited: Edit) -> None:
    root = edited("article/article.yaml", "unit: minutes", "unit: minuts")
    with pytest.raises(ContentError) as caught:
        load_content(root)
    [problem] = caught.value.problems
    assert problem.line == line_of(root, "article/article.yaml", "minuts")
    assert problem.given == "'minuts'"
    assert problem.allowed == "minutes, months, per_year, weeks"
    assert problem.cure == "did you mean 'minutes'?"


def test_several_errors_in_several_files_come_together(edited: Edit) -> None:
    edited("article/article.yaml", "unit: minutes", "unit: minuts")
    edited("pages/course.yaml", "title:", "titel:")
    edited("pictures/pathway.yaml", "sources: [anis-1983", "source: [anis-1983")
    root = edited(
        "pages/sections/02_fast_response.md", "<!-- block: takeaway -->", "<!-- block: title -->"
    )
    with pytest.raises(ContentError) as caught:
        load_content(root)
    files = sorted(problem.file.name for problem in caught.value.problems)
    assert files == ["article.yaml", "course.yaml", "pathway.yaml"]


def test_an_unknown_source_is_found_in_a_record(edited: Edit) -> None:
    root = edited("pictures/pathway.yaml", "sources: [anis-1983", "sources: [anis-1893")
    with pytest.raises(ContentError, match="did you mean 'anis-1983'") as caught:
        load_content(root)
    assert caught.value.problems[0].line == line_of(root, "pictures/pathway.yaml", "[anis-1893")


def test_an_unknown_citation_is_found_in_prose(edited: Edit) -> None:
    root = edited("pages/sections/00_start_here.md", "[@kishimoto-2016]", "[@kishimoto-1916]")
    with pytest.raises(ContentError) as caught:
        load_content(root)
    [problem] = caught.value.problems
    assert problem.file.name == "00_start_here.md"
    assert problem.line == line_of(root, "pages/sections/00_start_here.md", "1916")


def test_an_unknown_citation_is_found_in_a_text_of_yaml(edited: Edit) -> None:
    root = edited("pictures/pathway.yaml", "[@anis-1983]", "[@anis-1893]")
    with pytest.raises(ContentError, match="did you mean 'anis-1983'"):
        load_content(root)


def test_an_unknown_claim_is_found(edited: Edit) -> None:
    root = edited("pictures/loop.yaml", "pain-from-unhappiness]", "pain-from-unhapiness]")
    with pytest.raises(ContentError, match="did you mean 'pain-from-unhappiness'"):
        load_content(root)


def test_an_id_given_twice_is_found(edited: Edit) -> None:
    root = edited("article/article.yaml", "  popularity:\n", "  offered-for:\n")
    with pytest.raises(ContentError, match="the duplicate key 'offered-for', first on line"):
        load_content(root)


@pytest.mark.parametrize("field", ["estimate", "statement", "time"])
def test_an_event_without_its_provenance_does_not_load(edited: Edit, field: str) -> None:
    root = edited("pictures/milestones.yaml", f"    {field}:", "    other:")
    with pytest.raises(ContentError, match=f"add '{field}'"):
        load_content(root)


def test_a_review_date_before_the_review_is_refused(edited: Edit) -> None:
    root = edited("pages/course.yaml", "next_review: 2027", "next_review: 2025")
    with pytest.raises(ContentError, match="reviewed before next_review"):
        load_content(root)


def test_a_missing_file_is_named(edited: Edit) -> None:
    root = edited("pictures/loop.yaml", "title", "title")
    (root / "content" / "pictures" / "loop.yaml").unlink()
    with pytest.raises(ContentError, match=r"create loop\.yaml"):
        load_content(root)


def test_a_change_is_seen_without_a_new_process(edited: Edit) -> None:
    root = edited("pages/course.yaml", "title: ", "title: First ")
    assert load_content(root).course.title.startswith("First ")
    edited("pages/course.yaml", "title: First ", "title: Second ")
    assert load_content(root).course.title.startswith("Second ")


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("article/article.yaml", "      high: 60", "      high: null", "low, high or both"),
        (
            "pictures/milestones.yaml",
            "until: 8, unit: weeks",
            "until: 9, unit: weeks",
            "within eight weeks",
        ),
        (
            "pictures/timeline.yaml",
            "    fading:",
            "    ended:",
            "before, lasting, fading, over",
        ),
        (
            "pictures/milestones.yaml",
            "estimate: zarate-2006-onset",
            "estimate: zarate-onset",
            "did you mean",
        ),
        (
            "pictures/milestones.yaml",
            "{zarate-2006-onset|when}",
            "{zarate-2006-onset|time}",
            "one of|value",
        ),
        (
            "pictures/timeline.yaml",
            "fading: ",
            "fading: '{zarate-2006-effect-day-1}' # ",
            "not to be shown",
        ),
        (
            "evidence/verdicts.yaml",
            "over-the-counter:\n",
            "popularity:\n",
            "the duplicate key 'popularity'",
        ),
        (
            "evidence/verdicts.yaml",
            "    - sertraline-prescription-uk",
            "    - sertraline-uk",
            "did you mean",
        ),
        (
            "pictures/pathway.yaml",
            "sources: [anis-1983",
            "sources: [anis-1893",
            "did you mean 'anis-1983'",
        ),
        (
            "article/conditions.yaml",
            "claims: [who-considers-it]",
            "claims: [who-considers]",
            "did you mean",
        ),
        (
            "evidence/references.bib",
            "@article{aaron-2025",
            "@article{dean-2021",
            "for the second time",
        ),
        (
            "article/article.yaml",
            "  closing_advice: Closing advice\n",
            "",
            "add it to the parts",
        ),
        (
            "pages/course.yaml",
            "published: 2026-11-29",
            "published: 2026-11-30",
            "on or before reviewed",
        ),
        ("article/article.yaml", "      low: 1\n", "      low: 3\n", "low at most high"),
        ("pictures/milestones.yaml", "until: 12", "until: 9", "until later than at"),
        ("pictures/timeline.yaml", "  trials: Mea", "  both: Mea", "the duplicate key 'both'"),
        (
            "pictures/milestones.yaml",
            "at: 110, until: 150,",
            "at: 110,",
            "until, where the place of a mark",
        ),
    ],
)
def test_what_the_figures_need_must_be_there(
    edited: Edit, file: str, old: str, new: str, message: str
) -> None:
    with pytest.raises(ContentError, match=message):
        load_content(edited(file, old, new))


@pytest.mark.parametrize(
    "odd",
    ["[@kishimoto-2016", "[kishimoto-2016]", "@kishimoto-2016", "[@kishimoto-2016; @dean-2021]",
     "[@kishimoto-2016, p. 3]"],
)  # fmt: skip
@pytest.mark.parametrize("file", ["pages/sections/00_start_here.md", "pages/questions.yaml"])
def test_what_only_looks_like_a_citation_is_found(edited: Edit, file: str, odd: str) -> None:
    root = edited(file, "[@kishimoto-2016]", odd)
    with pytest.raises(ContentError, match=r"\[@one\] \[@two\]") as caught:
        load_content(root)
    assert {problem.line for problem in caught.value.problems} == {line_of(root, file, odd)} or (
        file.endswith("yaml")
    )


def test_what_is_unverified_is_not_shown(edited: Edit) -> None:
    root = edited("evidence/estimates/acute.yaml", "verified: true", "verified: false")
    with pytest.raises(ContentError, match="show only what is verified"):
        load_content(root)


def test_a_reference_that_nothing_cites_is_found(edited: Edit) -> None:
    idle = "@article{idle-2020, author={Idle, I}, title={T}, year=2020}\n\n@article{aaron-2025,"
    root = edited("evidence/references.bib", "@article{aaron-2025,", idle)
    with pytest.raises(ContentError, match=r"idle-2020[\s\S]*cite it, or remove the entry"):
        load_content(root)


def test_a_late_event_is_named_by_its_time(edited: Edit) -> None:
    root = edited("pictures/milestones.yaml", "until: 8, unit: weeks", "until: 9, unit: weeks")
    with pytest.raises(ContentError) as caught:
        load_content(root)
    [problem] = caught.value.problems
    assert problem.line == line_of(root, "pictures/milestones.yaml", "until: 9")
