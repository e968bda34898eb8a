import logging
import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import ipywidgets as widgets
import pytest
from markupsafe import Markup
from nbconvert.exporters import get_exporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from traitlets.config import Config

from ketamine_explainer.course.explainer import ExplainerExporter, ExplainerSlidesExporter
from nbfolio import ExportError, FolioExporter
from nbfolio.html.drawing import RenderContext
from nbfolio.html.frame import Frame
from nbfolio.html.frontend import asset, page_script, page_style
from nbfolio.notebook.document import read_document
from nbfolio.notebook.state import Model, WidgetState
from nbfolio.writers.deck import FolioSlidesExporter
from nbfolio.writers.deck.build import build_deck
from nbfolio.writers.page.build import build_page

SHOW = """
import ipywidgets as widgets
from pathlib import Path
control = widgets.Dropdown(options=["a", "b"], description=Path.cwd().name)
stack = widgets.Stack([widgets.Label("one"), widgets.Label("two")])
link = widgets.jslink((control, "index"), (stack, "selected_index"))
widgets.VBox([control, stack])
"""
MARK = {"explainer": {"widgets": "not stored"}}


def export(nb: NotebookNode, name: str = "02_fast", folder: Path | None = None) -> str:
    resources = {"metadata": {"name": name, "path": str(folder or "")}}
    return str(FolioExporter().from_notebook_node(nb, resources)[0])


@pytest.mark.parametrize(
    ("name", "exporter"),
    [
        ("folio", FolioExporter),
        ("folio-slides", FolioSlidesExporter),
        ("explainer", ExplainerExporter),
        ("explainer-slides", ExplainerSlidesExporter),
    ],
)
def test_it_is_registered_with_nbconvert(name: str, exporter: type) -> None:
    assert get_exporter(name) is exporter


class Framed(Frame):
    """A frame as a plugin may have it: a page for one other notebook, a label, a last slide."""

    pages = ("other",)

    def with_own(self, state: WidgetState) -> WidgetState:
        return WidgetState({**state.models, "own": Model("own", "LabelModel", {"value": "Mine"})},
                           state.links)  # fmt: skip

    def foot(self, draw: RenderContext) -> Markup:
        return draw.view("own")

    def last_slides(self) -> Iterator[tuple[str, Sequence[Markup]]]:
        yield "end", [Markup("<h2>The end</h2>")]


def test_a_plugin_puts_a_frame_of_its_own_around_page_and_deck() -> None:
    nb = new_notebook(cells=[new_markdown_cell("# A\n\n[b](other.ipynb) [c](none.ipynb)")])
    page = build_page(read_document(nb, "a", Path()), frame=Framed())
    assert "Mine" in page.foot
    assert 'href="other.html"' in page.body
    assert 'href="none.ipynb"' in page.body
    assert "The end" in build_deck(read_document(nb, "a", Path()), frame=Framed()).body


def test_the_file_ends_in_html() -> None:
    assert FolioExporter().file_extension == ".html"


def test_it_works_without_resources() -> None:
    html, _ = FolioExporter().from_notebook_node(new_notebook())
    assert "<h1>Notebook</h1>" in html


def test_the_policy_allows_our_script_and_no_other() -> None:
    html = export(new_notebook())
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digest = b64encode(sha256(scripts[0].encode()).digest()).decode()
    assert len(scripts) == 1
    assert f"default-src 'none'; script-src 'sha256-{digest}'; style-src" in html


def test_the_page_asks_for_nothing_else() -> None:
    html = export(new_notebook(cells=[new_markdown_cell("# A")]))
    assert not re.search(r'\ssrc="(?!data:)|<link\b|@import|url\(', html)


def test_the_title_is_the_first_heading_without_its_tags() -> None:
    html = export(new_notebook(cells=[new_markdown_cell("# Fast & *plain*")]))
    assert "<title>Fast &amp; plain</title>" in html
    assert html.count("<h1") == 1


def test_a_notebook_without_heading_gets_one() -> None:
    assert "<h1>02_fast</h1>" in export(new_notebook())


def test_several_sections_get_a_table_of_contents_before_the_first() -> None:
    html = export(new_notebook(cells=[new_markdown_cell("# A\n\n## B & C\n\n## D")]))
    assert '<li><a href="#b-c">B &amp; C</a>' in html
    assert html.index("id=on-this-page") < html.index("<h2 id=b-c>")


def test_outside_of_a_course_there_is_no_navigation() -> None:
    html = export(new_notebook())
    assert "<header>" not in html
    assert "<footer>" not in html


def test_a_page_with_controls_says_that_they_need_the_script(
    as_notebook: Callable[..., NotebookNode],
) -> None:
    assert "<noscript>" in export(as_notebook(widgets.Stack([])))
    assert "<noscript>" not in export(new_notebook())


def test_svg_keeps_its_letters_and_closes_each_element(
    as_notebook: Callable[..., NotebookNode],
) -> None:
    svg = '<svg viewBox="0 0 1 1"><clipPath id="a"/><linearGradient id="b"/></svg>'
    closed = svg.replace('"a"/>', "a></clipPath>").replace('"b"/>', "b></linearGradient>")
    assert closed in export(as_notebook(widgets.HTML(svg)))


def test_the_same_notebook_gives_the_same_page(as_notebook: Callable[..., NotebookNode]) -> None:
    def page() -> str:
        control, stack = widgets.Dropdown(options="a"), widgets.Stack([widgets.Label("a")])
        widgets.jslink((control, "index"), (stack, "selected_index"))
        html = export(as_notebook(widgets.VBox([control, stack])))
        widgets.Widget.close_all()
        return html

    assert page() == page()


def test_what_needs_a_kernel_stops_the_export(as_notebook: Callable[..., NotebookNode]) -> None:
    with pytest.raises(ExportError, match="Datetime"):
        FolioExporter().from_notebook_node(as_notebook(widgets.DatetimePicker()))


def test_or_leaves_a_note_if_so_configured(
    as_notebook: Callable[..., NotebookNode], caplog: pytest.LogCaptureFixture
) -> None:
    config = Config({"FolioExporter": {"unsupported": "note"}})
    exporter = FolioExporter(config=config, log=logging.getLogger("test"))
    html, _ = exporter.from_notebook_node(as_notebook(widgets.DatetimePicker(description="Ink")))
    assert "Datetime 'Ink' needs a live kernel" in html
    assert "Notebook, cell 1, Datetime 'Ink': an exported page cannot show" in caplog.text


def test_script_and_style_stay_small() -> None:
    assert len(page_script(asset("page.js")).encode()) <= 13_500
    assert len(page_script().encode()) <= 4_600  # of a page without any control
    assert len(page_style().encode()) <= 20_000


@pytest.mark.slow
def test_a_notebook_whose_widgets_are_not_stored_is_executed_in_its_folder(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    nb = new_notebook(cells=[new_code_cell(SHOW)], metadata=MARK)
    exporter = FolioExporter(log=logging.getLogger("test"))
    with caplog.at_level(logging.INFO):
        resources = {"metadata": {"name": "02_fast", "path": str(tmp_path)}}
        html, _ = exporter.from_notebook_node(nb, resources)
    assert f">{tmp_path.name}</label>" in html
    assert "Executing the notebook first" in caplog.text


def test_a_notebook_that_was_run_is_taken_as_it_is() -> None:
    nb = new_notebook(cells=[new_code_cell("1 / 0", execution_count=1)])
    html, _ = FolioExporter().from_notebook_node(nb, {"metadata": {"name": "own", "path": ""}})
    assert "ZeroDivisionError" not in html
