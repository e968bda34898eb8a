"""What regulators, labels and guidelines say, by topic, with country and date."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, load_content
from ...content.records import Rule
from ..kit.behind import States
from ..kit.cards import bullets, html
from ..kit.controls import controls
from ..kit.explainer import Explainer, sentence
from ..kit.table import Table, TableRow
from .room import RULES, TOPICS


def rules() -> Explainer:
    """Return the rules of a topic that the learner chooses."""
    content = load_content()
    [choice] = controls(content, RULES)
    table = Table(
        ("Topic", "About", "What it says", "Country", "As of", "Source"),
        tuple(
            TableRow((TOPICS[rule.topic], rule.subject, rule.text, rule.country, rule.dated,
                      content.sources[rule.reference].short), rule.id)
            for rule in content.evidence.rules.values()
        ),
        head=1,
    )  # fmt: skip
    shown = [choice.row, sentence(choice.texts(partial(_rules, content)))]
    return Explainer(RULES.caption(content), shown, table, states=States.by_cell(choice, table))


def _rules(content: Content, topic: str) -> Markup:
    found = (rule for rule in content.evidence.rules.values() if rule.topic == topic)
    return bullets(_rule(content, rule) for rule in found)


def _rule(content: Content, rule: Rule) -> Markup:
    source = html(content, f"[@{rule.reference}]")
    said = f"{rule.text} ({rule.country}, {rule.dated})"
    about = element("span", element("b", f"{rule.subject}:"), f" {said}", data_rule=rule.id)
    return joined(about, " ", source)
