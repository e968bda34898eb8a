"""A scene of the course: a question, a guess, and on request what answers it.

It shows what any room has, by the name under which a notebook calls it: so it stands above them.
"""

from __future__ import annotations

from typing import Any, Literal

import ipywidgets as w
from IPython.display import display
from markupsafe import Markup

from nbfolio.markup import element, joined
from nbfolio.notebook.ballot import written

from ..content import Content, load_content
from ..content.records import Scene as Told
from ..synthesis.polled import asked_of
from .kit.cards import html, plain
from .kit.controls import Control, choose, column, shared, text
from .kit.explainer import Explainer, entitled
from .kit.prose import Prose, rendered
from .kit.table import wrapped
from .rooms import shown
from .scenes.ballot import ballot_of
from .scenes.guess import guessed

ANSWER = "ke-answer"
"""The class of what is shown with the answer: paper shows it always."""

_reading: dict[str, Control] = {}


def reading() -> Any:
    """Return the controls of the whole page: answers before guesses, words for clinicians."""
    bar = w.HBox([_page("answers").row, _page("words").row], layout=shared("row"))
    bar.add_class("ke-reading")
    return bar


def scene(name: str) -> Scene:
    """Return a scene of content/scenes/.

    Parameters
    ----------
    name : str
        Its id there.

    Raises
    ------
    KeyError
        If there is none of that id.
    """
    content = load_content()
    told = content.scene(name)
    explorer = _explorer(content, told)
    if explorer and told.builds and told.shows:
        explorer.build_with(content.captions[told.shows].controls[told.builds])
    return Scene(content, told, explorer)


def poll(notebook: str) -> Scene:
    """Return the question of a notebook's quiz on which a room votes, as a scene for a slide.

    Parameters
    ----------
    notebook : str
        Its name, for example ``02_fast_response``.

    Raises
    ------
    KeyError
        If it has none with ``on_slide: true``.
    """
    content = load_content()
    for question in content.quiz.get(notebook, {}).values():
        if question.on_slide:
            return Scene(content, asked_of(content, question), None)
    cure = f"write 'on_slide: true' at a question of content/quiz/{notebook}.yaml"
    raise KeyError(f"given '{notebook}', of which no question stands on a slide; {cure}")


class Scene(w.VBox):  # type: ignore[misc]
    """A scene as widgets; above them stand its question and what leads to it, as text.

    Parameters
    ----------
    content : Content
        The course.
    told : Scene
        What it asks and says.
    explorer : Explainer, optional
        What answers it.
    """

    def __init__(self, content: Content, told: Told, explorer: Explainer | None) -> None:
        answer = _answer(content, told, explorer)
        parts = [_answered(answer)]
        if told.guess:
            texts = content.wording.scenes
            revealed = choose(texts.answer, (texts.guess, texts.show), values=(False, True))
            w.jsdlink((_page("answers").control, "index"), (revealed.control, "index"))
            guess = guessed(content, told, revealed)
            box = column([guess.before])
            box.add_class("ke-guess")
            guess.after.add_class("ke-gap")
            stack = revealed.stack([text(""), _answered([guess.after, *answer])])
            stack.add_class(ANSWER)
            reveal = column([revealed.row, *_voted(content, told)])
            reveal.add_class("ke-reveal")
            parts = [box, reveal, stack]
        super().__init__(parts, layout=shared("wide"))
        self.add_class("ke-scene")
        self.told, self.explorer = told, explorer
        lead = f"\n\n{told.lead}" if told.lead else ""
        words = rendered(content, f"## {told.question}{lead}")
        self.prose = Prose(f"scenes/{told.id}", words)

    def __repr__(self) -> str:
        return repr(self.explorer) if self.explorer else f"{self.told.finding}\n\n{self.told.says}"

    def _ipython_display_(self) -> None:
        display(self.prose)  # type: ignore[no-untyped-call]
        data, about = self._repr_mimebundle_()
        display(data, metadata=about, raw=True)  # type: ignore[no-untyped-call]

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        shown: dict[str, Any] = super()._repr_mimebundle_(**kwargs)
        if self.explorer is None:
            said = wrapped(plain(load_content(), self.told.says))
            return {**shown, "text/plain": f"{wrapped(self.told.finding)}\n\n{said}"}, {}
        data, about = self.explorer._repr_mimebundle_(**kwargs)
        brief = f"{self.explorer.brief}\n\n{wrapped(plain(load_content(), self.told.says))}"
        return {**data, **shown, "text/plain": brief}, about


def _voted(content: Content, told: Told) -> list[Any]:
    """Return a mark that nobody sees: what a room votes on, in decks."""
    ballot = ballot_of(content, told)
    if ballot is None:
        return []
    mark = text(element("p", data_vote=written(ballot)))
    mark.layout = shared("unseen")
    return [mark]


def _answered(parts: list[Any]) -> Any:
    whole = column(parts)
    whole.add_class("ke-answered")
    return whole


def _answer(content: Content, told: Told, explorer: Explainer | None) -> list[Any]:
    """Return the figure with its finding as title, a sentence, and what is folded."""
    title = html(content, told.finding)
    said = joined(element("p", html(content, told.says)), _wrong(content, told))
    kept = "ke-more" if explorer else "ke-part"  # what no figure shows stands on slides and paper
    more = joined(*(_fold(each.title, html(content, each.text), kept) for each in told.more))
    folds = joined(
        _fold(content.wording.scenes.why, html(content, told.why)) if told.why else "",
        _fold(content.wording.scenes.sure, _sure(content, told)) if told.sure else "",
    )
    parts = [
        text(said, "ke-says"), *([text(more, "ke-parts")] if more else []),
        *_clinical(content, told), *([text(folds, "ke-folds")] if folds else []),
    ]  # fmt: skip
    if explorer is None:
        return [text(element("h3", title)), *parts]
    return [explorer, *parts]


def _wrong(content: Content, told: Told) -> Markup:
    """Return the likely wrong idea, and what holds instead."""
    wrong = content.misconceptions[told.misconception] if told.misconception else told.wrong
    if wrong is None:
        return Markup()
    says = element("q", html(content, wrong.says))
    return element("p", says, " ", html(content, wrong.holds), class_="ke-wrong")


def _sure(content: Content, told: Told) -> Markup:
    level = content.wording.scenes.certainty[told.certainty]
    return joined(element("p", element("b", level)), html(content, told.sure))


def _clinical(content: Content, told: Told) -> list[Any]:
    """Return what is said to clinicians, where they choose to read it."""
    if not told.clinical:
        return []
    said = text(element("div", html(content, told.clinical), class_="ke-clinical"))
    return [_page("words").stack([text(""), said])]


def _fold(title: str, inside: Markup, name: str = "ke-more") -> Markup:
    return element("details", element("summary", title), inside, class_=name)


def _page(name: Literal["answers", "words"]) -> Control:
    """Return a control of the whole page; it is made again after it was closed."""
    known = _reading.get(name)
    if known is None or known.control.comm is None:
        texts = load_content().wording.scenes.page[name]
        _reading[name] = choose(texts.label, texts.options, values=(False, True))
    return _reading[name]


def _explorer(content: Content, told: Told) -> Explainer | None:
    """Return what answers a scene, with its finding as title; a notebook finds it likewise."""
    if told.shows is None:
        return None
    name, _, entry = told.shows.partition(" ")
    with entitled(html(content, told.finding)):
        made: Explainer = shown(name)(*filter(None, [entry]))
    return made
