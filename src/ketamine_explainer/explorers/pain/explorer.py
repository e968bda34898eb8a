"""Widgets of notebook 01: the loop of pain and mood; the pain pathway."""

from __future__ import annotations

from markupsafe import Markup

from ...content import load_content
from ...content.records import Site, Step
from ...synthesis.values import mentioned_in
from ..kit.behind import States
from ..kit.cards import card, html, plain
from ..kit.controls import controls
from ..kit.explainer import Explainer, figure, sentence
from ..kit.table import Table, TableRow
from .loop_figure import VOICES, draw_loop
from .pathway_figure import draw_pathway
from .room import LOOP, PATHWAY


def pain_mood_loop() -> Explainer:
    """Return the two-way loop of pain and mood, step by step."""
    content = load_content()
    caption, steps = LOOP.caption(content), [*content.loop.values()]
    [step] = controls(content, LOOP)
    picture = draw_loop(step, caption)

    def told(step: Step) -> Markup:
        return card([(VOICES[step.said_by][0].capitalize(), html(content, step.text))])

    table = Table(
        ("Step", "Who says it", "What"),
        tuple(
            TableRow((s.title, VOICES[s.said_by][0], plain(content, s.text)), mentioned_in(s.text))
            for s in steps
        ),
    )
    children = [step.row, figure(picture), sentence(step.texts(told))]
    return Explainer(caption, children, table, picture, States.one_each(step, table))


def pain_pathway() -> Explainer:
    """Return the pain pathway: at each place, what the article says and what pharmacology does."""
    content = load_content()
    caption, sites = PATHWAY.caption(content), [*content.pathway.values()]
    [choice] = controls(content, PATHWAY)
    picture = draw_pathway(choice, caption)

    def told(site: Site) -> Markup:
        return card([
            (site.name, html(content, site.plain)),
            ("The article", html(content, site.article)),
            ("Pharmacology", html(content, site.pharmacology)),
        ])  # fmt: skip

    table = Table(
        ("Place", "The article", "Pharmacology", "Why"),
        tuple(
            (
                site.name,
                caption.inside["article named" if site.article_here else "article unnamed"],
                caption.inside[f"pharmacology {site.pharmacology_here}"],
                plain(content, site.pharmacology),
            )
            for site in sites
        ),
    )
    children = [choice.row, figure(picture), sentence(choice.texts(told))]
    return Explainer(caption, children, table, picture, States.one_each(choice, table))
