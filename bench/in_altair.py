"""The same figure by Altair, calculated in the page. It needs the extra ``bench``."""

from __future__ import annotations

import altair as alt

from ketamine_explainer.explorers.kit.style import INK

from .chart import CURVES, HEIGHT, LIVE, LIVE_STATES, TIMES, WEEKS, WIDTH


def page(states: int) -> str:
    """Return Altair's page of the states, with Vega inside, which the extra ``dev`` brings."""
    many = LIVE_STATES if states == LIVE else states
    place = alt.binding_range(min=0, max=many - 1, step=1, name="Step")
    step = alt.param(name="step", value=0, bind=place)
    at = f"(step * {WEEKS / (many - 1)!r})"
    layers = _curves(at if states == LIVE else "0") + _cursor(at, many)
    chart = layers.properties(width=WIDTH, height=HEIGHT).add_params(step)
    return str(chart.to_html(inline=True))


def _curves(slower: str) -> alt.Chart:
    weeks = f"datum.place * {WEEKS / (len(TIMES) - 1)!r}"
    strength = alt.Y("strength:Q").scale(domain=(0, WEEKS * 1.2), nice=False)
    colour = alt.Color("curve:N").scale(domain=["fall", "rise"], range=[*CURVES]).legend(None)
    return (
        alt.Chart(alt.sequence(0, len(TIMES), as_="place"))
        .transform_calculate(
            weeks=weeks,
            fall=f"{WEEKS} * exp(-datum.weeks / (1 + {slower}))",
            rise=f"{WEEKS} * (1 - exp(-datum.weeks / (3 + {slower})))",
        )
        .transform_fold(["fall", "rise"], as_=["curve", "strength"])
        .mark_line()
        .encode(x=alt.X("weeks:Q").scale(domain=(0, WEEKS)), y=strength, color=colour)
    )


def _cursor(at: str, states: int) -> alt.LayerChart:
    one = alt.Chart(alt.sequence(0, 1, as_="place")).transform_calculate(
        weeks=at, top=f"{WEEKS * 1.1}", words=f"'step ' + (step + 1) + ' of {states}'"
    )
    return one.mark_rule(color=INK, size=2).encode(x="weeks:Q") + one.mark_text().encode(
        x="weeks:Q", y=alt.Y("top:Q").title(None), text="words:N"
    )
