from __future__ import annotations

import re
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from playwright.sync_api import Page

from nbfolio import FolioExporter
from nbfolio.html.maths import Tex, mathml, with_maths
from nbfolio.html.prose import Markdown
from nbfolio.notebook.document import read_document
from nbfolio.writers.deck.build import build_deck
from nbfolio.writers.page.build import build_page
from nbfolio.writers.paper.sheet import read_sheet


@pytest.mark.parametrize("html", [r"\(x\)", "$x$", "$ x $", r"a $x$."])
def test_maths_in_a_line_stay_in_the_line(html: str) -> None:
    assert 'display="inline"><mrow><mi>x</mi></mrow></math>' in with_maths(html)


@pytest.mark.parametrize(
    "html", [r"\[x\]", "$$x$$", "$$\nx\n$$", r"\begin{equation}x\end{equation}"]
)
def test_displayed_maths_stand_alone(html: str) -> None:
    assert 'display="block"' in with_maths(html)


def test_an_environment_may_hold_another() -> None:
    tex = r"\begin{equation}\begin{aligned}a&=b\end{aligned}\end{equation}"
    assert with_maths(tex).startswith("<math")
    assert with_maths(tex).endswith("</math>")


def test_an_escaped_character_is_read_as_itself() -> None:
    assert "<mo>&#x0003C;</mo>" in with_maths("$a &lt; b$")


@pytest.mark.parametrize(
    "html",
    ["between $5 and $6", r"\$x\$", "<pre>$x$</pre>", '<a title="$x$">', "<style>$x$</style>"],
)
def test_what_is_no_maths_stays(html: str) -> None:
    assert with_maths(html) == html


def test_maths_do_not_run_across_tags() -> None:
    assert "<math" not in with_maths("<td>$a</td><td>b$</td>")


@pytest.mark.parametrize("tex", ["{", r"\left(x\right"])
def test_tex_that_cannot_be_read_is_shown(tex: str) -> None:
    assert mathml(tex) == f'<code class="tex">{tex}</code>'


@pytest.mark.parametrize("tex", [r"\unknown{x}", r"a & b", r"\ce{H2O}", r"\eqref{nowhere}"])
def test_tex_that_nobody_knows_is_shown_as_it_stands(tex: str) -> None:
    shown = str(mathml(tex)).replace("&amp;", "&")
    assert shown == f'<code class="tex">{tex}</code>'


@pytest.mark.parametrize("html", ["$$$$", "$$ $$", "$$\n$$"])
def test_maths_of_nothing_is_nothing(html: str) -> None:
    assert with_maths(f"a{html}b") == "ab"


def prose(*sources: str) -> str:
    cells = [new_markdown_cell(each) for each in sources]
    return str(build_page(read_document(new_notebook(cells=cells), "maths")).body)


def test_dollars_as_space_between_paragraphs_are_no_maths() -> None:
    html = prose("$$$$\n\nfirst *words*\n\n$$$$\n\nlast words")
    assert "<p>first <em>words</em></p>" in html
    assert "<p>last words</p>" in html
    assert "<math" not in html
    assert "<p></p>" not in html


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (r"$ (\lambda M)^{-1} = \frac{1}{\lambda}$", 1),
        ("and $E[r_t] $ too", 1),
        ("$ x $", 1),
        ("from $5 to $6", 0),
        ("from $5 to a_b for $6", 0),
        ("it costs $ 5 and 6 $7", 0),
        ("US$ 5, or CA$ 6", 0),
    ],
)
def test_a_blank_within_dollars_is_maths_where_tex_stands_between(words: str, count: int) -> None:
    assert prose(words).count("<math") == count


def test_maths_within_raw_html_are_maths() -> None:
    html = prose(
        '<div class="alert">\nEnergy is $E = mc^2$.\n</div>\n\n'
        "<table><tr><td>$\\alpha$</td></tr></table>\n\n"
        "<details>\n<summary>Hint $x$</summary>\nuse \\(y\\)\n</details>\n\n"
        "<pre>\n$z$\n</pre>"
    )
    assert html.count("<math") == 4
    assert "$z$" in html


def test_maths_in_a_table_that_is_put_out_are_maths() -> None:
    output = new_output("display_data", {"text/html": "<table><tr><td>$x_1$</td></tr></table>"})
    nb = new_notebook(cells=[new_code_cell("x", outputs=[output])])
    assert "<td><math" in build_page(read_document(nb, "maths")).body


DEFINED = r"""$$
\newcommand{\EE}{\mathbb{E}}
\newcommand{\norm}[1]{\left\lVert #1 \right\rVert}
\def\R{\mathbb{R}}
$$"""


@pytest.mark.parametrize("write", [
    lambda nb: build_page(read_document(nb, "a")).body,
    lambda nb: build_deck(read_document(nb, "a")).body,
    lambda nb: read_sheet(read_document(nb, "a")).lead,
])  # fmt: skip
def test_a_command_holds_in_all_cells_after_it_and_in_outputs(write: object) -> None:
    output = new_output("display_data", {"text/latex": r"$\norm{z}$"})
    nb = new_notebook(cells=[
        new_markdown_cell(f"# T\n\n{DEFINED}"), new_markdown_cell(r"Let $x \in \R$, $\EE[x]$."),
        new_code_cell("z", outputs=[output]),
    ])  # fmt: skip
    assert callable(write)
    html = str(write(nb))
    assert html.count("<math") == 3
    assert "𝔼" in html or "&#x1D53C;" in html
    assert "newcommand" not in html
    assert "<code" not in html


def test_a_command_that_stands_for_itself_is_shown_as_it_stands() -> None:
    assert '<code class="tex">\\a</code>' in prose(r"$\def\a{\a}$ $\a$")


def numbers(html: str) -> list[str]:
    return re.findall(r"<mtext>\((\w+)\)</mtext>", html)


def test_equations_are_numbered_as_amsmath_numbers_them() -> None:
    html = prose(
        r"\begin{equation}a\end{equation}", r"$$b$$",
        r"\begin{align}c&=d\\e&=f\notag\\\begin{pmatrix}1\\2\end{pmatrix}&=g\end{align}",
        r"\begin{align*}h&=i\end{align*}", r"\begin{gather}j\\k\end{gather}",
        r"\begin{equation}l\tag{A}\end{equation}", r"$$\begin{eqnarray}m&=&n\end{eqnarray}$$",
        r"\begin{multline}o\\p\end{multline}",
    )  # fmt: skip
    assert numbers(html) == ["1", "2", "3", "4", "5", "A", "6", "7"]
    assert "<code" not in html


def test_rows_of_equations_are_aligned() -> None:
    for name in ("align", "aligned", "gathered", "alignat*", "flalign", "split", "eqnarray"):
        more = "{2}" if name == "alignat*" else ""
        inner = rf"\begin{{{name}}}{more}a&=b\\c&=d\end{{{name}}}"
        html = prose(f"$${inner}$$")
        assert html.count("<mtr>") == 2 - (name == "nothing"), name
        assert "&amp;" not in html.replace("&amp;#", "")


def test_a_label_is_found_before_and_after_its_equation() -> None:
    html = prose(
        r"See \eqref{late} and $\ref{late}$ and [later](#x), not \eqref{gone}.",
        r"\begin{equation}y\label{early}\end{equation}",
        r"\begin{align}z&=1\label{late one}\\w&=2\label{late}\end{align}",
        r"<p>In HTML: \eqref{early}, in maths $x = \ref{early}$</p>",
    )
    assert html.count('<a href="#eq-late">(3)</a>') == 1
    assert html.count('<a href="#eq-late">3</a>') == 1
    assert '<a id="eq-late"></a>' in html
    assert '<a href="#eq-early">(1)</a>' in html
    assert "<mtext>1</mtext>" in html
    assert '<code class="tex">\\eqref{gone}</code>' in html


def test_code_that_speaks_of_labels_numbers_nothing() -> None:
    html = prose("```\n\\begin{equation}x\\label{a}\\end{equation}\n```\n\n"
                 "\\begin{equation}y\\label{b}\\end{equation} \\eqref{b}")  # fmt: skip
    assert '<a href="#eq-b">(1)</a>' in html


def test_equations_that_are_the_same_have_each_its_number() -> None:
    same = r"\begin{equation}x\end{equation}"
    assert numbers(prose(same, same, same)) == ["1", "2", "3"]


def test_maths_without_a_notebook_know_none_of_its_commands() -> None:
    tex = Tex()
    tex.read([r"$\def\R{\mathbb{R}}$"])
    assert "<math" in tex.mathml(r"\R")
    assert "<code" in mathml(r"\R")
    assert "<code" in Markdown(Path()).html(r"$\R$")


@pytest.mark.browser
def test_a_browser_shows_maths_and_follows_its_references(page: Page, tmp_path: Path) -> None:
    tall = "<br>" * 80
    cells = [
        new_markdown_cell(each)
        for each in (
            rf"{DEFINED} See \eqref{{far}}.{tall}",
            r"\begin{align}\norm{x}&=\R\label{far}\end{align}",
        )
    ]
    html, _ = FolioExporter().from_notebook_node(new_notebook(cells=cells))
    (tmp_path / "page.html").write_text(str(html), encoding="utf-8")
    page.goto((tmp_path / "page.html").as_uri())
    box = page.locator("math").first.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) > 5
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("link", name="(1)").click()
    page.wait_for_timeout(300)
    assert page.locator("math").first.evaluate("each => each.getBoundingClientRect().top") < 700
