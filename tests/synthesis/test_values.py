"""Values within text: buttons that keep the punctuation at their sides."""

import re

import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.synthesis.values import value_button, with_values

CONTENT = load_content()
ID = "zarate-2006-onset"
BUTTON = value_button(CONTENT, ID)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (f"soon ({{{ID}}}), it says", f'soon <span class="ke-hold">({BUTTON}),</span> it says'),
        (f"{{{ID}}}.", f'<span class="ke-hold">{BUTTON}.</span>'),
        (f"“{{{ID}}}”", f'<span class="ke-hold">“{BUTTON}”</span>'),
        (f"within {{{ID}}} of it", f"within {BUTTON} of it"),
    ],
)
def test_no_line_breaks_between_a_value_and_its_punctuation(text: str, held: str) -> None:
    assert with_values(CONTENT, text) == held


def test_every_value_of_the_prose_holds_its_punctuation() -> None:
    for blocks in CONTENT.sections.values():
        for text in blocks.values():
            shown = with_values(CONTENT, text)
            loose = re.sub(r'<span class="ke-hold">.*?</span>', "", shown)
            assert not re.search(r"</button>[).,;:?!”]", loose)
