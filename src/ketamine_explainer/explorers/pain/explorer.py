"""Widgets of notebook 01: the loop of pain and mood; the pain pathway."""

from __future__ import annotations

from ...content import load_content
from ...content.mentions import mentioned
from ..kit.behind import States
from ..kit.cards import card, html, plain
from ..kit.controls import control
from ..kit.explainer import Explainer, figure, sentence
from ..kit.table import Table
from .loop_figure import VOICES, draw_loop
from .pathway_figure import PHARMACOLOGY, draw_pathway
from .room import SITE, STEP


def pain_mood_loop() -> Explainer:
    """Return the two-way loop of pain and mood, step by step."""
    content = load_content()
    caption, steps = content.captions["pain_mood_loop"], content.loop.steps
    step = control(content, caption, STEP)
    picture = draw_loop(steps, caption)
    cards = [
        card([
            (VOICES[each.said_by][0].capitalize(), html(content, each.text)),
        ])
        for each in steps
    ]  # fmt: skip
    table = Table(
        ("Step", "Who says it", "What"),
        tuple((s.title, VOICES[s.said_by][0], plain(content, s.text)) for s in steps),
        tuple(" ".join(id_ for id_, _ in mentioned(s.text)) for s in steps),
    )
    children = [step.row, figure(picture, [("step", step)]), sentence(step.texts(cards))]
    return Explainer(caption, children, table, picture, States.one_each(step, table))


def pain_pathway() -> Explainer:
    """Return the pain pathway: at each place, what the article says and what pharmacology does."""
    content = load_content()
    caption, sites = content.captions["pain_pathway"], content.pathway.sites
    choice = control(content, caption, SITE)
    picture = draw_pathway(sites, caption)
    cards = [
        card([
            (site.name, html(content, site.plain)),
            ("The article", html(content, site.article)),
            ("Pharmacology", html(content, site.pharmacology)),
        ])
        for site in sites
    ]  # fmt: skip
    table = Table(
        ("Place", "The article", "Pharmacology", "Why"),
        tuple(
            (
                site.name,
                "the article: acts here" if site.article_here else "not named by the article",
                PHARMACOLOGY[site.pharmacology_here],
                plain(content, site.pharmacology),
            )
            for site in sites
        ),
    )
    children = [choice.row, figure(picture, [("site", choice)]), sentence(choice.texts(cards))]
    return Explainer(caption, children, table, picture, States.one_each(choice, table))
