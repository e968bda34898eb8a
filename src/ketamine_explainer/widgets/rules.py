"""What regulators, labels and guidelines say, by topic, with country and date."""

from __future__ import annotations

from html import escape

from ..content import Content, load_content
from ..content.records import Rule
from ..figures import Table
from .cards import bullets, html
from .explainer import Explainer, sentence
from .linked import choose


def rules() -> Explainer:
    """Return the rules of a topic that the learner chooses."""
    content = load_content()
    caption, found = content.captions["rules"], list(content.evidence.rules.values())
    topics = list(dict.fromkeys(rule.topic for rule in found))
    choice = choose(caption.controls["topic"], topics)
    lists = [
        bullets(_rule(content, rule) for rule in found if rule.topic == topic) for topic in topics
    ]
    table = Table(
        ("Topic", "About", "What it says", "Country", "As of", "Source"),
        tuple(
            (rule.topic, rule.subject, rule.said, rule.country, rule.as_of,
             content.sources[rule.reference].short)
            for rule in found
        ),
        tuple(rule.id for rule in found),
    )  # fmt: skip
    return Explainer(caption, [choice.row, sentence(choice.texts(lists))], table)


def _rule(content: Content, rule: Rule) -> str:
    source = html(content, f"[@{rule.reference}]")
    said = f"{escape(rule.said)} ({escape(rule.country)}, {escape(rule.as_of)})"
    return f"<span data-rule='{rule.id}'><b>{escape(rule.subject)}:</b> {said}</span> {source}"
