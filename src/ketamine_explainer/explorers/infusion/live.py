"""Any infusion, for a running notebook: continuous controls that call the models."""

from __future__ import annotations

from typing import Any

import ipywidgets as w
from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, load_content
from ...models import in_words
from ..kit.explainer import Explainer
from ..kit.live import live
from ..kit.table import Table
from .explorer import levels_sentence, safety
from .figure import Curve, draw_one, times
from .levels import infusion
from .model_names import amount, models, names
from .post_infusion import PostInfusion
from .room import LIVE, TENTH, TRIAL


def try_infusion() -> Explainer:
    """Return the figure of one infusion with continuous controls; it needs a kernel."""
    content = load_content()
    caption = LIVE.caption(content)
    wide = {"style": {"description_width": "initial"}, "layout": w.Layout(width="min(100%, 640px)")}
    labels = caption.controls
    controls = {
        "dose": w.FloatSlider(
            TRIAL[0], min=0.05, max=2, step=0.05, description=labels["dose"], **wide
        ),
        "minutes": w.IntSlider(TRIAL[1], min=1, max=240, description=labels["duration"], **wide),
        "model": w.Dropdown(
            options=[(names(content)[id_], id_) for id_ in models(content)],
            description=labels["model"],
            **wide,
        ),
    }
    tried = live(lambda **chosen: _tried(content, **chosen), controls)
    return Explainer(caption, [tried, safety(content)], _table(content))


def _tried(content: Content, dose: float, minutes: int, model: str) -> Any:
    course = infusion(content.models, model, minutes)
    at = times(minutes)
    mood = [each for each in content.milestones.milestones.values() if each.lane == "ketamine"]
    after = PostInfusion(
        mood, [*content.milestones.felt.values()], {(model, minutes): course.below(TENTH)}
    )
    svg = draw_one(
        Curve(model, minutes, at, course.levels(at)),
        dose,
        content.models.levels,
        after,
        names(content),
        LIVE.caption(content),
    )
    said = levels_sentence(content, course, dose)
    return w.HTML(joined(element("div", Markup(svg), class_="ke-layers"), element("p", said)))


def _table(content: Content) -> Table:
    """Return what the first state shows."""
    rows = []
    for id_ in models(content):
        minute, highest = infusion(content.models, id_, TRIAL[1]).peak
        given = f"{TRIAL[0]:g} mg/kg over {TRIAL[1]} min"
        rows.append(
            (names(content)[id_], given, f"{amount(TRIAL[0] * highest)} ng/mL", in_words(minute))
        )
    return Table(("Model", "Infusion", "Highest level (simulated)", "At"), tuple(rows))
