"""A year of infusions with numbers of one's own; it needs a running notebook."""

from __future__ import annotations

import base64
from typing import Any

import ipywidgets as w
import numpy as np

from nbfolio.markup import element, joined

from ...content import load_content
from ...models import YEAR_DAYS, infusion_days, share_well, through
from ...models.proportions import of_hundred
from ...synthesis.relapse import fitted
from ..kit.cards import phrase
from ..kit.controls import Fixed
from ..kit.live import live
from .figure import draw_schedule
from .room import COURSE, CURVE, INTERVAL, REGAINED, YEAR


def try_schedule() -> Any:
    """Return continuous controls and the year that they come to."""
    return live(show_year, _controls())


def show_year(
    infusions: int, spacing: float, interval: float, half: float, responding: float, regained: float
) -> Any:
    """Return the year of a schedule: a sentence and its picture.

    Parameters
    ----------
    infusions, spacing
        The first course: how many, and the days from one to the next.
    interval
        Days between the infusions after it.
    half
        Days until half of those who responded no longer do, on an exponential curve.
    responding, regained
        Shares, as for `share_well`.
    """
    last = round(spacing * (infusions - 1))
    days = infusion_days(infusions, last, interval, YEAR_DAYS)
    course, later = days[:infusions], days[infusions:]
    well = through([half], [0.5]).well
    share = share_well(np.arange(YEAR_DAYS), course, later, responding, regained, well)
    content = load_content()
    once = Fixed(((),))
    picture = draw_schedule(
        once, once, lambda: share, lambda: (days.tolist(), infusions), YEAR.caption(content)
    )
    mean = of_hundred(float(share.mean()))
    said = phrase(content, content.wording.year.tried, infusions=len(days), well=mean)
    image = f"data:image/png;base64,{base64.b64encode(picture.png).decode('ascii')}"
    return w.HTML(joined(element("p", said), element("img", alt="", src=image)))


def _controls() -> dict[str, Any]:
    content = load_content()
    records = content.models.schedule
    chosen = records.courses[COURSE]
    course, responded = chosen.values, content.evidence.estimates[chosen.responded].share
    curve = fitted(content.evidence, content.models.relapse)[CURVE]
    infusions = int(course["infusions"])
    interval, regained = records.intervals.values[INTERVAL], records.regained.values[REGAINED]
    return {
        "infusions": _slider("Infusions of the first course", infusions, 1, 12, whole=True),
        "spacing": _slider("Days between them", course["last_day"] / (infusions - 1), 1, 7),
        "interval": _slider("Days between later ones", interval, 7, 182),
        "half": _slider("Days until half relapse", curve.survival.until(0.5), 2, 300),
        "responding": _slider("Share that responds", responded or 0, 0, 1),
        "regained": _slider("Share that regains", regained, 0, 1),
    }


def _slider(label: str, value: float, low: float, high: float, whole: bool = False) -> Any:
    kind = w.IntSlider if whole else w.FloatSlider
    return kind(
        value=value, min=low, max=high, step=1 if whole else 0.01, description=label,
        style={"description_width": "16em"}, layout={"width": "min(100%, 560px)"},
        continuous_update=False,
    )  # fmt: skip
