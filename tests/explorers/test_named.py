"""A step that names what no screen has is refused, with file, line and cure."""

from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, find_root, load_content
from ketamine_explainer.content.loader import load_documents
from ketamine_explainer.explorers.named import on_screens, refuse_unnamed
from tests.content.conftest import Edit

ROOT = find_root(Path(__file__))
TALK = "talks/45-minutes-staff.yaml"


def test_what_the_course_names_is_on_its_screens() -> None:
    refuse_unnamed(ROOT)


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "cure"),
    [
        (TALK, "*Contraindications*", "*Contraindication*", "slides[1].do[2]",
         "did you mean 'Contraindications'?"),
        (TALK, "*when effects peak and pass*", "*rise and fall*", "slides[6].do[2]",
         "write it as on the screen, or without stars"),
        ("pages/notes.yaml", "*Measured as*", "*Measure as*",
         "00_start_here.chart-comparator-ladder.do[3]", "did you mean 'Measured as'?"),
    ],
)  # fmt: skip
def test_a_name_that_no_screen_has_is_refused(
    edited: Edit, file: str, old: str, new: str, place: str, cure: str
) -> None:
    root = edited(file, old, new)
    with pytest.raises(ContentError) as caught:
        refuse_unnamed(root)
    [problem] = caught.value.problems
    text = (root / "content" / file).read_text(encoding="utf-8")
    assert problem.line == text[: text.index(new)].count("\n") + 1
    assert problem.place == place
    assert problem.given == repr(new.strip("*"))
    assert problem.cure == cure


def test_screens_have_labels_choices_cards_and_buttons() -> None:
    names = on_screens(load_content(ROOT), load_documents(ROOT))
    assert {"Play", "Show it", "Time since start", "Monitoring", "Ketamine infusions"} <= {*names}
