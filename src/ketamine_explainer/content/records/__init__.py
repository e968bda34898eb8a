"""The records that the content files hold. Field names are the keys in YAML."""

from .article import Article, Claim, Part, Quantity
from .base import MINUTES, Identifier, PartId, Record, Text
from .course import Course, Editor, NotebookEntry
from .lessons import (
    Caption,
    Captions,
    Concern,
    Condition,
    Conditions,
    Loop,
    Pathway,
    Questions,
    Site,
    Step,
)
from .sources import Source, Sources
from .timeline import (
    LanePhases,
    Lanes,
    Milestone,
    Milestones,
    Moment,
    Phase,
    TimelineTexts,
    TrialTexts,
    View,
)

__all__ = [
    "MINUTES",
    "Article",
    "Caption",
    "Captions",
    "Claim",
    "Concern",
    "Condition",
    "Conditions",
    "Course",
    "Editor",
    "Identifier",
    "LanePhases",
    "Lanes",
    "Loop",
    "Milestone",
    "Milestones",
    "Moment",
    "NotebookEntry",
    "Part",
    "PartId",
    "Pathway",
    "Phase",
    "Quantity",
    "Questions",
    "Record",
    "Site",
    "Source",
    "Sources",
    "Step",
    "Text",
    "TimelineTexts",
    "TrialTexts",
    "View",
]
