import pytest

from nbfolio.html.maths import mathml, with_maths


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
