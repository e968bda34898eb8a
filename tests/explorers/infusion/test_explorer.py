"""One infusion: what is said of each state is what the models give, and the table has it."""

import re
from collections.abc import Iterator
from html import escape
from itertools import product
from typing import Any

import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.content.records import Level, Quoted
from ketamine_explainer.explorers.infusion.bodies import plasma
from ketamine_explainer.explorers.infusion.explorer import anaesthesia, levels_sentence
from ketamine_explainer.explorers.infusion.figure import HEIGHT, WIDTH, draw_axes
from ketamine_explainer.explorers.infusion.levels import infusion
from ketamine_explainer.explorers.infusion.model_names import amount, made, models, names
from ketamine_explainer.explorers.infusion.post_infusion import AXIS, LEFT, RIGHT
from ketamine_explainer.explorers.infusion.room import DOSES, DURATIONS, TRIAL
from ketamine_explainer.explorers.kit.cards import plain
from ketamine_explainer.explorers.kit.controls import choose
from ketamine_explainer.explorers.kit.explainer import Explainer
from ketamine_explainer.explorers.kit.product import ControlProduct
from ketamine_explainer.explorers.kit.style import canvas
from ketamine_explainer.explorers.kit.swimlane import time_area
from ketamine_explainer.models import Dose, in_words
from tests.explorers.placed import placed
from tests.widget_tree import chosen, walk

CONTENT = load_content()


@pytest.fixture(scope="module")
def shown() -> Explainer:
    explainer: Explainer = ke.one_infusion()
    return explainer


def texts(widget: Any) -> list[str]:
    return [each.value for each in walk(widget) if type(each).__name__ == "HTML"]


def said(shown: Explainer) -> Iterator[tuple[tuple[str, int, float], str]]:
    found = [text for text in texts(shown) if "ng/mL at most" in text]
    return zip(product(models(CONTENT), DURATIONS, DOSES), found, strict=True)


def test_the_main_model_comes_first_and_the_set_of_the_metabolites_is_no_choice() -> None:
    assert models(CONTENT)[0] == CONTENT.models.ketamine.main.id
    assert made(CONTENT) == ["simons-2022", "norketamine", "hydroxynorketamine"]
    assert not set(models(CONTENT)) & set(made(CONTENT))


def test_each_state_says_what_the_model_gives_for_its_dose(shown: Explainer) -> None:
    for (id_, minutes, dose), text in said(shown):
        doses = [Dose(dose * 70, minutes)]
        levels = plasma(CONTENT.models, id_).after(doses, [minutes, 120, 240])
        highest, two, four = (amount(float(each)) for each in levels)
        assert text.startswith(f"{highest} ng/mL at most")
        assert text.endswith(f"; {two} after 2 hours, {four} after 4.")


def test_each_state_in_the_range_of_anaesthesia_says_so_and_no_other(shown: Explainer) -> None:
    band = anaesthesia(CONTENT)
    assert (band.low, band.high) == (1200, 2400)
    reached = set()
    for (id_, minutes, dose), text in said(shown):
        peak = dose * infusion(CONTENT.models, id_, minutes).peak[1]
        assert ("of anaesthesia" in text) == (peak >= band.low), (id_, minutes, dose)
        assert ("above the range" in text) == (peak > band.high)
        assert ("in the range" in text) == (band.low <= peak <= band.high)
        if peak >= band.low:
            reached.add((id_, minutes, dose))
    assert (models(CONTENT)[0], 2, 1.0) in reached
    assert not [state for state in reached if state[1:] == (40, 0.5)]


@pytest.mark.parametrize("make", [ke.one_infusion, ke.try_infusion])
def test_the_explorer_says_never_without_monitoring_no_driving_no_bath(make: Any) -> None:
    [safe] = [text for text in texts(make()) if "ke-safety" in text]
    for words in ("Never without monitoring", "No driving until the day", "No bath or swim alone"):
        assert words in safe
    assert safe.count("<a ") == 3, "each with its source"


def test_a_tenth_is_said_of_its_model_and_what_another_leaves_then(shown: Explainer) -> None:
    main, *others = models(CONTENT)
    tenth = infusion(CONTENT.models, main, 40).below(0.1)
    most = max(
        (float(other.levels(tenth)) / other.peak[1], id_)
        for id_ in others
        for other in [infusion(CONTENT.models, id_, 40)]
    )
    [text] = [each for each in texts(shown) if "Highest after 40 min" in each and "27 %" in each]
    assert "By this model a tenth" in text
    assert f"when {names(CONTENT)[most[1]]} leaves {100 * most[0]:.0f} %" in text
    assert 0.15 < most[0] < 0.3, "about a fifth"


def test_kamp_has_its_share_in_the_body_after_four_hours(shown: Explainer) -> None:
    [text] = [each for each in texts(shown) if "Highest after 40 min" in each and "27 %" in each]
    assert "a tenth of that level is left after 4 hours 3 min" in text


def test_no_state_calls_the_drug_gone(shown: Explainer) -> None:
    assert not [text for text in texts(shown)[:-1] if "gone" in text and "<svg" not in text]


def test_after_the_infusion_of_the_trials_a_tenth_is_below_the_band_of_perception() -> None:
    [band] = [each for each in CONTENT.models.levels.bands.values() if each.id == "perception"]
    for id_ in models(CONTENT):
        assert TRIAL[0] * infusion(CONTENT.models, id_, TRIAL[1]).peak[1] / 10 < band.low


def test_the_blood_of_a_model_is_said(shown: Explainer) -> None:
    assert any("probably arterial blood" in text for text in texts(shown))
    assert sum("whether from artery or vein is not stated" in text for text in texts(shown)) == 3


def test_the_table_has_a_row_for_each_curve_band_and_event(shown: Explainer) -> None:
    table = texts(shown)[-1]
    for id_ in models(CONTENT):
        assert table.count(f">{names(CONTENT)[id_]}</th>") == len(DURATIONS)
    levels = CONTENT.models.levels
    known: tuple[Level | Quoted, ...] = (*levels.bands.values(), levels.quoted, levels.dissociation)
    for level in known:
        assert f">{level.name}</th>" in table
        assert level.source
        assert CONTENT.sources[level.source].short in table
    for event in CONTENT.milestones.felt.values():
        assert f'data-estimate="{event.estimate}"' in table
        assert event.caution
        assert escape(plain(CONTENT, event.caution)) in table


def test_nothing_advises_a_dose(shown: Explainer) -> None:
    assert "no advice on doses" in repr(shown)


def test_people_lie_near_the_spread_that_was_measured() -> None:
    found = [
        re.search(r"standard deviation is (\d+) %", text) for text in texts(ke.people_differ())
    ]
    spreads = [int(match[1]) for match in found if match]
    assert len(spreads) == len(CONTENT.models.variability.factors.around)
    assert all(14 <= spread <= 28 for spread in spreads)


def test_the_spread_that_was_measured_is_told_with_how() -> None:
    told = next(text for text in texts(ke.people_differ()) if "standard deviation" in text)
    assert "14 to 22 % at a steady target of a pump (9 men)" in told
    assert "28 % at the highest level of an infusion of 30 minutes (15 people)" in told


def test_people_are_not_simulated_around_intensive_care() -> None:
    shown = "".join(texts(ke.people_differ()))
    rows = re.findall(r"<tr[^>]*><th[^>]*>Hijazi 2003, intensive care</th>.*?</tr>", shown)
    assert len(rows) == 3  # of the model itself
    assert all(row.endswith("<td></td><td>simulated</td></tr>") for row in rows)


def test_sets_that_are_not_drawn_are_told_with_their_levels() -> None:
    [told] = [text for text in texts(ke.people_differ()) if "S-ketamine alone" in text]
    assert "These four models put the highest level at 177 to 253 ng/mL" in told
    assert "125 (Perez-Ruixo 2021; blood: not said), 158 (Fanta 2015, in Otto 2021; blood: " in told
    assert "289 (Simons 2022, S-ketamine; blood: arterial)" in told


def test_metabolites_come_with_what_was_assumed() -> None:
    [said] = [text for text in texts(ke.people_differ()) if "as mass of ketamine" in text]
    assert said.count("assumed in the source") == 2
    assert "Other studies disagree on its level" in " ".join(said.split())


@pytest.mark.parametrize(
    ("id_", "minutes", "dose"),
    [("kamp-2020", 40, 0.5), ("hijazi-2003", 100, 1), ("kamp-2020", 2, 0.1)],
)
def test_controls_show_the_drawing_and_the_words_of_their_state(
    shown: Explainer, id_: str, minutes: int, dose: float
) -> None:
    labels = CONTENT.captions["one_infusion"].controls
    words = (f"{dose:g} mg/kg", f"{minutes} min", names(CONTENT)[id_])
    settings = dict(zip((labels[key] for key in ("dose", "duration", "model")), words, strict=True))
    found = chosen(shown, settings)
    course = infusion(CONTENT.models, id_, minutes)
    assert levels_sentence(CONTENT, course, dose) in found
    assert any(f"is left after {in_words(course.below(0.1))}" in each for each in found)
    drawn = "".join(each for each in found if each.startswith("<svg") and "-base-title" not in each)
    ends = [float(end) for end in re.findall(r"H([\d.]+)", drawn)]
    caption = CONTENT.captions["one_infusion"]
    x_of, _ = placed(draw_axes(canvas(WIDTH, HEIGHT)[1], caption.inside))
    assert pytest.approx(float(x_of(minutes)), abs=0.1) in ends
    later, _ = placed(time_area(canvas(WIDTH, HEIGHT)[1], AXIS, LEFT, RIGHT, 0))
    assert pytest.approx(float(later(course.below(0.1))), abs=0.1) in ends
    line = 1 + list(product(models(CONTENT), DURATIONS)).index((id_, minutes))
    assert any(f'<use href="#dose-{line}" ' in each for each in found)
    assert f"simulated: {names(CONTENT)[id_]}" in drawn


@pytest.mark.parametrize("id_", models(CONTENT))
def test_the_drug_of_a_model_is_said(shown: Explainer, id_: str) -> None:
    found = next(each for each in CONTENT.models.ketamine.sets.values() if each.id == id_)
    [about] = [text for text in texts(shown) if text.startswith(f"<p><b>{found.name}</b>")]
    assert f"({found.drug}; " in about


def test_any_infusion_is_told_for_its_own_dose_and_duration() -> None:
    [tried] = [each for each in walk(ke.try_infusion()) if hasattr(each, "f")]
    told = tried.f(dose=1.3, minutes=25, model="kamp-2020").value
    course = infusion(CONTENT.models, "kamp-2020", 25)
    assert f"<p>{levels_sentence(CONTENT, course, 1.3)}</p>" in told


def test_any_infusion_says_what_its_first_state_shows() -> None:
    tried = ke.try_infusion()
    assert "253 ng/mL" in repr(tried)
    assert "0.5 mg/kg over 40 min" in repr(tried)


def test_joint_choices_show_the_text_of_each_combination() -> None:
    first, last = choose("first", "ab"), choose("last", "cd")
    stack = ControlProduct((first, last)).texts(["ac", "ad", "bc", "bd"])
    first.control.index, last.control.index = 1, 0
    assert [[pane.value for pane in inner.children] for inner in stack.children] == [
        ["ac", "ad"],
        ["bc", "bd"],
    ]


def test_where_a_choice_changes_nothing_there_is_no_stack() -> None:
    joint = ControlProduct((choose("first", "ab"), choose("last", "cd")))
    assert joint.texts(["x"] * 4).value == "x"
    assert joint.texts(["x", "x", "y", "z"]).children[0].value == "x"


def test_another_number_of_texts_is_refused() -> None:
    with pytest.raises(ValueError, match="given 3 panes; allowed: 4"):
        ControlProduct((choose("first", "ab"), choose("last", "cd"))).texts(["x", "y", "z"])


def test_doses_are_ten_steps() -> None:
    assert DOSES == (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
