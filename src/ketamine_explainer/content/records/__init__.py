"""The records that the content files hold. Field names are the keys in YAML."""

# What is imported here is what the package gives: listed once.
# ruff: noqa: F401
# mypy: implicit-reexport

from .article import Article, Claim, Quantity
from .base import KEY, MINUTES, Entry, Identifier, Keyed, PartId, Record, Text
from .course import Course, Editor, NotebookEntry, Objective
from .evidence import (
    Amount,
    Derived,
    Estimate,
    Grade,
    Interval,
    Outcome,
    Rule,
    Study,
    Verdict,
    When,
)
from .glossary import Term
from .guide import Guide
from .help import Help, HelpCountry, Helpline
from .landing import Landing, LandingFigure, LandingFinding, Start
from .misconceptions import Misconception
from .names import KINDS, Key, RefTo
from .notes import SPOKEN, Note, Notes
from .pain import WindUp
from .paper import (
    Checklist,
    Finding,
    FindingRow,
    Findings,
    FindingsSheet,
    Harm,
    Harms,
    Passage,
    Picture,
    Summary,
)
from .parameters import ModelFile, Parameter, ParameterSet, Range
from .pharmacokinetics import (
    Disposition,
    DrugSet,
    Ketamine,
    Level,
    Levels,
    Metabolite,
    Metabolites,
    Quoted,
    Variability,
)
from .pictures import (
    OF_100,
    Axis,
    Chart,
    ChartView,
    Comparison,
    Feature,
    IconArrays,
    Option,
    Options,
    Row,
    Side,
)
from .quiz import Answer, Fact, Question, QuizOption, Ranked
from .relapse import CurvePoint, FirstCourse, Relapse, RelapseCurve, Schedule
from .scenes import (
    CurveAsked,
    Guess,
    OptionAsked,
    Scene,
    ShareAsked,
    TimeAsked,
    Wrong,
)
from .sources import Author, Source
from .talks import Aim, Opening, Shown, TakeHome, Talk
from .timeline import (
    LanePhases,
    Lanes,
    Milestone,
    Milestones,
    Moment,
    TimelineTexts,
    TrialTexts,
)
from .widget_texts import (
    Caption,
    Concern,
    Condition,
    PictureFacts,
    Site,
    Step,
)
from .wording import Wording
