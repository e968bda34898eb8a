from collections.abc import Callable

import ipywidgets as w
from nbformat import NotebookNode
from nbformat.v4 import new_notebook, new_output

from ketamine_explainer.content import Content, to_text
from ketamine_explainer.course.powerpoint import outline
from ketamine_explainer.synthesis.polled import answered_by, asked_of
from nbfolio.markup import element
from nbfolio.notebook.ballot import Choice, written
from nbfolio.notebook.document import read_document
from nbfolio.notebook.figure import FIGURE_MIME, Dependent, FigureSpec, Panel
from nbfolio.writers.powerpoint.pages import LINES, height
from nbfolio.writers.powerpoint.slides import (
    REFERENCE_LINES,
    REFERENCE_WIDTH,
    Outline,
    reference_slide,
)

from ...nbfolio.stills.layered import Specified, layered
from .conftest import NAME, NOTE, ZARATE, shows


def test_without_metadata_each_card_is_a_slide_and_no_live_cell_is(outlined: Outline) -> None:
    assert [(slide.kind, slide.title) for slide in outlined.slides] == [
        ("title", "Ketamine infusion, explained"),
        ("section", "Fast response"),
        ("figure", "Two <lines>"),
        ("words", "Words"),
        ("sources", "Sources and disclaimer"),
        ("words", "Help in a crisis"),
    ]


def test_metadata_choose_the_slides(notebook: NotebookNode, content: Content) -> None:
    for cell in notebook.cells:
        if cell["id"] in ("text-title", "show-lines", "show-verdicts"):
            cell.metadata["slideshow"] = {"slide_type": "slide"}

    found = outline([read_document(notebook, NAME)], content).slides

    assert [slide.title for slide in found[1:-2]] == ["Fast response", "Two <lines>", "What holds"]
    assert found[3].body == ("“a claim”: ◐\xa0qualified.",), "the sign stands with its word"


def test_a_figure_has_its_sentence_caption_and_state(outlined: Outline) -> None:
    slide = outlined.slides[2]

    assert slide.body == ("The second. Drawn for a test.",)
    assert slide.notes == "Drawn for a test.\n\nShown: Line: second; Dot: red."


def test_notes_come_before_the_caption(notebook: NotebookNode, content: Content) -> None:
    slide = outline([read_document(notebook, NAME)], content, {NAME: {"show-lines": NOTE}}).slides[
        2
    ]

    assert slide.notes.startswith(
        "Time: 3 min\n\nSAY: Point here (Zarate 2006).\n\nDO: 1. Press this. 2. Move that.\n\n"
        "ASK THE ROOM: Why?\n\nWHAT THE ROOM SHOULD COME TO: So.\n\n"
        "A LIKELY OBJECTION: No.\n\nREPLY: Yes.\n\n"
        "Drawn for a test.\n\nShown:"
    )


def test_a_slide_names_its_sources_and_the_notes_of_the_last_one_have_them_in_full(
    outlined: Outline,
) -> None:
    assert outlined.slides[2].citation.startswith("Source: the article “")
    assert outlined.slides[3].citation == "Source: Zarate 2006"
    last = outlined.slides[-2]
    assert "Zarate 2006: doi.org/10.1001/archpsyc.63.8.856" in last.body
    assert "\nZarate 2006: Zarate CA Jr, Singh JB" in last.notes
    assert "This course is for education." in last.body[-2]


def test_a_source_is_known_by_its_address_and_not_by_its_words(
    as_notebook: Callable[..., NotebookNode], content: Content
) -> None:
    cards = []
    for link in ("<b>Zarate 2006</b>", f"<a href='{ZARATE}'>that trial</a>"):
        said = f"<p>They slept ({link}).</p>"
        panel = Panel(sentences=Dependent((said,), (0,)))
        cards.append(Specified([w.HTML(said)], FigureSpec("Sleep", panels=(panel,))))

    found = outline([read_document(as_notebook(*cards), NAME)], content).slides

    citations = [slide.citation for slide in found if slide.title == "Sleep"]
    assert citations[0].startswith("Source: the article")
    assert citations[1] == "Source: that trial"
    assert found[-2].body[1].startswith("Zarate 2006: ")


def test_what_only_a_note_cites_is_listed_too(notebook: NotebookNode, content: Content) -> None:
    link = next(each.link for each in content.sources.values() if each.short == "Dean 2021a")
    notes = {NAME: {"show-lines": NOTE.model_copy(update={"reply": f"No ([Dean 2021a]({link}))."})}}

    last = outline([read_document(notebook, NAME)], content, notes).slides[-2]

    assert any(line.startswith("Dean 2021a: ") for line in last.body)
    assert "\nDean 2021a: " in last.notes


def test_the_footer_says_version_and_last_check(outlined: Outline, content: Content) -> None:
    assert f"version {content.course.version} · " in outlined.footer
    assert "last checked " in outlined.footer


def test_long_words_go_on_over_several_slides(content: Content) -> None:
    words = "\n\n".join(["word " * 100] * 9)
    cell = shows("text-long", text_markdown=f"## Long\n\n{words}")
    cell.metadata["slideshow"] = {"slide_type": "slide"}

    found = outline([read_document(new_notebook(cells=[cell]), NAME)], content).slides

    pages = [slide for slide in found if slide.title.startswith("Long")]
    assert [slide.title for slide in pages] == [f"Long ({n}\xa0of\xa05)" for n in range(1, 6)]
    assert sum(len(slide.body) for slide in pages) == 9


def test_a_notebook_without_slides_has_no_title_either(content: Content) -> None:
    found = outline(
        [read_document(new_notebook(cells=[shows("x", text_markdown="# Title")]), NAME)], content
    )

    assert [slide.kind for slide in found.slides] == ["title", "sources", "words"]


def test_sources_are_one_slide_that_says_where_the_rest_is() -> None:
    full = [f"Doe {year}: a title, in full." for year in range(1900, 2000)]
    brief = [f"Doe {year}" for year in range(1900, 2000)]

    slide = reference_slide(full, ("The end.",), "Sources", brief)

    *shown, rest, end = slide.body
    assert shown == brief[: len(shown)]
    assert 10 <= len(shown) < REFERENCE_LINES
    assert rest == f"{100 - len(shown)} more, and all of these in full: in the notes of this slide."
    assert end == "The end."
    assert height(slide.body, REFERENCE_WIDTH) <= REFERENCE_LINES
    assert slide.notes.splitlines()[1:] == full


def test_sources_that_fit_all_stand_on_the_slide() -> None:
    slide = reference_slide(["One.", "Two."], ("The end.",), "Sources")

    assert slide.body == ("One.", "Two.", "The end.")


def asked(question: str, explorer: NotebookNode) -> NotebookNode:
    """Return the cell of a scene: its question, then what answers it."""
    cell = shows("show-it", text_markdown=f"## {question}")
    cell.outputs += explorer.cells[0].outputs
    cell.metadata["slideshow"] = {"slide_type": "slide"}
    made: NotebookNode = new_notebook(cells=[cell], metadata=explorer.metadata)
    return made


def test_the_title_of_a_scene_is_what_it_finds(
    as_notebook: Callable[..., NotebookNode], content: Content
) -> None:
    scene = content.scenes[NAME]["first-day"]
    nb = asked(scene.question, as_notebook(layered()))

    [slide] = [each for each in outline([read_document(nb, NAME)], content).slides
               if each.kind == "figure"]  # fmt: skip

    assert slide.title == scene.finding
    assert slide.body == (scene.says,)
    assert slide.cell == f"{NAME}/show-it"
    assert "In full: The second." in slide.notes


def test_a_scene_builds_its_figure_up_state_by_state(
    as_notebook: Callable[..., NotebookNode], content: Content
) -> None:
    scene = content.scenes[NAME]["onset"]
    nb = asked(scene.question, as_notebook(layered()))
    for output in nb.cells[0].outputs[1:]:
        output.data[FIGURE_MIME]["controls"]["line"]["label"] = "Show"

    found = [each for each in outline([read_document(nb, NAME)], content).slides
             if each.kind == "figure"]  # fmt: skip

    assert [each.body[0] for each in found] == ["first.", "second."]
    assert {each.title for each in found} == {scene.finding}
    assert [each.shown.words for each in found if each.shown] == [
        (("Show", line), ("Dot", "red")) for line in ("first", "second")
    ]


def test_a_scene_without_a_figure_says_what_was_found(content: Content) -> None:
    scene = content.scenes[NAME]["hour"]
    cell = shows("scene-hour", text_markdown=f"## {scene.question}")
    cell.metadata["slideshow"] = {"slide_type": "slide"}

    found = outline([read_document(new_notebook(cells=[cell]), NAME)], content).slides

    [slide] = [each for each in found if each.cell == f"{NAME}/scene-hour"]
    assert slide.title == scene.finding
    assert scene.question.rstrip("?") not in " ".join(slide.body), "its title answers it"
    assert slide.body[0].startswith("“Many patients”")


def test_a_slide_that_speaks_of_suicide_says_who_helps(content: Content) -> None:
    words = "\n\n".join(["word " * 100] * 9)
    cell = shows("text-harm", text_markdown=f"## Harm\n\n{words}\n\nThoughts of suicide eased.")
    cell.metadata["slideshow"] = {"slide_type": "slide"}
    plain = shows("text-plain", text_markdown="## Plain\n\nNothing of the kind.")
    plain.metadata["slideshow"] = {"slide_type": "slide"}

    found = outline([read_document(new_notebook(cells=[cell, plain]), NAME)], content).slides

    *before, last = [slide for slide in found if slide.title.startswith("Harm")]
    assert last.body[-2:] == ("Thoughts of suicide eased.", content.help.briefest)
    assert height(last.body) <= LINES
    assert not any(content.help.briefest in slide.body for slide in before)
    [other] = [slide for slide in found if slide.title == "Plain"]
    assert other.body == ("Nothing of the kind.",)


def test_a_figure_that_speaks_of_suicide_says_who_helps(
    as_notebook: Callable[..., NotebookNode], content: Content
) -> None:
    said = [slide for title in ("Relief of thoughts of suicide", "Lines")
            for slide in outline([read_document(as_notebook(layered(title)), NAME)], content).slides
            if slide.kind == "figure"]  # fmt: skip

    assert [content.help.briefest in slide.body for slide in said] == [True, False]


def test_a_question_of_a_quiz_is_asked_and_then_answered_with_its_sources(
    as_notebook: Callable[..., NotebookNode], content: Content
) -> None:
    question = next(each for each in content.quiz[NAME].values() if each.on_slide)
    told = asked_of(content, question)
    ballot = Choice(told.question, tuple(each.says or "" for each in question.options), right=2)
    nb = as_notebook(w.HTML(str(element("p", data_vote=written(ballot)))))
    nb.cells[0].metadata["slideshow"] = {"slide_type": "slide"}
    prose = new_output(
        "display_data", {"text/markdown": f"## {told.question}\n\nTwo small trials."}
    )
    nb.cells[0].outputs.insert(0, prose)

    asked, answered = [each for each in outline([read_document(nb, NAME)], content).slides
                       if each.ballot]  # fmt: skip

    assert (asked.kind, asked.title, asked.body) == (
        "question", told.question, ("Two small trials.",)
    )  # fmt: skip
    assert (answered.kind, answered.title) == ("answer", told.question)
    assert answered.body[0].startswith("It was the only rating with more dissociation")
    assert answered.citation == "Sources: Diazgranados 2010; Zarate 2012"


def test_a_scene_without_a_figure_shows_what_of_its_options_is_right(
    as_notebook: Callable[..., NotebookNode], content: Content
) -> None:
    scene = content.scenes[NAME]["hour"]
    ballot = Choice(scene.question, ("supported", "qualified"), right=1)
    nb = as_notebook(w.HTML(str(element("p", data_vote=written(ballot)))))
    nb.cells[0].metadata["slideshow"] = {"slide_type": "slide"}
    prose = new_output("display_data", {"text/markdown": f"## {scene.question}"})
    nb.cells[0].outputs.insert(0, prose)

    _, answered = [each for each in outline([read_document(nb, NAME)], content).slides
                   if each.ballot]  # fmt: skip

    assert answered.title == scene.finding
    assert answered.ballot == ballot
    assert answered.citation.startswith("Sources: Kishimoto 2016; Zarate 2006; Diazgranados 2010")
    assert "In full: “Many patients” would need" in answered.notes


def test_options_are_answered_with_the_reason_for_the_right_one(
    as_notebook: Callable[..., NotebookNode], content: Content
) -> None:
    name = "04_weighing_it_up"
    scene = content.scenes[name]["not-for-all"]
    assert scene.guess
    [right] = [each for each in scene.guess.options if each.right]
    ballot = Choice(scene.question, tuple(each.words for each in scene.guess.options), right=1)
    nb = as_notebook(w.HTML(str(element("p", data_vote=written(ballot)))))
    nb.cells[0].metadata["slideshow"] = {"slide_type": "slide"}
    prose = new_output("display_data", {"text/markdown": f"## {scene.question}"})
    nb.cells[0].outputs.insert(0, prose)

    _, answered = [each for each in outline([read_document(nb, name)], content).slides
                   if each.ballot]  # fmt: skip

    assert answered.body == (to_text(right.says, content.sources), scene.says)


def test_each_guess_of_a_number_or_a_verdict_names_who_found_the_answer(content: Content) -> None:
    guesses = {scene.id: scene.guess for scenes in content.scenes.values()
               for scene in scenes.values() if scene.guess}  # fmt: skip

    found = {id_: answered_by(content, guess) for id_, guess in guesses.items()}

    assert found["ways"] == ["whiteford-2013"]
    assert found["lasts"] == ["mcinnes-2022"]
    assert found["onset"] == ["kishimoto-2016", "taylor-2006"]
    assert {id_ for id_, names in found.items() if not names} == {
        id_ for id_, guess in guesses.items() if guess.options
    }
