"""One infusion: what is said of each state is what the models give, and the table has it."""

import re
from typing import Any

import numpy as np
import pytest
from bs4 import BeautifulSoup

import ketamine_explainer as ke
from ketamine_explainer.content.records import Level, Quoted
from ketamine_explainer.explorers.infusion.explorer import anaesthesia, levels_sentence
from ketamine_explainer.explorers.infusion.levels import NEVER, infusion
from ketamine_explainer.explorers.infusion.model_names import made, models, names
from ketamine_explainer.explorers.infusion.room import DOSES, DURATIONS, LATER, NEAR, TRIAL
from ketamine_explainer.explorers.kit.cards import plain
from ketamine_explainer.explorers.kit.controls import choose
from ketamine_explainer.explorers.kit.explainer import Explainer
from ketamine_explainer.explorers.kit.product import ControlProduct
from ketamine_explainer.explorers.kit.specification import html_of
from tests.widget_tree import walk

from .states import CONTENT, SAMPLE, SHOWN, ended, every_state, left, levels, tenth


@pytest.fixture(scope="module")
def shown() -> Explainer:
    return SHOWN.explainer


def texts(widget: Any) -> list[str]:
    return [html for each in walk(widget) if (html := html_of(each)) is not None]


def test_the_main_model_comes_first_and_the_set_of_the_metabolites_is_no_choice() -> None:
    assert models(CONTENT)[0] == CONTENT.models.ketamine.main.id
    assert made(CONTENT) == ["simons-2022", "norketamine", "hydroxynorketamine"]
    assert not set(models(CONTENT)) & set(made(CONTENT))


def values(state: dict[str, Any]) -> tuple[float, float, float]:
    """Return the highest level, and those after two and four hours, in ng/mL."""
    found = levels(state, [ended(state), 120.0, 240.0])
    return float(found[0]), float(found[1]), float(found[2])


def named(state: dict[str, Any]) -> tuple[str, str, str]:
    """Return these levels in words: two digits, or whole from ten on."""
    found = [f"{each:.2g}" if each < 10 else f"{each:,.0f}" for each in values(state)]
    return found[0], found[1], found[2]


def length(minutes: float) -> str:
    """Return a time in hours and minutes."""
    hours, rest = divmod(round(minutes), 60)
    parts = [f"{hours} hour{'s' * (hours > 1)}" * (hours > 0), f"{rest} min" * (rest > 0)]
    return " ".join(filter(None, parts))


@every_state
def test_each_state_says_what_the_model_gives_for_its_dose(state: dict[str, Any]) -> None:
    highest, two, four = named(state)
    said = SHOWN.said("said", **state)
    assert said.startswith(f"{highest} ng/mL at most")
    assert said.endswith(f"; {two} after 2 hours, {four} after 4.")


def test_each_state_in_the_range_of_anaesthesia_says_so_and_no_other() -> None:
    band = anaesthesia(CONTENT)
    assert (band.low, band.high) == (1200, 2400)
    strong = [{"dose": dose, "duration": minutes, "model": id_, "later": later}
              for dose in (0.5, 1.0, 2.0) for minutes in (1, 2, 5, 40)
              for id_ in models(CONTENT) for later in (NEVER, 60)]  # fmt: skip
    seen = set()
    for state in (*SAMPLE, *strong):
        peak, *_ = values(state)
        where = ("above" if peak > band.high else "in") if peak >= band.low else ""
        said = SHOWN.said("said", **state)
        assert said.count("the range of anaesthesia") == bool(where), state
        assert not where or f", {where} the range of anaesthesia;" in said, state
        seen.add(where)
    assert seen == {"", "in", "above"}
    trial = {"dose": 0.5, "duration": 40, "later": NEVER}
    assert not [id_ for id_ in models(CONTENT)
                if "anaesthesia" in SHOWN.said("said", **trial, model=id_)]  # fmt: skip


@pytest.mark.parametrize(
    ("peak", "where"),
    [(1199.9, ""), (1200, "in"), (1800, "in"), (2400, "in"), (2400.1, "above")],
)
def test_the_range_has_both_its_ends(peak: float, where: str) -> None:
    said = levels_sentence(CONTENT, peak, "any", "two", "four")
    assert ("anaesthesia" in said) == bool(where)
    assert f"<strong>{where} the range" in said or not where


def test_the_explorer_says_never_without_monitoring_no_driving_no_bath(shown: Explainer) -> None:
    [safe] = [text for text in texts(shown) if "ke-safety" in text]
    for words in ("Never without monitoring", "No driving until the day", "No bath or swim alone"):
        assert words in safe
    assert safe.count("<a ") == 3, "each with its source"


@every_state
def test_it_is_said_when_a_tenth_and_what_of_the_dose_is_left(state: dict[str, Any]) -> None:
    said = SHOWN.said("left", **state)
    share = f"{100 * left(state, 240):.0f}"
    twice = state["later"] != NEVER
    infusion_ = "second infusion" if twice else "infusion"
    assert said.startswith(f"Highest after {length(ended(state))}, as the {infusion_} ends.")
    assert f"By this model a tenth of that level is left after {length(tenth(state))}" in said
    assert said.endswith(
        f"In the body after 4 hours: as much as {share} % of one of the two doses."
        if twice
        else f"In the body after 4 hours: {share} % of the dose."
    )


def test_kamp_has_its_share_in_the_body_after_four_hours() -> None:
    said = SHOWN.said("left", dose=0.5, duration=40, model="kamp-2020", later=NEVER)
    assert "a tenth of that level is left after 4 hours 3 min" in said
    assert said.endswith("In the body after 4 hours: 27 % of the dose.")


@every_state
def test_no_state_calls_the_drug_gone(state: dict[str, Any]) -> None:
    words = [each for each in SHOWN.model.at(**state).values() if isinstance(each, str)]
    assert words
    assert not [each for each in words if "gone" in each]


def test_after_the_infusion_of_the_trials_a_tenth_is_below_the_band_of_perception() -> None:
    [band] = [each for each in CONTENT.models.levels.bands.values() if each.id == "perception"]
    for id_ in models(CONTENT):
        assert TRIAL[0] * infusion(CONTENT.models, id_, TRIAL[1]).peak[1] / 10 < band.low


@every_state
def test_cells_of_the_table_are_what_the_model_gives(state: dict[str, Any]) -> None:
    highest, two, four = named(state)
    given = f"{state['dose']:g} mg/kg over {state['duration']} min"
    if state["later"] != NEVER:
        given += f", and again {state['later'] / 60:g} h later"
    cells = [SHOWN.said(name, **state) for name in ("given", "peak", "early", "late", "falls")]
    assert cells == [given, f"{highest} at {length(ended(state))}", two, four,
                     length(tenth(state))]  # fmt: skip


def test_the_table_has_a_row_for_each_model_band_and_event(shown: Explainer) -> None:
    soup = BeautifulSoup(texts(shown)[-1], "html.parser")
    [table] = soup.select("table.ke-cells")
    for place, id_ in enumerate(models(CONTENT)):
        [row] = table.select(f'tr[data-simulated="{id_}"]')
        state = {"dose": 0.5, "duration": 40, "model": id_, "later": NEVER}
        name, *cells = (cell.get_text() for cell in row(["th", "td"]))
        assert name == names(CONTENT)[id_]
        highest, two, four = named(state)
        assert cells == ["0.5 mg/kg over 40 min", f"{highest} at 40 min", two, four,
                         length(tenth(state)), "simulated"]  # fmt: skip
        assert {each["data-at"] for each in row.select("[data-live]")} == {f"model={place}"}
    known = CONTENT.models.levels
    ranges: tuple[Level | Quoted, ...] = (*known.bands.values(), known.quoted, known.dissociation)
    for level in ranges:
        assert f">{level.name}</th>" in str(table)
        assert level.source
        assert CONTENT.sources[level.source].short in table.get_text()
    for event in CONTENT.milestones.felt.values():
        [row] = table.select(f'tr[data-estimate="{event.estimate}"]')
        assert event.caution
        assert plain(CONTENT, event.caution) in row.get_text()


def test_what_can_be_chosen_goes_far_beyond_the_trials_in_fine_steps() -> None:
    assert tuple(round(0.05 * step, 2) for step in range(1, 41)) == DOSES
    assert tuple(range(1, 241)) == DURATIONS
    assert LATER == (NEVER, 60, 120, 180)
    options = [each.options for each in SHOWN.model.choices.values()]
    assert (options[0][0], options[0][-1]) == ("0.05 mg/kg", "2 mg/kg")
    assert (options[1][0], options[1][-1]) == ("1 min", "240 min")
    assert options[3] == ("none", "1 h later", "2 h later", "3 h later")


def test_it_begins_with_the_infusion_of_the_trials() -> None:
    first = SHOWN.values(SHOWN.places(np.random.default_rng(), 1)[0])
    chosen = {"dose": 0.5, "duration": 40, "model": models(CONTENT)[0], "later": NEVER}
    assert first == {**chosen, "reach": NEAR}
    assert SHOWN.said("said").startswith("253 ng/mL at most;")
    assert "0.5 mg/kg over 40 min" in repr(SHOWN.explainer)
    assert "253 at 40 min" in repr(SHOWN.explainer)


def test_the_blood_of_a_model_is_said(shown: Explainer) -> None:
    assert any("probably arterial blood" in text for text in texts(shown))
    assert sum("whether from artery or vein is not stated" in text for text in texts(shown)) == 3


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


@pytest.mark.parametrize("id_", models(CONTENT))
def test_the_drug_of_a_model_is_said(shown: Explainer, id_: str) -> None:
    found = next(each for each in CONTENT.models.ketamine.sets.values() if each.id == id_)
    [about] = [text for text in texts(shown) if text.startswith(f"<p><b>{found.name}</b>")]
    assert f"({found.drug}; " in about


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
