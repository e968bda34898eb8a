"""Questions as HTML and as text: as they stand on paper, and as the module finds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, to_html
from ...content.mentions import with_mentions
from ...content.phrases import filled
from ...content.quizcheck import right_places
from ...content.quizfacts import SHARE, Number, asked, in_order, minutes, option_number
from ...content.records import MINUTES, Question, QuizOption
from ...synthesis import words
from ...synthesis.mentions import mention_text
from ...synthesis.polled import rests_on
from ..kit.cards import html, plain
from ..kit.form import named
from ..kit.table import wrapped
from .worked import worked

KEY = "ke-key"


def number_words(number: Number) -> str:
    """Return a number with its unit in words: ``45 of 100``, ``10 days``."""
    value, unit = number
    said = words.number(round(value, 4))
    return f"{said} of 100" if unit == SHARE else words.with_unit(said, unit)


@dataclass(frozen=True)
class Asked:
    """A question, with what is calculated for it.

    Parameters
    ----------
    content : Content
        The course.
    question : Question
        Its record.
    """

    content: Content
    question: Question

    @property
    def answer(self) -> Number | None:
        """The number that it asks for."""
        if (answer := self.question.answer) is None:
            return None
        if not answer.worked:
            return asked(answer, self.content.evidence)
        value, unit = worked(self.content, answer.worked)
        return float(f"{value:.3g}"), unit

    @property
    def offers(self) -> list[tuple[Markup, QuizOption, bool]]:
        """What can be chosen, with its record and whether it is right; numbers in their order."""
        question, right = self.question, {*right_places(self.question)}
        marked = [(each, at in right) for at, each in enumerate(question.options)]
        if not question.numeric:
            return [(self._said(each), each, is_right) for each, is_right in marked]
        numbers = [(self._number(each), each, is_right) for each, is_right in marked]
        numbers.sort(key=lambda found: found[0][0] * MINUTES.get(found[0][1], 1))
        return [(Markup(number_words(value)), each, is_right) for value, each, is_right in numbers]

    def _number(self, option: QuizOption) -> Number:
        answer = self.answer
        assert answer is not None, "a question with numbers has an answer"
        return option_number(option, answer, self.content.evidence)

    def _said(self, option: QuizOption) -> Markup:
        said = self.plainly(option.says or "")
        if option.holds is None:
            return said
        phrase = (
            self.content.wording.quiz.holds if option.holds else self.content.wording.quiz.fails
        )
        return Markup(filled(phrase, reason=said))

    def plainly(self, markdown: str) -> Markup:
        """Return Markdown as HTML whose numbers cannot be pressed: it stands within a label."""

        def said(id_: str, form: str) -> str:
            return element(
                "span", mention_text(self.content.evidence, id_, form), data_estimate=id_
            )

        return Markup(with_mentions(to_html(markdown, self.content.sources), said))

    def why(self, markdown: str) -> Markup:
        """Return an explanation as HTML, its numbers with the cards behind them."""
        answer = self.answer
        if answer and self.question.answer and self.question.answer.worked:
            markdown = filled(markdown, answer=number_words(answer))
        return html(self.content, markdown)

    @property
    def asks(self) -> Markup:
        """The question itself."""
        said = self.plainly(self.question.asks)
        if self.question.kind != "true or false":
            return said
        return Markup(filled(self.content.wording.quiz.statement, statement=said))

    @property
    def ranked(self) -> list[tuple[Markup, str]]:
        """The entries in their right order, each with what it was found to be."""
        evidence, by_time = self.content.evidence, self.question.first in ("earliest", "latest")
        found = []
        for at in in_order(self.question, evidence):
            entry = self.question.entries[at]
            estimate = evidence.shown[entry.estimate]
            is_time = by_time and estimate.unit not in MINUTES and minutes(estimate) >= 0
            form = "when" if is_time else "of 100" if estimate.share is not None else "value"
            found.append((self.plainly(entry.says), f"{{{entry.estimate}|{form}}}"))
        return found

    def to_html(self, goal: str, heading: str = "h3") -> Markup:
        """Return the question for paper; the module finds in marks what is right.

        Parameters
        ----------
        goal : str
            The objective that it is on, in words.
        heading : str
            The element of the question itself.
        """
        asks = element(heading, self.asks, class_="ke-asks")
        marks = {"data_ask": self.question.kind, "data_goal": goal, **self._marks()}
        return element("li", asks, self._offered(), self._hints(), class_="ke-asked", **marks)

    def _marks(self) -> dict[str, str]:
        answer = self.answer
        if self.question.kind != "number" or answer is None:
            return {}
        value, unit = answer
        said = "of 100" if unit == SHARE else words.with_unit("", unit).strip()
        return {
            "data_value": f"{value:g}",
            "data_near": f"{self.question.tolerance:g}",
            "data_in": said,
        }

    def _offered(self) -> Markup:
        question = self.question
        if question.entries:
            places = in_order(question, self.content.evidence)
            items = [
                element("li", named(self.plainly(each.says)), data_place=f"{places.index(at)}")
                for at, each in enumerate(question.entries)
            ]
        else:
            items = [
                element("li", named(said), **({"data_right": "yes"} if right else {}))
                for said, _, right in self.offers
            ]
        return element("ul", *items, class_="ke-offered") if items else Markup()

    def _hints(self) -> Markup:
        hints = [element("li", self.plainly(each)) for each in self.question.hints]
        if not hints:
            return Markup()
        title = element("summary", self.content.wording.quiz.hints)
        return element("details", title, element("ol", *hints), class_="ke-hints")

    def key(self) -> Markup:
        """Return what is right, and why, of each option."""
        parts: list[Markup] = []
        if self.question.entries:
            parts.append(element("ol", *(self._rank(*each) for each in self.ranked)))
        elif self.question.options:
            parts.append(element("ul", *(self._reason(*each) for each in self.offers)))
        elif self.answer:
            parts.append(element("p", element("b", self._value())))
        if self.question.why:
            parts.append(element("p", self.why(self.question.why)))
        return element("li", *parts)

    def _value(self) -> Markup:
        """Return the number that is asked for; an estimate's with its card behind it."""
        answer, number = self.question.answer, self.answer
        assert answer is not None
        assert number is not None
        if id_ := answer.estimate or answer.time:
            form = "when" if answer.time else "of 100" if number[1] == SHARE else "value"
            return html(self.content, f"{{{id_}|{form}}}")
        return Markup(number_words(number))

    def _rank(self, said: Markup, value: str) -> Markup:
        return element("li", said, ": ", html(self.content, value))

    def _reason(self, said: Markup, option: QuizOption, right: bool) -> Markup:
        quiz = self.content.wording.quiz
        verdict = element("b", f"{quiz.correct if right else quiz.incorrect} ")
        sources = " ".join(f"[@{each}]" for each in rests_on(self.content, self.question, option))
        links = html(self.content, sources) if sources else Markup()
        shown = self._value() if right and self.question.numeric else said
        told = joined(element("i", shown, class_="ke-option"), " ", verdict, self.why(option.why))
        return element("li", told, " ", links)

    def to_text(self) -> Iterator[str]:
        """Give the question as lines of plain text, without its key."""
        yield wrapped(_text(self.asks))
        entries = [plain(self.content, each.says) for each in self.question.entries]
        for said in entries or [_text(said) for said, *_ in self.offers]:
            yield wrapped(f"- {said}", "  ")


def _text(html: Markup) -> str:
    return str(html.striptags())


def goals(content: Content, questions: Sequence[Question]) -> list[str]:
    """Return the objective of each question in words; nothing for an exercise."""
    known = {
        id_: each.can for entry in content.course.notebooks.values()
        for id_, each in entry.objectives.items()
    }  # fmt: skip
    return [known.get(each.objective or "", "") for each in questions]
