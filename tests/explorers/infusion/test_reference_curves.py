"""The models against reference curves, which were computed in other ways."""

import csv
import os
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.explorers.infusion.bodies import plasma
from ketamine_explainer.models import Dose

ROOT = find_root(Path(__file__))
REFERENCE = ROOT.parent / "shared" / "evidence" / "pk_reference.csv"
MODELS = load_content(ROOT).models
CURVES = {
    "kamp_2020_3c": "kamp-2020",
    "clements_nimmo_1981_2c": "clements-nimmo-1981",
    "domino_1984_3c": "domino-stanpumpr",
    "hijazi_2003_icu_2c": "hijazi-2003",
    "simons_2022_S_3c": "simons-2022",
    "simons_2022_norketamine_S": "norketamine",
    "simons_2022_hydroxynorketamine_S": "hydroxynorketamine",
}
ROUNDED = 5.1e-5  # the curves have four decimals


@pytest.fixture(scope="module")
def curves() -> dict[str, list[tuple[float, float]]]:
    if not REFERENCE.exists():
        advice = f"{REFERENCE.name} is not beside"
        if os.environ.get("CI") == "true":
            pytest.fail(advice)
        pytest.skip(advice)
    found = defaultdict(list)
    with REFERENCE.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found[row["model"]].append((float(row["time_min"]), float(row["conc_ng_ml"])))
    return found


def test_every_curve_is_of_a_set_and_every_set_has_its_curve(
    curves: dict[str, list[tuple[float, float]]],
) -> None:
    ids = [each.id for each in MODELS.ketamine.sets.values()]
    ids += [each.id for each in MODELS.metabolites.metabolites.values()]
    assert set(curves) == set(CURVES)
    assert sorted(ids) == sorted(CURVES.values())


@pytest.mark.parametrize("name", CURVES)
def test_the_closed_form_is_within_a_thousandth_of_the_reference(
    curves: dict[str, list[tuple[float, float]]], name: str
) -> None:
    minutes, levels = np.array(curves[name]).T
    found = plasma(MODELS, CURVES[name]).after([Dose(35, 40)], minutes)
    np.testing.assert_allclose(found, levels, rtol=1e-3, atol=ROUNDED)
