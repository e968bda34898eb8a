"""wording.yaml: the sentences that figures and cards build around what is calculated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from ..phrases import Sentence, holds
from .base import Record


class ScheduleWords(Record):
    """Sentences of a year of infusions.

    Parameters
    ----------
    counted, starts, lead, well
        The infusions of a year, who responded before it, and how many are well in it.
    same_risk, changing_risk, trial
        Whether infusions keep anyone from relapsing on a curve, and in the trial of the spray.
    veterans, label, article
        What was counted, what a label asks for and what the article says.
    every
        An interval that has no name.
    column
        Heading of a column of the table.
    """

    counted: Annotated[str, holds("infusions", "first", "later")]
    starts: Annotated[str, holds("share", "people")]
    lead: Sentence
    well: Annotated[str, holds("well", "others")]
    same_risk: Sentence
    changing_risk: Annotated[str, holds("risk")]
    trial: Sentence
    veterans: Sentence
    label: Annotated[str, holds("low", "high", "unit")]
    article: Annotated[str, holds("words", "low", "high")]
    every: Annotated[str, holds("days")]
    column: Annotated[str, holds("curve")]


class PeopleWords(Record):
    """Sentences of the infusion of the trials in many people, by several models.

    Parameters
    ----------
    spread, measured
        How far simulated people differ, and people who were measured.
    compared, left_out
        What the models give, and what those give that are not among them.
    made
        What the body makes of ketamine.
    built
        How simulated people were made.
    around, together, substances
        What can be chosen: people, models, or what the body makes of ketamine.
    few, middle, band
        What is drawn of the people.
    highest
        The highest level of a substance, one of those of `made`.
    """

    spread: Annotated[
        str, holds("dose", "minutes", "people", "median", "share", "ends", "deviation")
    ]
    measured: Annotated[str, holds("low", "high", "men", "end", "minutes", "people")]
    compared: Annotated[str, holds("models", "low", "high")]
    left_out: Annotated[str, holds("levels")]
    made: Annotated[str, holds("levels")]
    built: Annotated[str, holds("people")]
    around: Annotated[str, holds("model")]
    together: Annotated[str, holds("models")]
    substances: Sentence
    few: Annotated[str, holds("people")]
    middle: Sentence
    band: Annotated[str, holds("share")]
    highest: Annotated[str, holds("name", "level", "time")]


class InfusionWords(Record):
    """Sentences of one infusion in the body.

    Parameters
    ----------
    levels, within, above
        Levels, and where the highest is: in the range of anaesthesia, or above it.
    given, given_twice
        An infusion, and two.
    left, left_twice
        How long until a tenth is left, after one infusion and after two.
    blood_unknown
        Said of a model where its source does not tell.
    """

    levels: Annotated[str, holds("highest", "where", "early", "hours", "late", "later")]
    within: Sentence
    above: Sentence
    left: Annotated[str, holds("highest", "tenth", "later", "share")]
    given: Annotated[str, holds("dose", "minutes")]
    given_twice: Annotated[str, holds("dose", "minutes", "hours")]
    left_twice: Annotated[str, holds("highest", "tenth", "later", "share")]
    blood_unknown: Sentence


class RelapseWords(Record):
    """Sentences of the curves of how long it lasted.

    Parameters
    ----------
    after, beyond
        Beyond the last figure of a curve: as a sentence, and within one.
    by_curve
        Before it.
    start, start_among, median, median_stopped, ratio
        What a curve is drawn through: who responded, when half had relapsed, by how much slower.
    """

    after: Annotated[str, holds("day")]
    beyond: Sentence
    by_curve: Annotated[str, holds("still")]
    start: Annotated[str, holds("shown")]
    start_among: Annotated[str, holds("shown", "population")]
    median: Annotated[str, holds("shown")]
    median_stopped: Annotated[str, holds("shown")]
    ratio: Annotated[str, holds("shown")]


class WindUpWords(Record):
    """Sentences of a channel that two things block, and of growing answers.

    Parameters
    ----------
    passing
        How many channels are free.
    grown, hardly, compared
        How answers grow without ketamine, where pulses are far apart, and with ketamine.
    once, often, seldom
        How many pulses there are: one a second, more, or less.
    """

    passing: Annotated[str, holds("magnesium", "blocked", "rest", "excited")]
    grown: Annotated[str, holds("often", "blocked", "pulses", "times")]
    hardly: Annotated[str, holds("often", "blocked")]
    compared: Annotated[str, holds("often", "blocked", "pulses", "times", "without", "lost")]
    once: Annotated[str, holds("rate")]
    often: Annotated[str, holds("rate")]
    seldom: Annotated[str, holds("seconds")]


_GUESSED = holds("label", "guess", "truth", "off")
_TIMED = holds("label", "guess", "truth")
_YEAR = holds("interval", "infusions", "later", "words", "low", "high")


class CalendarWords(Record):
    """Sentences of a year as the article describes it, by whether its number fits."""

    fits: Annotated[str, _YEAR]
    more: Annotated[str, _YEAR]
    less: Annotated[str, _YEAR]


class EvidenceWords(Record):
    """Sentences of the cards behind the numbers, of icon arrays and of verdicts.

    Parameters
    ----------
    listed, save
        The numbers of a page, as a list and as a file.
    funding_unknown
        Said of a study whose source does not tell who paid for it.
    calculated
        How a difference, or a number needed, was calculated.
    modelled
        Why a difference has no interval: its shares are estimated by a model.
    had
        Who of a group had an outcome.
    searched, not_searched, draft
        How evidence on a claim was looked for.
    """

    listed: Sentence
    save: Sentence
    funding_unknown: Sentence
    calculated: Sentence
    modelled: Sentence
    had: Annotated[str, holds("arm", "people", "others")]
    searched: Annotated[str, holds("where", "words", "by", "day")]
    not_searched: Sentence
    draft: Annotated[str, holds("waiting", "claims")]


class PictureWords(Record):
    """What a picture says of itself wherever it is shown.

    Parameters
    ----------
    key, outcome, comparator, certainty, source
        What each line is about.
    alone
        Said of a group that is shown without another.
    unrated
        Said where nobody has rated how sure it is.
    gap
        Said where nothing was found to draw.
    article, elsewhere
        The source of what has no other, and that of a picture in which nothing is drawn.
    more
        How many more there are.
    unrun
        Said where only a notebook's stored outputs are read.
    """

    key: Sentence
    outcome: Sentence
    comparator: Sentence
    certainty: Sentence
    source: Sentence
    alone: Sentence
    unrated: Sentence
    gap: Sentence
    article: Sentence
    elsewhere: Sentence
    more: Annotated[str, holds("count")]
    unrun: Annotated[str, holds("count", "sum")]


class PageChoice(Record):
    """A choice for a whole page: its name, and its two options."""

    label: Sentence
    options: tuple[Sentence, Sentence]


class SceneWords(Record):
    """Sentences of scenes.

    Parameters
    ----------
    answer, guess, show
        The control that shows an answer: its name, and its two options.
    of_100
        What a scale of shares counts.
    counted
        Of a guessed curve: which people, after how long.
    board
        What an empty figure is, for those who do not see it.
    unguessed
        The option of having no guess.
    right, wrong
        Said first to whom has chosen the right option, or another.
    same, other
        Of a guessed verdict: whether it is ours.
    close, more, fewer
        Of a guessed share: about right, too many, too few.
    then, sooner, later
        Of a guessed time: when it was measured, sooner, later.
    why, sure
        Titles of what is folded.
    certainty
        By how sure one can be, in a few words.
    page
        The controls of a page: ``answers`` and ``words``.
    """

    answer: Sentence
    guess: Sentence
    show: Sentence
    of_100: Sentence
    counted: Annotated[str, holds("of", "when")]
    board: Sentence
    unguessed: Sentence
    right: Sentence
    wrong: Sentence
    same: Annotated[str, holds("ours")]
    other: Annotated[str, holds("ours")]
    close: Annotated[str, _GUESSED]
    more: Annotated[str, _GUESSED]
    fewer: Annotated[str, _GUESSED]
    then: Annotated[str, _TIMED]
    sooner: Annotated[str, _TIMED]
    later: Annotated[str, _TIMED]
    why: Sentence
    sure: Sentence
    certainty: Mapping[Literal["high", "moderate", "low", "very low", "none"], Sentence]
    page: Mapping[Literal["answers", "words"], PageChoice]


class QuizWords(Record):
    """Words around questions to the reader.

    Parameters
    ----------
    title, lead
        At the end of a page.
    before, before_lead, after, after_lead
        Of the short tests at the start and the end of the course.
    exercise
        Above the box for an answer to an exercise.
    objectives
        Before what a reader can do after a page.
    statement, holds, fails
        Of true or false: the statement, and reasons for both.
    sure
        Asked once: how many answers will be right.
    number
        Names the field for a number.
    check, right, wrong, higher, lower, near, correct, incorrect
        What checks an answer, and what is said of it.
    up, down, moved
        What moves an entry that is put in order, and where it is then.
    before_this, next, place
        What turns from one question to another, and which one it is.
    score, expected, save, print, again
        What is said, and can be done, at the end.
    answers, hint, solution, hints
        What shows more.
    vote
        Over the options of a question on a slide.
    """

    title: Sentence
    lead: Sentence
    before: Sentence
    before_lead: Sentence
    after: Sentence
    after_lead: Sentence
    exercise: Sentence
    objectives: Sentence
    statement: Annotated[str, holds("statement")]
    holds: Annotated[str, holds("reason")]
    fails: Annotated[str, holds("reason")]
    sure: Annotated[str, holds("count")]
    number: Sentence
    check: Sentence
    right: Sentence
    wrong: Sentence
    higher: Annotated[str, holds("off")]
    lower: Annotated[str, holds("off")]
    near: Annotated[str, holds("off")]
    correct: Sentence
    incorrect: Sentence
    up: Annotated[str, holds("entry")]
    down: Annotated[str, holds("entry")]
    moved: Annotated[str, holds("entry", "place", "count")]
    before_this: Sentence
    next: Sentence
    place: Annotated[str, holds("number", "count")]
    score: Annotated[str, holds("right", "count")]
    expected: Annotated[str, holds("expected")]
    save: Sentence
    print: Sentence
    again: Sentence
    answers: Sentence
    vote: Sentence
    hint: Sentence
    solution: Sentence
    hints: Sentence


class ConsultationWords(Record):
    """Words around what a reader fills in before a consultation.

    Parameters
    ----------
    choose, ask
        Ask what matters, and which questions the reader wants to put.
    table, option, kinds, compare
        What the table is called without a choice, the heads of its columns, what to compare in it.
    not_compared, not_all
        Said in a cell without a figure, and of shares that leave out people who began.
    known, no_harm, no_benefit, full
        Said of what is chosen: how much of it was compared, what is missing, that it is enough.
    notes, print, save, clear
        Name the field for notes, and what can be done.
    title, source, matters, asks
        On the sheet: its title, where it is from, and the titles of its parts.
    """

    choose: Sentence
    ask: Sentence
    table: Sentence
    option: Sentence
    kinds: Mapping[Literal["benefit", "harm", "other"], Sentence]
    compare: Sentence
    not_compared: Annotated[str, holds("why")]
    not_all: Sentence
    known: Annotated[str, holds("matter", "compared", "options")]
    no_harm: Sentence
    no_benefit: Sentence
    full: Sentence
    notes: Sentence
    print: Sentence
    save: Sentence
    clear: Sentence
    title: Sentence
    source: Annotated[str, holds("course", "version", "day")]
    matters: Sentence
    asks: Sentence


class Wording(Record):
    """wording.yaml."""

    windup: WindUpWords
    infusion: InfusionWords
    people: PeopleWords
    calendar: CalendarWords
    relapse: RelapseWords
    year: ScheduleWords
    evidence: EvidenceWords
    picture: PictureWords
    scenes: SceneWords
    quiz: QuizWords
    consultation: ConsultationWords
