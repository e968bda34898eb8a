"""Of reveal.js's stylesheet a deck has what can hold in it."""

import tinycss2

from nbfolio.writers.deck.reveal import REVEAL, reveal_style


def test_what_no_deck_turns_on_is_left_out() -> None:
    style = reveal_style()
    for name in (".controls", ".progress", ".r-overlay", "data-transition", "@keyframes", ".cube"):
        assert name in REVEAL.read("dist/reveal.css")
        assert name not in style
    assert len(style) < 15_000


def test_slides_their_steps_and_the_pause_are_laid_out_as_released() -> None:
    released, style = REVEAL.read("dist/reveal.css"), reveal_style()
    for rule in (".reveal .fragment.fade-up{", ".reveal.paused .pause-overlay{",
                 ".reveal .slides>section.stack{", ".reveal aside.notes{"):  # fmt: skip
        begin = released.index(rule)
        assert released[begin : released.index("}", begin)] in style


def test_it_is_a_sound_stylesheet() -> None:
    rules = tinycss2.parse_stylesheet(reveal_style(), skip_comments=True, skip_whitespace=True)
    assert not [rule for rule in rules if rule.type == "error"]
