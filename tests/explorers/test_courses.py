"""What the smaller widgets say."""

import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from tests.widget_tree import walk

CONTENT = load_content()


def test_the_year_is_counted_for_every_interval() -> None:
    text = repr(ke.year_calendar())
    for months, first, later in ((1, 11, 12), (2, 5, 6), (3, 3, 4), (4, 2, 3), (6, 1, 2)):
        every = "every month" if months == 1 else f"every {months} months"
        block = text.split(f"Infusions: {every}\n")[1]
        assert block.splitlines()[0].endswith(f": {first}")
        assert block.splitlines()[1].endswith(f": {later}")


def test_the_map_links_every_notebook() -> None:
    markdown = ke.course_map()._repr_markdown_()
    for entry in CONTENT.course.notebooks.values():
        assert f"[{entry.title}]({entry.id}.ipynb)" in markdown


def test_all_claims_are_listed() -> None:
    text = repr(ke.verdict_board())
    assert all(claim.quote in text for claim in CONTENT.article.claims.values())


def test_prose_comes_by_block_with_citations_linked() -> None:
    text = ke.Section("00_start_here")
    assert "[@" not in text["use"]._repr_markdown_()
    assert "](https://" in text["use"]._repr_markdown_()


def test_an_unknown_block_names_those_that_exist() -> None:
    with pytest.raises(KeyError, match="did you mean 'takeaway'"):
        ke.Section("02_fast_response")["takeaways"]


def test_an_unknown_notebook_names_those_that_exist() -> None:
    with pytest.raises(KeyError, match="did you mean '02_fast_response'"):
        ke.Section("02_fast_respons")


def test_an_unknown_name_of_the_package_is_explained() -> None:
    with pytest.raises(AttributeError, match="it has"):
        ke.timelime  # noqa: B018


@pytest.mark.parametrize(
    ("notebook", "files", "names"),
    [
        ("02_fast_response", ["milestones"], ["Taylor", "Kishimoto", "Dean"]),
        ("01_pain_signal_disruption", ["loop", "pathway"], ["Bosma", "Gottrup", "Woolf"]),
    ],
)
def test_sources_lists_what_prose_and_widgets_cite(
    notebook: str, files: list[str], names: list[str]
) -> None:
    lines = ke.Section(notebook, *files).sources().markdown.splitlines()
    assert lines[0] == "## Sources of this page"
    assert lines[2:] == sorted(set(lines[2:]))
    for name in names:
        assert any(line.startswith(f"- {name}") for line in lines)


def test_sources_of_prose_alone_leave_out_what_only_widgets_cite() -> None:
    assert "Anis" not in ke.Section("01_pain_signal_disruption").sources().markdown


def test_what_a_scene_has_more_to_read_is_folded_under_its_title() -> None:
    said = "".join(str(each.value) for each in walk(ke.scene("the-day")) if hasattr(each, "value"))
    more = CONTENT.scene("the-day").more
    assert len(more) >= 5
    for each in more:
        assert f'<details class="ke-part"><summary>{each.title}</summary>' in said
    medicines = said.split(f"<summary>{more[0].title}</summary>")[1].split("</details>")[0]
    assert medicines.count("<li>") >= 4
