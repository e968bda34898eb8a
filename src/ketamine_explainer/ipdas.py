"""The IPDAS criteria for patient decision aids that apply here, each with a machine check.

IPDAS version 4.0: Joseph-Williams N, et al. (2014), Med Decis Making 34:699-710. Criteria for tests
and screening do not apply.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from .content import Content, is_overdue
from .content.citations import cited
from .content.mentions import mentioned
from .content.records import Option
from .explorers.findings.options import sides

DECISION = "04_weighing_it_up"
"""The notebook of the decision."""

CLAIMS = "05_checking_the_claims"
"""The notebook that says how claims and figures were chosen."""

Found = tuple[bool, str]
"""Whether a criterion holds, and what was found."""


@dataclass(frozen=True)
class Item:
    """A criterion and what was found of it.

    Parameters
    ----------
    number
        Its number in IPDAS; empty for a quality item.
    criterion
        What it asks for, in short.
    holds
        Whether it is met.
    found
        What was counted or read.
    """

    number: str
    criterion: str
    holds: bool
    found: str


def required(content: Content) -> list[Item]:
    """Return the twelve qualifying and certifying items."""
    return [
        Item(number, criterion, *check(content))
        for number, (criterion, check) in REQUIRED.items()
    ]  # fmt: skip


def quality(content: Content) -> list[Item]:
    """Return the quality items, held or not."""
    return [Item("", criterion, *check(content)) for criterion, check in QUALITY.items()]


def _condition(content: Content) -> Found:
    told = [each for each in content.conditions.values() if _grounded(each.studied + each.found)]
    of = len(content.conditions)
    return len(told) == of, f"{len(told)} of {of} conditions with evidence that is cited"


def _grounded(text: str) -> bool:
    return bool(cited(text)) or any(True for _ in mentioned(text))


def _block(notebook: str, *blocks: str) -> Callable[[Content], Found]:
    """Return the check that a notebook has these tagged blocks."""

    def check(content: Content) -> Found:
        lacking = [name for name in blocks if not content.sections.get(notebook, {}).get(name)]
        said = f"no block {', '.join(lacking)}" if lacking else f"block {', '.join(blocks)}"
        return not lacking, f"{notebook}.md: {said}"

    return check


def _scene(notebook: str, *ids: str) -> Callable[[Content], Found]:
    """Return the check that a notebook has these scenes."""

    def check(content: Content) -> Found:
        lacking = [id_ for id_ in ids if id_ not in content.scenes.get(notebook, {})]
        said = f"no scene {', '.join(lacking)}" if lacking else f"scene {', '.join(ids)}"
        return not lacking, f"{notebook}.yaml: {said}"

    return check


def _options(content: Content) -> Found:
    options = content.options.options.values()
    nothing = sum(option.nothing_new for option in options)
    said = f"{len(options)} options, {nothing} of them no treatment"
    return len(options) > 1 and nothing == 1, said


def _sides(kind: str) -> Callable[[Content], Found]:
    """Return the check that every option has rows of a kind, found or said to be unknown."""

    def check(content: Content) -> Found:
        wanted = [id_ for id_, each in content.options.features.items() if each.kind == kind]
        sides = [
            option.sides.get(each) for option in content.options.options.values() for each in wanted
        ]  # fmt: skip
        found = sum(side is not None and side.finding is not None for side in sides)
        gaps = sum(side is not None and side.gap is not None for side in sides)
        said = f"{len(wanted)} {kind}s of each option: {found} figures, {gaps} gaps said as gaps"
        return bool(wanted) and found > 0 and found + gaps == len(sides), said

    return check


def _equal_detail(content: Content) -> Found:
    """Check that both kinds have as many sides, of 100 people each, told in as many rows."""
    features = content.options.features.values()
    counts = [sum(each.kind == kind for each in features) for kind in ("benefit", "harm")]
    unequal = [id_ for id_, each in content.options.options.items() if _counts(content, each) > 1]
    said = (
        f"{counts[0]} benefits, {counts[1]} harms, of 100 people each, told in as many rows for "
        f"{len(content.options.options) - len(unequal)} of {len(content.options.options)} options"
    )
    return counts[0] == counts[1] > 0 and not unequal, said


def _counts(content: Content, option: Option) -> int:
    """Return how many counts of rows there are, of an option's benefits and of its harms."""
    return len({len(sides(content, option, kind)) for kind in ("benefit", "harm")})


def _citations(content: Content) -> Found:
    evidence = content.evidence
    sourced = [each for each in evidence.shown.values()
               if evidence.study(each).reference in content.sources]  # fmt: skip
    count = sum(1 for text in _prose(content) for _ in mentioned(text))
    said = (
        f"{len(sourced)} of {len(evidence.shown)} figures with a source; {count} mentions in prose"
    )
    return len(sourced) == len(evidence.shown), said


def _prose(content: Content) -> Iterator[str]:
    for blocks in content.sections.values():
        yield from blocks.values()
    for scenes in content.scenes.values():
        yield from map(str, scenes.values())


def _dated(content: Content) -> Found:
    return _on_pages("course.published"), f"published {content.course.published}, on every page"


def _on_pages(name: str) -> bool:
    """Return whether the frame of every page shows a field of course.yaml."""
    return name in _frame()


def _frame() -> str:
    frame = files(__package__) / "course" / "templates" / "explainer" / "footer.html.j2"
    return frame.read_text(encoding="utf-8")


def _updates(content: Content) -> Found:
    held, said = _block(CLAIMS, "updates")(content)
    current = not is_overdue(content.course)
    shown = _on_pages("course.next_review")
    return held and current and shown, f"next review {content.course.next_review}; {said}"


def _uncertainty(content: Content) -> Found:
    shown = content.evidence.shown.values()
    sure = sum(each.interval is not None or each.grade is not None for each in shown)
    return sure == len(shown), f"{sure} of {len(shown)} figures with an interval or a grade"


def _funding(content: Content) -> Found:
    return _on_pages("course.funding"), f"{content.course.funding} On every page"


REQUIRED: Mapping[str, tuple[str, Callable[[Content], Found]]] = {
    "1.1.1": ("describes the condition", _condition),
    "1.1.2": ("states the decision", _block(DECISION, "title")),
    "1.1.3": ("describes the options, no treatment too", _options),
    "1.1.4": ("positive features of each option", _sides("benefit")),
    "1.1.5": ("negative features of each option", _sides("harm")),
    "1.2.1": ("what it is like", _scene(DECISION, "the-day")),
    "2.1.1": ("positives and negatives in equal detail", _equal_detail),
    "2.2.1": ("citations to the evidence", _citations),
    "2.2.2": ("publication date", _dated),
    "2.2.3": ("update policy", _updates),
    "2.2.4": ("levels of uncertainty", _uncertainty),
    "2.3.1": ("funding source", _funding),
}
"""The six qualifying and the six certifying items that apply, each with its check."""


def _natural_course(content: Content) -> Found:
    option = next(each for each in content.options.options.values() if each.nothing_new)
    found = sum(side.finding is not None for side in option.sides.values())
    return found > 0, f"'{option.name}': {found} figures"


def _reference_class(content: Content) -> Found:
    evidence = content.evidence
    told = [each for each in evidence.shown.values() if evidence.population(each)]
    unsaid = sum(each.n is None for each in told)
    said = f"{len(told)} figures with people, number and time, {unsaid} of them 'not stated'"
    return len(told) == len(evidence.shown), said


def _forms(content: Content) -> Found:
    drawn = {row.finding for chart in content.charts.values() for view in chart.views
             for row in view.rows if row.finding}  # fmt: skip
    drawn |= {pair.treated for arrays in content.icons.values() for pair in arrays.comparisons}
    said = f"{len(drawn)} figures, besides their controls, as icons or bars, sentence and table"
    return bool(drawn), said


def _framing(content: Content) -> Found:
    pairs = sum(len(each.comparisons) for each in content.icons.values())
    return pairs > 0, f"{pairs} pairs of icon arrays, with those who had it and those who had not"


def _questions(content: Content) -> Found:
    count = sum(len(each.questions) for each in content.questions.values())
    return count > 0, f"{count} questions for the consultation"


def _never(reason: str) -> Callable[[Content], Found]:
    return lambda content: (False, reason)


def _roles(content: Content) -> Found:
    return True, ", ".join(editor.role for editor in content.course.editors)


QUALITY: Mapping[str, Callable[[Content], Found]] = {
    "the natural course if nothing is done": _natural_course,
    "options can be compared side by side": _options,
    "probabilities with reference class, event rate and time": _reference_class,
    "the same denominator across options": _equal_detail,
    "more than one way of viewing probabilities": _forms,
    "both framings of a probability": _framing,
    "what matters to the reader is asked": _block(DECISION, "questions"),
    "questions for the consultation": _questions,
    "how evidence was selected, and how good it is": _scene(CLAIMS, "judge", "limits"),
    "credentials of the developers, as roles": _roles,
    "social effects of each option": _never("not covered"),
    "readability level reported": _never("not measured"),
    "needs assessment and field test": _never("not done; notebook 05 says so"),
}
"""Quality items worth holding, each with its check."""
