import json
import re
from collections.abc import Callable
from pathlib import Path

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from ketamine_explainer.course.explainer import ExplainerExporter
from ketamine_explainer.course.place import find_place
from nbfolio.notebook.document import read_document
from nbfolio.notebook.state import STATE_MIME, VIEW_MIME
from nbfolio.writers.page.build import build_page

Build = Callable[..., NotebookNode]


def test_code_is_not_in_the_page(tmp_path: Path) -> None:
    cell = new_code_cell("secret()", outputs=[new_output("stream", text="said")])
    body = build_page(read_document(new_notebook(cells=[cell]), "notebook", tmp_path)).body
    assert "said" in body
    assert "secret" not in body


ABOUT_CODE = {"explainer": {"code": "shown"}}


def test_a_notebook_about_code_shows_it(tmp_path: Path) -> None:
    cell = new_code_cell("a < b", outputs=[new_output("stream", text="said")])
    body = build_page(
        read_document(new_notebook(cells=[cell], metadata=ABOUT_CODE), "notebook", tmp_path)
    ).body
    assert body.index('<pre class="code"><code>a &lt; b</code></pre>') < body.index("said")


def test_what_a_cell_puts_out_can_be_left_out(tmp_path: Path) -> None:
    cell = new_code_cell(
        "x", metadata={"tags": ["remove-output"]}, outputs=[new_output("stream", text="said")]
    )
    body = build_page(read_document(new_notebook(cells=[cell]), "notebook", tmp_path)).body
    assert "said" not in body


def test_a_notebook_without_heading_is_titled_by_its_name(tmp_path: Path) -> None:
    page = build_page(read_document(new_notebook(), "plain", tmp_path))
    assert (page.title, page.titled) == ("plain", False)


def test_each_stylesheet_stands_once_and_first(
    as_notebook: Build, body_of: Callable[[NotebookNode], str]
) -> None:
    cards = [widgets.HTML(f"<style>.{name} {{}}</style>{name}") for name in "aab"]
    styles = re.findall("<style>.*?</style>.", body_of(as_notebook(*cards)))
    assert styles == ["<style>.a {}</style>a", "<style>.b {}</style>b"]


def test_the_body_is_parted_before_the_first_section(tmp_path: Path) -> None:
    nb = new_notebook(cells=[new_markdown_cell("# A\n\nlead\n\n## B\n\nrest")])
    lead, rest, ending = build_page(read_document(nb, "notebook", tmp_path)).parts()
    assert "lead" in lead
    assert rest.startswith('<h2 id="b">')
    assert ending == ""


def test_or_before_the_block_that_begins_with_it(tmp_path: Path) -> None:
    nb = new_notebook(cells=[new_markdown_cell("# A\n\nlead"), new_markdown_cell("## B\n\nrest")])
    lead, rest, _ = build_page(read_document(nb, "notebook", tmp_path)).parts()
    assert lead.count("<div") == lead.count("</div>")
    assert rest.startswith('<div class="prose"><h2 id="b">')


def listing(words: str) -> NotebookNode:
    return new_markdown_cell(words, metadata={"tags": ["references"]})


def test_references_at_the_end_are_folded_under_their_heading_and_come_last(tmp_path: Path) -> None:
    cells = [new_markdown_cell("# A"), listing("## Sources\n\n- Doe 2001")]
    page = build_page(read_document(new_notebook(cells=cells), "notebook", tmp_path))
    *_, ending = page.parts()
    assert ending.startswith('<details class="references"><summary><h2>Sources</h2></summary>')
    assert '<div id="sources"><div class="prose">' in ending
    assert ending.index("</summary>") < ending.index("Doe 2001")
    assert page.contents == (("sources", "Sources"),)


def test_references_that_more_is_said_after_stay_where_they_are(tmp_path: Path) -> None:
    cells = [listing("## Sources\n\n- Doe 2001"), new_markdown_cell("And so on.")]
    *_, ending = build_page(read_document(new_notebook(cells=cells), "notebook", tmp_path)).parts()
    assert ending == ""


def test_references_without_a_heading_are_not_folded(tmp_path: Path) -> None:
    cells = [new_markdown_cell("# A"), listing("- Doe 2001")]
    page = build_page(read_document(new_notebook(cells=cells), "notebook", tmp_path))
    assert '<div class="references"><div class="prose"><ul>' in page.body
    assert page.parts()[-1] == ""


def test_outside_of_a_course_links_to_notebooks_stay(tmp_path: Path) -> None:
    nb = new_notebook(cells=[new_markdown_cell("[a](other.ipynb)")])
    page = build_page(read_document(nb, "notebook", tmp_path))
    assert 'href="other.ipynb"' in page.body


REPOSITORY = Path(__file__).parents[2]
FRAME = (
    "frame:"
    + (
        (REPOSITORY / "content" / "pages" / "course.yaml")
        .read_text("utf-8")
        .partition("\nframe:")[2]
    )
)
"""What the course says of itself."""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    notebooks = "".join(
        f"  {name}: {{title: Part {name[:2]}, part: null, summary: About it.}}\n"
        for name in ("00_first", "01_second", "02_third")
    )
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "pages" / "course.yaml").write_text(
        "title: The course\nsubtitle: In short\nversion: 1.0.0\npublished: 2026-11-22\n"
        "reviewed: 2026-11-22\nnext_review: 2027-11-22\neditors: [{role: Editor, does: Edits.}]\n"
        "funding: None.\ndisclaimer: Not advice.\nlicence: CC BY 4.0\nnotebooks:\n"
        + notebooks
        + "exercises: {exercise_1_first: {title: Try, summary: It.}}\n"
        + FRAME
    )
    return tmp_path


def test_a_page_of_the_course_says_how_to_cite_it(course: Path) -> None:
    document = read_document(new_notebook(), "01_second", course)
    html = ExplainerExporter().from_document(document)
    assert "To cite: “The course”, version 1.0.0, 22 November 2026." in html


def test_links_between_notebooks_of_the_course_lead_to_their_pages(course: Path) -> None:
    source = (
        "[a](00_first.ipynb) [b](./02_third.ipynb#part) [c](other.ipynb) "
        "[d](../00_first.ipynb#up) [e](exercises/exercise_1_first.ipynb)"
    )
    nb = new_notebook(cells=[new_markdown_cell(source)])
    body = build_page(
        read_document(nb, "01_second", course), frame=find_place("01_second", course)
    ).body
    assert 'href="00_first.html"' in body
    assert 'href="02_third.html#part"' in body
    assert 'href="00_first.html#up"' in body
    assert 'href="exercise_1_first.html"' in body
    assert 'href="other.ipynb"' in body


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("00_first", None, "01_second"),
        ("01_second", "00_first", "02_third"),
        ("02_third", "01_second", "exercise_1_first"),
        ("exercise_1_first", "02_third", None),
    ],
)
def test_a_page_knows_its_neighbours(
    course: Path, name: str, before: str | None, after: str | None
) -> None:
    place = find_place(name, course)
    assert place is not None
    assert (place.before, place.after) == (before, after)


def test_a_notebook_that_the_course_does_not_name_has_no_place(course: Path) -> None:
    assert find_place("foreign", course) is None


def test_the_script_gets_settled_values_links_and_words(as_notebook: Build, tmp_path: Path) -> None:
    slider = widgets.SelectionSlider(options=["1 h", "</script>"], index=1)
    stack = widgets.Stack([widgets.Label("a"), widgets.Label("b")], selected_index=0)
    widgets.jslink((slider, "index"), (stack, "selected_index"))
    page = build_page(
        read_document(as_notebook(widgets.VBox([slider, stack])), "notebook", tmp_path)
    )
    assert json.loads(page.data) == {
        "values": {"w1": 1, "w2": 1},
        "words": {"w1": ["1 h", "</script>"]},
        "names": {"w1": "Choose"},
        "links": [["w1", "w2", True]],
    }
    assert "</script>" not in page.data


def test_defaults_may_be_left_out_of_the_state_as_jupyterlab_does(tmp_path: Path) -> None:
    kinds = (
        widgets.IntSlider,
        widgets.FloatSlider,
        widgets.BoundedIntText,
        widgets.IntProgress,
        widgets.Checkbox,
        widgets.ToggleButton,
        widgets.Valid,
        widgets.Play,
    )
    shown = [kind() for kind in kinds]
    label = widgets.Label()
    for each in shown:
        widgets.jslink((each, "value"), (label, "value"))
    box = widgets.VBox([*shown, label, widgets.Accordion([widgets.Label("x")])])
    view = new_output("display_data", {VIEW_MIME: {"model_id": box.model_id}})

    def body(drop_defaults: bool) -> str:
        state = widgets.Widget.get_manager_state(drop_defaults=drop_defaults)
        cells = [new_code_cell("box", outputs=[view])]
        nb = new_notebook(cells=cells, metadata={"widgets": {STATE_MIME: state}})
        return build_page(read_document(nb, "notebook", tmp_path)).body

    assert body(drop_defaults=True) == body(drop_defaults=False)


def test_the_first_state_is_there_without_the_script(as_notebook: Build, tmp_path: Path) -> None:
    control = widgets.Dropdown(options="ab", index=1)
    stack = widgets.Stack([widgets.Label("first"), widgets.Label("second")], selected_index=0)
    widgets.jslink((control, "index"), (stack, "selected_index"))
    body = build_page(read_document(as_notebook(control, stack), "notebook", tmp_path)).body
    assert '<div hidden><!--<div class="w-label">first</div>--></div>' in body
    assert '<div><div class="w-label">second</div></div>' in body
