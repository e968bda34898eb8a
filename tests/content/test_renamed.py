"""What was written for version 0.1 is refused with the name that a key has now."""

import re
from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, find_root, load_content
from ketamine_explainer.content.yamlfile import RENAMED
from ketamine_explainer.explorers.buildable import refuse_unbuildable

from .conftest import Edit
from .test_course import line_of

ROOT = find_root(Path(__file__))

PLACES = {
    "sure": "evidence/verdicts.yaml",
    "who": "evidence/studies/pain.yaml",
    "of": "evidence/estimates/pain.yaml",
    "against": "pictures/options.yaml",
    "comparison": "evidence/studies/pain.yaml",
    "where": "evidence/rules.yaml",
    "face": "pictures/charts.yaml",
    "said": "evidence/rules_safety.yaml",
    "nothing": "pictures/charts.yaml",
    "stops": "pictures/charts.yaml",
}


@pytest.mark.parametrize("old", RENAMED)
def test_an_old_key_is_told_its_name(edited: Edit, old: str) -> None:
    now, file = RENAMED[old], PLACES[old]
    text = (ROOT / "content" / file).read_text("utf-8")
    key = re.search(rf"[ {{]{now}: ", text)
    assert key
    root = edited(file, key[0], key[0].replace(now, old))
    with pytest.raises(ContentError) as caught:
        load_content(root)
    [problem] = caught.value.problems
    assert problem.file == root / "content" / file
    assert problem.given == f"the key '{old}'"
    assert now in problem.allowed.split(", ")
    assert problem.cure == f"write '{now}': '{old}' was its name up to version 0.1"
    assert problem.line == text[: key.start()].count("\n") + 1 + (key[0][0] == "\n")


def test_words_inside_a_figure_have_their_name_too(edited: Edit) -> None:
    root = edited("pages/captions.yaml", "    subtitle: ", "    face: ")
    with pytest.raises(ContentError, match="write 'subtitle': 'face' was its name"):
        refuse_unbuildable(root)


def test_what_lacks_nothing_but_right_entries_is_not_called_too_short(edited: Edit) -> None:
    root = edited("pictures/charts.yaml", "", "")
    charts = root / "content" / "pictures" / "charts.yaml"
    text = charts.read_text("utf-8")
    charts.write_text(text.replace(" subtitle:", " face:"), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_content(root)
    assert {problem.given for problem in caught.value.problems} == {"the key 'face'"}


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "cure"),
    [
        ("evidence/derived.yaml", "", "derived:\n  - id: a\n    kind: difference\n", "derived",
         "take 'derived:' out; write 'its-id:' in place of '- id: its-id', and its keys below"),
        ("article/article.yaml", "claims:\n", "claims:\n  - {id: a, quote: b}\nothers:\n", "claims",
         "write 'its-id:' in place of '- id: its-id', and its keys below"),
    ],
)  # fmt: skip
def test_a_list_of_entries_is_told_to_become_a_mapping(
    edited: Edit, file: str, old: str, new: str, place: str, cure: str
) -> None:
    root = edited(file, old, new)
    if not old:
        (root / "content" / file).write_text(new, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_content(root)
    problem = next(each for each in caught.value.problems if each.place == place)
    assert (problem.given, problem.allowed) == ("a list", "entries under their ids")
    assert problem.cure == cure
    assert problem.line == line_of(root, file, f"{place}:")


def test_an_id_stands_nowhere_but_in_its_key(edited: Edit) -> None:
    root = edited("pictures/loop.yaml", "other-causes:\n", "other-causes:\n  id: other-causes\n")
    with pytest.raises(ContentError) as caught:
        load_content(root)
    [problem] = caught.value.problems
    assert problem.place == "other-causes.id"
    assert problem.cure == "take it out: the key above is the id"


@pytest.mark.parametrize(
    ("file", "old", "new", "given", "allowed"),
    [
        ("pictures/loop.yaml", "other-causes:", "Other causes:", "'Other causes'", "match pattern"),
        ("pictures/pathway.yaml", "brain:", "brian:", "'brian'", "brain, dorsal_horn, nerve"),
        ("pictures/timeline.yaml", "  trials: M", "  trial: M", "'trial'", "article, both, trials"),
    ],
)  # fmt: skip
def test_a_wrong_id_is_told_with_its_line(
    edited: Edit, file: str, old: str, new: str, given: str, allowed: str
) -> None:
    root = edited(file, old, new)
    with pytest.raises(ContentError) as caught:
        load_content(root)
    problem = next(each for each in caught.value.problems if each.given == given)
    assert allowed in problem.allowed
    assert problem.line == line_of(root, file, new)
    assert problem.cure.startswith(("did you mean", "correct the key"))
