"""Commands that a notebook defines in its TeX, in each way that TeX has for it."""

from __future__ import annotations

import pytest

from nbfolio.html.macros import EndlessError, expanded, taken

WAYS = [
    (r"\newcommand{\E}{\mathbb{E}}", r"\E[x]", r"\mathbb{E}[x]"),
    (r"\newcommand\E{\mathbb{E}}", r"\E x", r"\mathbb{E} x"),
    (r"\newcommand*{\E}{\mathbb{E}}", r"\E", r"\mathbb{E}"),
    (r"\newcommand{\norm}[1]{\left\lVert #1 \right\rVert}", r"\norm{a}+\norm b",
     r"\left\lVert a \right\rVert+\left\lVert b \right\rVert"),
    (r"\newcommand{\plus}[2][3]{#1+#2}", r"\plus{4}, \plus[5]{6}", "3+4, 5+6"),
    (r"\renewcommand{\phi}{\varphi}", r"\phi", r"\varphi"),
    (r"\def\R{\mathbb{R}}", r"\R^2", r"\mathbb{R}^2"),
    (r"\def\v#1{\mathbf{#1}}", r"\v{x}\v\beta", r"\mathbf{x}\mathbf{\beta}"),
    (r"\gdef\set#1#2{\{#1 \mid #2\}}", r"\set{a}{b}", r"\{a \mid b\}"),
    (r"\let\eps=\varepsilon", r"\eps x", r"\varepsilon x"),
    (r"\let\eps\varepsilon", r"\eps2", r"\varepsilon2"),
    (r"\DeclareMathOperator{\Var}{Var}", r"\Var(X)", r"\operatorname{Var}(X)"),
    (r"\DeclareMathOperator*{\amin}{arg\,min}", r"\amin_x", r"\operatorname*{arg\,min}_x"),
    (r"\DeclarePairedDelimiter\abs{\lvert}{\rvert}", r"\abs{x}", r"\left\lvert x \right\rvert"),
    (r"\newcommand{\a}{\b}\newcommand{\b}{c}", r"\a\a", "cc"),
    (r"\newcommand{\al}{\alpha}", r"\al x", r"\alpha x"),
    (r"\newcommand{\p}[1]{(#1)}", r"\p{\p{x}}", "((x))"),
    (r"\newcommand{\two}[2]{#2#1}", r"\two{#2}{b}", "b#2"),
]  # fmt: skip


@pytest.mark.parametrize(("definition", "tex", "meant"), WAYS)
def test_a_command_stands_for_what_it_was_given(definition: str, tex: str, meant: str) -> None:
    rest, macros = taken(f"before {definition} after")
    assert rest == "before  after"
    assert expanded(tex, macros) == meant


def test_what_is_provided_changes_nothing_that_is_known() -> None:
    known = taken(r"\def\R{r}")[1]
    assert taken(r"\providecommand{\R}{other}", known) == ("", {})
    assert taken(r"\providecommand{\R}{other}")[1]["R"].body == "other"


@pytest.mark.parametrize("tex", [r"\newcommand", r"\newcommand{\x}", r"\def\x", r"\def\x{y"])
def test_a_definition_without_its_end_is_none(tex: str) -> None:
    assert taken(tex) == (tex, {})


@pytest.mark.parametrize("loop", [r"\def\a{\a}", r"\def\a{\b}\def\b{\a}", r"\def\a{x\a\a}"])
def test_a_command_that_stands_for_itself_is_refused(loop: str) -> None:
    with pytest.raises(EndlessError):
        expanded(r"\a", taken(loop)[1])
