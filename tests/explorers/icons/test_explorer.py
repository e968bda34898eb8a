"""What stands under icon arrays: both shares, and how far they lie apart."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.icons.explorer import _lead

CONTENT = load_content()


@pytest.mark.parametrize(
    ("treated", "words"),
    [
        ("wilkinson-2019-midazolam-response-ketamine", "Difference: 27 percentage points, without"),
        ("wilkinson-2019-saline-response-ketamine", "Difference: 45 percentage points, without"),
        ("ekstrand-2022-dissociation-ketamine", "Difference: 45 percentage points (31 to 56)."),
        ("ekstrand-2022-suicide-ketamine", "Difference: −1 percentage point (−6 to 3);"),
        ("daly-2019-relapse-remitters-esketamine", "Number needed to treat: 6 (4 to 23)"),
    ],
)
def test_each_pair_says_how_far_its_shares_lie_apart(treated: str, words: str) -> None:
    """45 less 18 of 100 and 46 less 1 of 100; an interval only where both groups were counted."""
    pairs = [pair for arrays in CONTENT.icons.values() for pair in arrays.comparisons]
    found = {pair.treated: pair for pair in pairs}[treated]

    said = BeautifulSoup(str(_lead(CONTENT, found)), "html.parser").get_text()
    assert words in said
