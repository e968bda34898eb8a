"""Sentences of the content, filled in Python."""

from pathlib import Path

from markupsafe import Markup

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.explorers.kit.cards import phrase

CONTENT = load_content(find_root(Path(__file__)))


def test_a_button_and_the_punctuation_after_it_stay_on_one_line() -> None:
    button = Markup("<button>45 of 100</button>")
    said = phrase(CONTENT, "It was {=truth}. You: {=guess}.", truth=button, guess="50")
    assert f'It was <span class="ke-hold">{button}.</span> You: 50.' in said


def test_nothing_is_held_where_no_button_is() -> None:
    assert "ke-hold" not in phrase(CONTENT, "It was {=truth}.", truth="45 of 100")
