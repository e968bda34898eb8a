"""Cards and lists: what can be chosen among conditions and among rules."""

from __future__ import annotations

from collections.abc import Iterator

from ...content import Content
from ..kit.room import Captioned, Choice, Found, Offered, Options, Room

TOPICS = {
    "contraindication": "Contraindications",
    "interaction": "Interactions",
    "group": "Groups of people",
    "monitoring": "Monitoring",
    "approval": "Approval",
    "prescription": "Prescription",
    "advice": "Advice",
    "schedule": "Schedules",
    "mechanism": "Mechanism",
}
"""What a reader chooses, by the topic of a rule: first of all who is in danger."""


def _topics(content: Content) -> Options:
    topics = {rule.topic for rule in content.evidence.rules.values()}
    return [(words, topic) for topic, words in TOPICS.items() if topic in topics]


CONDITION = Choice("condition", lambda content: [(e.name, e) for e in content.conditions.values()])
TOPIC = Choice("topic", _topics)


def _one_topic(content: Content) -> Iterator[Found]:
    if len({each.topic for each in content.evidence.rules.values()}) < 2:
        yield Found(
            "evidence/rules", (), "rules of one topic",
            "two topics at least, for a reader to choose among", "add a rule of another topic",
        )  # fmt: skip


CONDITIONS = Captioned("conditions", (CONDITION,))
RULES = Captioned("rules", (TOPIC,))
ROOM = Room(
    __package__,
    {
        "conditions": "introduction",
        "course_map": "introduction",
        "parameters": "parameters",
        "rules": "rules",
    },
    (CONDITIONS, RULES),
    (Offered("conditions", (), "name"),),
    lacking=_one_topic,
)
