"""The course on one screen: how much is read on each page, how hard it is, what it asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile
from statistics import median

from ..content import Content, date_in_words
from ..content.citations import to_text
from ..content.mentions import with_mentions
from ..content.reading import Reading
from ..content.records import Question, Scene
from ..synthesis.mentions import mention_text

HARDEST, USUAL = 10.0, 8.0
"""The highest grade of a block of prose, and of the block in the middle."""

FEWEST = 30
"""Words of a block below which a grade says little."""

_MARKUP = re.compile(r"\[\[|\]\]|^#+ .*$", re.MULTILINE)
_CITED = re.compile(r"\s*\[[^\[\]]*@[^\]]*\]")


@dataclass(frozen=True)
class Block:
    """Words that stand together.

    Parameters
    ----------
    name : str
        Where they are from: ``02_fast_response: onset, why``.
    reading : Reading
        They, as they are read.
    open : bool
        Whether they are there as the page opens; else they are asked for.
    """

    name: str
    reading: Reading
    open: bool


def blocks(content: Content, notebook: str) -> Iterator[Block]:
    """Give the prose of a notebook, without what stands in figures, cards and verdicts."""

    def block(name: str, text: str, open_: bool = False) -> Block:
        return Block(f"{notebook}: {name}", Reading(read(content, text)), open_)

    for name, text in content.sections[notebook].items():
        yield block(name, text, open_=True)
    for id_, scene in content.scenes.get(notebook, {}).items():
        yield block(f"{id_}, asked", "\n\n".join(_asked(scene)), open_=True)
        for name, text in _answered(content, scene).items():
            yield block(f"{id_}, {name}", text)


def _asked(scene: Scene) -> Iterator[str]:
    yield scene.question
    yield from filter(None, [scene.lead])
    if guess := scene.guess:
        yield guess.ask
        yield from (each.label for each in guess.shares)
        yield from (each.label for each in guess.times)
        yield from (each.words for each in guess.options)


def _answered(content: Content, scene: Scene) -> Mapping[str, str]:
    wrong = content.misconceptions[scene.misconception] if scene.misconception else scene.wrong
    guess = scene.guess
    told = {
        "finding": scene.finding,
        "says": scene.says,
        "wrong": f"{wrong.says}\n\n{wrong.holds}" if wrong else "",
        "because": (guess.because if guess else "") or "",
        "options": "\n\n".join(each.says for each in guess.options) if guess else "",
        **{each.title: each.text for each in scene.more},
        "why": scene.why or "",
        "sure": scene.sure,
        "clinical": scene.clinical or "",
    }
    return {name: text for name, text in told.items() if text}


def read(content: Content, text: str) -> str:
    """Return Markdown of the content as it is read: numbers said, no citations, no headings."""
    plain = to_text(_MARKUP.sub("", _CITED.sub("", text)), content.sources)
    return with_mentions(plain, lambda id_, form: mention_text(content.evidence, id_, form)).strip()


def graded(found: Iterable[Block]) -> list[Block]:
    """Return the blocks that have a grade, the hardest first; none for clinicians."""
    plain = (
        each
        for each in found
        if len(each.reading.words) >= FEWEST and not each.name.endswith(", clinical")
    )
    return sorted(plain, key=lambda each: -each.reading.grade)


def summary(content: Content) -> str:
    """Return the course in a table, a line for each page, and what it has in all."""
    heads = ("page", "open", "all", "grade", "worst", "numbers", "scenes", "guesses", "questions")
    every = {notebook: [*blocks(content, notebook)] for notebook in content.course.notebooks}
    rows = [heads, *(_row(content, notebook, found) for notebook, found in every.items())]
    widths = [max(len(row[place]) for row in rows) for place in range(len(heads))]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    return "\n".join([*lines, "", *_whole(content, chain(*every.values()))])


def _row(content: Content, notebook: str, found: Sequence[Block]) -> tuple[str, ...]:
    hard = graded(found)
    scenes = content.scenes.get(notebook, {}).values()
    grades = [each.reading.grade for each in hard] or [0]
    words = [len(each.reading.words) for each in found]
    seen = sum(count for count, each in zip(words, found, strict=True) if each.open)
    numbers = sum(each.reading.numbers for each in found)
    return (
        notebook, f"{seen}", f"{sum(words)}", f"{median(grades):.1f}", f"{grades[0]:.1f}",
        f"{100 * numbers / max(1, sum(words)):.1f} %", f"{len(scenes)}",
        f"{sum(bool(each.guess) for each in scenes)}", f"{len(content.quiz.get(notebook, {}))}",
    )  # fmt: skip


def _whole(content: Content, found: Iterable[Block]) -> Iterator[str]:
    objectives = [id_ for entry in content.course.notebooks.values() for id_ in entry.objectives]
    asked = [each for file in content.quiz.values() for each in file.values()]
    covered = {id_ for each in asked for id_ in each.misconceptions}
    yield (
        f"{len(objectives)} objectives, {_often(asked, objectives)} with two questions or more; "
        f"{len(covered)} of {len(content.misconceptions)} misconceptions asked about; "
        f"{len(content.glossary)} terms explained; {len(content.captions)} figures described."
    )
    for each in takewhile(lambda each: each.reading.grade > HARDEST, graded(found)):
        yield f"Grade {each.reading.grade:.1f}, more than {HARDEST:g}: {each.name}"
    yield f"Next review: {date_in_words(content.course.next_review)}."


def _often(asked: list[Question], objectives: list[str]) -> int:
    counts = [sum(each.objective == id_ for each in asked) for id_ in objectives]
    return sum(count >= 2 for count in counts)
